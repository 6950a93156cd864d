import type { Reference, VirtualFiles } from 'pdfmake/js/PDFDocument.js';
import * as pdfDocument from 'pdfmake/js/PDFDocument.js';
import { pictureKind } from '../../../edition/pictures.js';
import { trueTypeFile, withoutGlyphs } from '../../../fonts/truetype.js';
import { theDefault } from './commonjs.js';
import { FaceGlyphs } from './face-glyphs.js';
import { Gathered } from './gathered.js';
import { Inks, type InkUse } from './inks.js';
import { deflated, ObjectWriter } from './object-streams.js';
import { OutputIntent } from './output-intent.js';
import { PageContent } from './page-content.js';
import { PngPicture } from './png-picture.js';
import { FOR_READERS } from './press.js';
import type { PrintedFiles } from './printed-files.js';
import { StructureTree } from './structure-tree.js';
import { svgFont } from './svg-font.js';

const PDFDocument = theDefault(pdfDocument);

/** The constructor of pdfkit's references, a class that pdfkit does not export. `ref` needs only `_offsets` of a document. */
const PdfkitReference = PDFDocument.prototype.ref.call({
  _offsets: [],
} as unknown as ComposedDocument).constructor as new (
  document: ComposedDocument,
  id: number,
  data?: object,
) => Reference;

/** An object of the file. It is written together with others in an object stream if that is allowed. */
class PackedReference extends PdfkitReference {
  override finalize(): void {
    const { id, data, buffer } = this;
    const document = this.document as ComposedDocument;
    if (buffer.length === 0) document.objects.object(id, data);
    else {
      const bytes = buffer.length === 1 ? (buffer[0] as Uint8Array) : Buffer.concat(buffer);
      document.objects.stream(id, data, this.compress ? deflated(bytes) : bytes);
      this.buffer = [];
    }
    document._refEnd(this);
  }
}

/** A name that is an object of its own, as the entries of a document's information have to be. */
export class NameObject {
  constructor(readonly name: string) {}
}

const FONT_PREFIX = 'font:';
const IMAGE_PREFIX = 'image:';
const SVG_FONT = 'svg:';

/** pdfmake's document for composed pages. It draws and writes less than pdfmake does. */
export class ComposedDocument extends PDFDocument {
  readonly structure = new StructureTree(this);
  /** The text of the link that is being drawn. */
  linkText = '';
  /** This field is only declared, since the first line of the file is written before this class sets its fields. */
  declare private written: Gathered;
  readonly objects: ObjectWriter;
  private readonly faces = new Map<string, FaceGlyphs>();
  /** The face that is being written. */
  private embedding: FaceGlyphs | undefined;
  private drawn: PageContent | undefined;
  private finish: (bytes: Uint8Array) => void = () => {};
  /** The PDF, once the document has ended. */
  readonly bytes = new Promise<Uint8Array>((resolve) => {
    this.finish = resolve;
  });
  /** Writes the same profile wherever Kanben is installed: pdfkit would look for a file in its own folder. */
  override _addColorOutputIntent = (): void => this.intent.write();

  private readonly intent: OutputIntent;
  private readonly inks: Inks;
  /** The files that pdfmake reads, by their names in the document. */
  private readonly virtual: Map<string, Uint8Array>;

  constructor(
    private readonly files: PrintedFiles,
    options: object,
    press = FOR_READERS,
  ) {
    const names = [...files.images.keys()].map((name) => [name, IMAGE_PREFIX + name] as const);
    const virtual = new Map([...files.images].map(([name, bytes]) => [IMAGE_PREFIX + name, bytes]));
    // A node can never make pdfmake read a file.
    super({}, Object.fromEntries(names), {}, {}, options, virtualFiles(virtual), () => false);
    this.virtual = virtual;
    this.intent = new OutputIntent(this, press.pdfx);
    this.inks = new Inks(this, press.spots, () => this.intent.srgb);
    this.objects = new ObjectWriter(this.written, () => this._offsets.push(null));
  }

  /** The content of the page that is open. */
  get content(): PageContent {
    this.drawn ??= new PageContent();
    return this.drawn;
  }

  /** The faces that anything has been set in. */
  get usedFaces(): readonly string[] {
    return [...this.faces.keys()];
  }

  /** The glyphs of a face, which are drawn on the open page. */
  face(id: string): FaceGlyphs {
    const face = this.faces.get(id) ?? this.openFace(id);
    const { embedded } = face;
    this.page.fonts[embedded.id] ??= embedded.ref();
    return face;
  }

  private openFace(id: string): FaceGlyphs {
    const source = this.files.font(id);
    const { file } = source;
    const outlines = trueTypeFile(file.bytes);
    const path = FONT_PREFIX + id;
    // pdfkit needs only the names and measures of a font. Its glyphs take long to read.
    this.virtual.set(path, outlines === undefined ? file.bytes : withoutGlyphs(outlines));
    this.fonts[id] = {
      normal: file.postscriptName === undefined ? path : [path, file.postscriptName],
    };
    const font = this.provideFont(id, false, false);
    // pdfkit writes `undefined` as the name of a font that has none.
    Object.defineProperty(font.font, 'postscriptName', { value: source.face.postscriptName });
    // Two names of the catalogue may mean one font, which pdfkit opens once.
    const same = [...this.faces.values()].find(({ embedded }) => embedded === font);
    const face = same ?? this.embed(new FaceGlyphs(font, source.face, outlines, this));
    this.faces.set(id, face);
    return face;
  }

  /** Gives pdfkit the data of the glyphs, which it needs to write the font. */
  private embed(face: FaceGlyphs): FaceGlyphs {
    const { embedded } = face;
    const embed = embedded.embed.bind(embedded);
    embedded.embed = () => {
      this.embedding = face;
      embed();
      this.embedding = undefined;
    };
    return face;
  }

  /** The bytes of an SVG picture; undefined for other pictures. */
  svgOf(name: string): Uint8Array | undefined {
    const bytes = this.files.images.get(name);
    return bytes !== undefined && pictureKind(bytes) === 'svg' ? bytes : undefined;
  }

  override provideImage(name: string): unknown {
    const bytes = this.files.images.get(name);
    if (bytes === undefined || pictureKind(bytes) !== 'png') return super.provideImage(name);
    this._imageRegistry[name] ??= new PngPicture(this, bytes, `I${++this._imageCount}`);
    return this._imageRegistry[name];
  }

  /** The name of the face for the text of a picture: that of the book's text or of its headings. */
  svgFace(sans: boolean, bold: boolean): string {
    return SVG_FONT + this.files.pictureFace(sans, bold);
  }

  override font(source: unknown, ...more: readonly unknown[]): this {
    if (typeof source !== 'string' || !source.startsWith(SVG_FONT))
      return super.font(source, ...more);
    this._font = svgFont(this.face(source.slice(SVG_FONT.length)));
    return this;
  }

  override ref(data?: object): Reference {
    const reference = new PackedReference(this, this._offsets.push(null), this.dataOf(data));
    this._waiting++;
    return reference;
  }

  private dataOf(data: object | undefined): object | undefined {
    // A text that is an object of its own becomes a name.
    if (data instanceof NameObject) return data.name as unknown as object;
    const cidFont = data !== undefined && 'CIDSystemInfo' in data ? this.embedding : undefined;
    return cidFont === undefined ? data : { ...data, ...cidFont.cidEntries() };
  }

  override flushPages(): void {
    this.structure.end();
    if (this.drawn !== undefined) this.page.write(String(this.drawn));
    this.drawn = undefined;
    super.flushPages();
  }

  /** Collects the operators of a page, which are written when it ends: pdfkit would create a buffer for each. */
  override addContent(operator: string): this {
    if (this.inGroup) {
      this.page.write(operator);
      return this;
    }
    this.content.add(operator);
    return this;
  }

  /** The colour spaces among the resources of every page. */
  get pageSpaces(): Readonly<Record<string, unknown>> {
    return this.intent.pageSpaces;
  }

  /** Sets the colour, `#rrggbb`, of what is filled or stroked. */
  paint(color: string, use: InkUse): void {
    const { operators, space } = this.inks.of(color, use);
    if (space !== undefined) this.page.colorSpaces[space.name] = space.object;
    this.content.paint(operators, use);
  }

  /** Whether a transparency group of a picture is open. pdfkit gives it a page of its own, which is not a page of the book. */
  private get inGroup(): boolean {
    return this.page !== null && !('dictionary' in this.page);
  }

  override _setColorCore(color: string | readonly number[], stroke: boolean): boolean {
    if (this.inGroup) return super._setColorCore(color, stroke);
    this.paint(typeof color === 'string' ? color : hexColor(color), stroke ? 'stroke' : 'fill');
    return true;
  }

  /** Takes the bytes of the file. A stream would keep them until all pages are drawn. */
  override push(bytes: Uint8Array | null): boolean {
    this.written ??= new Gathered();
    if (bytes === null) this.finish(this.written.whole());
    else this.written.write(bytes);
    return true;
  }

  /** Writes the document's information into the XMP. pdfkit does not escape it: with an & in the title the XMP would not be XML. */
  override _addInfo(): void {
    const { info } = this;
    this.info = Object.fromEntries(
      Object.entries(info).map(([key, value]) => [
        key,
        typeof value === 'string' ? xmlText(value) : value,
      ]),
    );
    super._addInfo();
    this.info = info;
  }

  override _finalize(): void {
    this.objects.finish({ Root: this._root, Info: this._info, ID: [this._id, this._id] });
    this.push(null);
  }

  /** Adds a link's annotation to the node of the link, with the text of the link as its contents. */
  override annotate(x: number, y: number, w: number, h: number, options: object): this {
    const { link } = this.structure;
    return super.annotate(
      x,
      y,
      w,
      h,
      link === undefined
        ? options
        : { ...options, structParent: link, Contents: new String(this.linkText) },
    );
  }
}

/** `#rrggbb` for three parts from 0 to 255. */
function hexColor(parts: readonly number[]): string {
  return `#${parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

function virtualFiles(files: ReadonlyMap<string, Uint8Array>): VirtualFiles {
  return {
    existsSync: (path) => files.has(path),
    readFileSync(path) {
      const bytes = files.get(path);
      if (bytes === undefined) throw new Error(`the print job holds no ${path}`);
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    },
  };
}

function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
