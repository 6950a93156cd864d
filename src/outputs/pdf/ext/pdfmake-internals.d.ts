/**
 * The parts of pdfmake 0.3 and of the pdfkit below it that Kanben drives itself. They are not published API:
 * tests/pdf/engine.test.ts fails where an upgrade changes them.
 */
declare module 'pdfmake/js/PDFDocument.js' {
  /** pdfkit's font in a document. */
  export interface EmbeddedFont {
    /** Its name among a page's resources. */
    readonly id: string;
    /** Thousandths of an em. */
    readonly ascender: number;
    /** fontkit's reading of the file. */
    readonly font: object;
    /** fontkit's: the font's file as it is embedded. */
    readonly subset: {
      /** By the numbers that the content names: the font's glyphs. */
      glyphs: number[];
      /** Of outlines in CFF. */
      readonly cff?: unknown;
      encode(): Uint8Array;
    };
    /** The object that pages name. */
    ref(): Reference;
    lineHeight(size: number): number;
    /** Writes its objects, when the document ends. */
    embed(): void;
    toUnicodeCmap(): Reference;
  }

  export interface VirtualFiles {
    existsSync(path: string): boolean;
    readFileSync(path: string): Uint8Array;
  }

  /** pdfkit's node of the structure tree. */
  export interface StructureElement {
    readonly dictionary: Reference;
    add(child: StructureElement | object): this;
    end(): void;
  }

  /** The part of pdfkit's document that marks content. */
  export type TaggedDocument = Pick<
    PDFDocument,
    | 'markContent'
    | 'markStructureContent'
    | 'endMarkedContent'
    | 'struct'
    | 'addStructure'
    | 'getStructTreeRoot'
  >;

  /** pdfkit's indirect object. */
  export class Reference {
    readonly document: PDFDocument;
    readonly id: number;
    readonly gen: number;
    readonly data: Record<string, unknown>;
    /** Whether its stream is deflated; what it has of it so far. */
    readonly compress: boolean;
    buffer: Uint8Array[];
    write(bytes: Uint8Array): void;
    /** Writes the object to the file. */
    end(bytes?: Uint8Array): void;
    finalize(): void;
  }

  /** pdfkit's node of the outline. */
  export interface OutlineItem {
    addItem(title: string, options: { readonly expanded: boolean }): OutlineItem;
  }

  export default class PDFDocument {
    constructor(
      fonts: Record<string, { normal: string | readonly [string, string] }>,
      images: Record<string, string>,
      patterns: object,
      attachments: object,
      options: object,
      files: VirtualFiles,
      localAccessPolicy: (path: string) => boolean,
    );
    readonly _root: Reference;
    readonly _info: Reference;
    readonly _id: Buffer;
    /** One of each object that has a number, and how many of them aren't written yet. */
    readonly _offsets: unknown[];
    _waiting: number;
    /** An object is written. */
    _refEnd(reference: Reference): void;
    /** All are: what comes after them is. */
    _finalize(): void;
    /** By family. */
    readonly fonts: Record<string, { normal: string | readonly [string, string] }>;
    readonly outline: OutlineItem;
    provideImage(name: string): unknown;
    /** The pictures that were drawn, by name, and how many have a label. */
    readonly _imageRegistry: Record<string, object>;
    _imageCount: number;
    addNamedDestination(name: string, kind: 'XYZ', x: number, y: number, zoom: null): void;
    goTo(x: number, y: number, w: number, h: number, destination: string): this;
    link(x: number, y: number, w: number, h: number, address: string): this;
    /** Sets the colour of what is filled, or of what is stroked. */
    _setColorCore(color: string | readonly number[], stroke: boolean): boolean;
    /** The font that text is set in from here on. */
    font(source: unknown, ...more: readonly unknown[]): this;
    _font: EmbeddedFont | null;
    /** The matrix of ISO 32000-1 8.3.3, on the present one. */
    transform(a: number, b: number, c: number, d: number, e: number, f: number): this;
    save(): this;
    restore(): this;
    provideFont(family: string, bold: boolean, italics: boolean): EmbeddedFont;
    markContent(tag: string, options?: object): unknown;
    markStructureContent(tag: string): object;
    endMarkedContent(): unknown;
    struct(kind: string, options: { alt?: string; scope?: string }): StructureElement;
    addStructure(root: StructureElement): unknown;
    getStructTreeRoot(): Reference;
    ref(data?: object): Reference;
    annotate(x: number, y: number, w: number, h: number, options: object): this;
    addPage(options?: object): this;
    /** Writes the pages that are buffered; pdfkit calls it itself before each new page. */
    flushPages(): void;
    /** Of the subset of PDF that is written (PDF/A): put its output intent into the catalogue. */
    _addColorOutputIntent: () => void;
    file(bytes: Buffer, options: object): unknown;
    /** The document's information (texts and dates), and the function that puts it into the file's XMP. */
    info: Readonly<Record<string, unknown>>;
    _addInfo(): void;
    /** Of PDF/A: the level that the file's XMP claims, `A`, `B` or `U`. */
    subset_conformance: string;
    /** Adds to the file's XMP. */
    appendXML(xml: string): void;
    /** The page that is open. */
    readonly page: {
      readonly dictionary: Reference;
      readonly fonts: Record<string, Reference>;
      readonly colorSpaces: Record<string, unknown>;
      write(content: string): void;
    };
    /** Writes an operator to the page that is open. */
    addContent(operator: string): this;
    /** Where all bytes of the file go, as of a stream; null at its end. */
    push(bytes: Uint8Array | null): boolean;
    on(event: 'data', listener: (chunk: Buffer) => void): this;
    on(event: 'end', listener: () => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
    end(): void;
  }
}

declare module 'pdfmake/js/Renderer.js' {
  import type PDFDocument from 'pdfmake/js/PDFDocument.js';

  export default class Renderer {
    constructor(document: PDFDocument);
    readonly pdfDocument: PDFDocument;
    renderPages(
      pages: readonly {
        readonly pageSize: { readonly width: number; readonly height: number };
        readonly items: readonly object[];
      }[],
    ): void;
    renderLine(line: object, x: number, y: number): void;
    renderVector(vector: object): void;
    renderImage(image: object): void;
  }
}

declare module 'pdfmake/js/3rd-party/svg-to-pdfkit.js' {
  import type PDFDocument from 'pdfmake/js/PDFDocument.js';

  /** svg-to-pdfkit (MIT), which pdfmake carries: draws an SVG at a place of the page that is open. */
  export default function SVGtoPDF(
    document: PDFDocument,
    svg: string,
    x: number,
    y: number,
    options: {
      readonly width: number;
      readonly height: number;
      readonly assumePt: boolean;
      readonly fontCallback: (family: unknown, bold: boolean) => string;
      readonly warningCallback: (warning: string) => void;
    },
  ): void;
}
