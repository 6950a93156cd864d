import * as layoutBuilder from 'pdfmake/js/LayoutBuilder.js';
import type { EmbeddedFont, VirtualFiles } from 'pdfmake/js/PDFDocument.js';
import * as pdfDocument from 'pdfmake/js/PDFDocument.js';
import * as renderer from 'pdfmake/js/Renderer.js';
import type { Structure } from '../../compose/pages/structure.js';
import { ComposedAdvances, drawComposed } from './composed-text.js';
import { srgbProfile } from './output-intent.js';
import { PDFUA_XMP } from './pdfua.js';
import { StructureTree } from './structure-tree.js';

/** A file inside the PDF. */
export interface Attachment {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Media type. */
  readonly type: string;
  readonly description: string;
}

/** What pdfmake lays out and renders: its own nodes by the page, the files that they name, and what the document says of itself. */
export interface PrintJob {
  readonly pages: Iterable<readonly object[]>;
  /** pt */
  readonly page: { readonly width: number; readonly height: number };
  /** By the name that nodes use. */
  readonly fonts: ReadonlyMap<
    string,
    { readonly bytes: Uint8Array; readonly postscriptName?: string }
  >;
  readonly images: ReadonlyMap<string, Uint8Array>;
  readonly info: {
    readonly title: string;
    readonly author?: string;
    readonly subject?: string;
    readonly creator: string;
    readonly date: Date;
  };
  /** Claims PDF/UA-1: whoever doesn't see it misses nothing. */
  readonly accessible: boolean;
  /** PDF/A-2b, or 3b where files go with it. */
  readonly conformance: 'PDF/A-2b' | 'PDF/A-3b';
  /** Files that go with the book (PDF/A-3b). */
  readonly attachments?: readonly Attachment[] | undefined;
  /** BCP 47 */
  readonly language: string;
  /** Told how many pages are drawn, as they are. */
  readonly onPage?: (done: number) => void;
  /** Page labels: from which page (from 0) on, in which style. */
  readonly labels: readonly { readonly from: number; readonly style: 'r' | 'D' }[];
}

/** CommonJS modules seen from ES modules keep their default export one level down. */
function theDefault<Value>(module: { readonly default: Value }): Value {
  const inner = module.default as Value | { readonly default: Value };
  return typeof inner === 'object' && inner !== null && 'default' in inner
    ? inner.default
    : (inner as Value);
}

const PDFDocument = theDefault(pdfDocument);
const LayoutBuilder = theDefault(layoutBuilder);
const Renderer = theDefault(renderer);

const FONT_PREFIX = 'font:';
const IMAGE_PREFIX = 'image:';

/** pdfmake's document with fonts that draw composed lines. It reads what the job holds and nothing else. */
class ComposedDocument extends PDFDocument {
  private readonly composed = new Map<string, EmbeddedFont>();
  readonly structure = new StructureTree(this);
  /** Of the link that is being drawn. */
  linkText = '';
  /** Declared alone: the file's first line is written before this class sets its own fields. */
  declare private written: Gathered | undefined;
  private drawn: string[] | undefined;
  private finish: (bytes: Uint8Array) => void = () => {};
  /** The PDF, once the document has ended. */
  readonly bytes = new Promise<Uint8Array>((resolve) => {
    this.finish = resolve;
  });
  /** The same profile wherever Kanben is installed: pdfkit would look for a file beside itself. */
  override _addColorOutputIntent = (): void => this.writeOutputIntent();

  override flushPages(): void {
    this.structure?.end();
    if (this.drawn !== undefined) this.page.write(this.drawn.join('\n'));
    this.drawn = undefined;
    super.flushPages();
  }

  /** A page's operators are written when it ends, all at once: pdfkit would make a buffer of each. */
  override addContent(operator: string): this {
    this.drawn ??= [];
    this.drawn.push(operator);
    return this;
  }

  /** A stream would keep what is pushed until it is read, and it is read when all pages are drawn. */
  override push(bytes: Uint8Array | null): boolean {
    this.written ??= new Gathered();
    if (bytes === null) this.finish(this.written.whole());
    else this.written.push(bytes);
    return true;
  }

  /** A link's annotation belongs to the link, and says where it leads. */
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

  private writeOutputIntent(): void {
    const profile = this.ref({ N: 3 });
    profile.end(srgbProfile());
    const name = 'sRGB IEC61966-2.1';
    const intent = this.ref({
      Type: 'OutputIntent',
      S: 'GTS_PDFA1',
      Info: new String(name),
      OutputConditionIdentifier: new String(name),
      DestOutputProfile: profile,
    });
    intent.end();
    this._root.data.OutputIntents = [intent];
  }

  override provideFont(family: string, bold: boolean, italics: boolean): EmbeddedFont {
    let font = this.composed.get(family);
    if (font === undefined) {
      font = drawComposed(super.provideFont(family, bold, italics));
      this.composed.set(family, font);
    }
    return font;
  }
}

/** pdfmake's renderer, telling of each thing what it is in the book's structure. */
class StructuredRenderer extends Renderer {
  constructor(private readonly composed: ComposedDocument) {
    super(composed);
  }

  override renderLine(
    line: Parameters<InstanceType<typeof Renderer>['renderLine']>[0],
    x: number,
    y: number,
  ): void {
    const [first] = line.inlines;
    const carried = first?.fontFeatures;
    this.composed.linkText = first?.link ?? first?.text ?? '';
    const own = carried instanceof ComposedAdvances ? carried.structure : undefined;
    if (line.inlines.length > 0) this.composed.structure.begin(own ?? 'artifact');
    super.renderLine(line, x, y);
  }

  override renderVector(vector: object): void {
    this.composed.structure.begin('artifact');
    super.renderVector(vector);
  }

  override renderImage(image: object): void {
    this.composed.structure.begin((image as { structure?: Structure }).structure ?? 'artifact');
    super.renderImage(image);
  }
}

/** Lays the nodes out and renders them, by pdfmake's builder and renderer; the PDF's bytes. */
export async function print(job: PrintJob): Promise<Uint8Array> {
  const document = new ComposedDocument(
    fontDefinitions(job),
    Object.fromEntries([...job.images.keys()].map((name) => [name, IMAGE_PREFIX + name])),
    {},
    {},
    {
      size: [job.page.width, job.page.height],
      pdfVersion: '1.7',
      displayTitle: true,
      compress: true,
      lang: job.language,
      tagged: true,
      subset: job.conformance,
      autoFirstPage: false,
      font: null,
      info: infoOf(job.info),
    },
    filesOf(job),
    // No file is ever read because a node names it.
    () => false,
  );
  const [font] = job.fonts.keys();
  const renderer = new StructuredRenderer(document);
  let done = 0;
  // A page at a time: pdfmake keeps all that it lays out until it is drawn, and what is forgotten while it is young
  // costs least.
  for (const nodes of job.pages) {
    const builder = new LayoutBuilder(
      { ...job.page, orientation: 'portrait' },
      { left: 0, right: 0, top: 0, bottom: 0 },
      undefined,
    );
    builder.registerTableLayouts({});
    // An empty text: a blank page has a node as well.
    const content = [{ text: '', absolutePosition: { x: 0, y: 0 } }, ...nodes];
    renderer.renderPages(builder.layoutDocument(content, document, {}, { font, fontSize: 1 }));
    job.onPage?.(++done);
  }
  document.structure.finish();
  if (job.accessible) document.appendXML(PDFUA_XMP);
  for (const { name, bytes, type, description } of job.attachments ?? []) {
    document.file(Buffer.from(bytes), {
      name,
      type,
      description,
      relationship: 'Source',
      creationDate: job.info.date,
      modifiedDate: job.info.date,
    });
  }
  document._root.data.PageLabels = {
    Nums: job.labels.flatMap(({ from, style }) => [from, { S: style }]),
  };
  document.end();
  return document.bytes;
}

function fontDefinitions({ fonts }: PrintJob) {
  return Object.fromEntries(
    [...fonts].map(([name, { postscriptName }]) => {
      const file = FONT_PREFIX + name;
      const normal: string | [string, string] =
        postscriptName === undefined ? file : [file, postscriptName];
      return [name, { normal }];
    }),
  );
}

function filesOf({ fonts, images }: PrintJob): VirtualFiles {
  const find = (path: string): Uint8Array | undefined =>
    path.startsWith(FONT_PREFIX)
      ? fonts.get(path.slice(FONT_PREFIX.length))?.bytes
      : images.get(path.slice(IMAGE_PREFIX.length));
  return {
    existsSync: (path) => find(path) !== undefined,
    readFileSync(path) {
      const bytes = find(path);
      if (bytes === undefined) throw new Error(`the print job holds no ${path}`);
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    },
  };
}

function infoOf({ title, author, subject, creator, date }: PrintJob['info']) {
  return {
    Title: title,
    ...(author !== undefined && { Author: author }),
    ...(subject !== undefined && { Subject: subject }),
    Creator: creator,
    Producer: `${creator} (pdfmake)`,
    CreationDate: date,
    ModDate: date,
  };
}

const BLOCK = 1 << 18;

/**
 * The bytes of what is pushed, one behind the other, copied: each of zlib's results, however short, would keep alive
 * the 16 kB that it was made in.
 */
class Gathered {
  private readonly full: Uint8Array[] = [];
  private block = new Uint8Array(BLOCK);
  private used = 0;

  push(bytes: Uint8Array): void {
    if (this.used + bytes.length > this.block.length) {
      this.full.push(this.block.subarray(0, this.used));
      this.block = new Uint8Array(Math.max(BLOCK, bytes.length));
      this.used = 0;
    }
    this.block.set(bytes, this.used);
    this.used += bytes.length;
  }

  whole(): Uint8Array {
    return Buffer.concat([...this.full, this.block.subarray(0, this.used)]);
  }
}
