/**
 * The parts of pdfmake 0.3 and of the pdfkit below it that Kanben drives itself. They are not published API:
 * tests/pdf/engine.test.ts fails where an upgrade changes them.
 */
declare module 'pdfmake/js/PDFDocument.js' {
  /** pdfkit's font in a document: a subset of the file, filled as text is encoded. */
  export interface EmbeddedFont {
    readonly font: {
      readonly unitsPerEm: number;
      /** Of a TrueType font: where each outline stands, and its metrics. */
      readonly loca?: { readonly offsets: readonly number[] };
      readonly hmtx?: {
        readonly metrics: {
          readonly length: number;
          get(index: number): { readonly advance: number; readonly bearing: number };
        };
        readonly bearings: { get(index: number): number };
      };
      _getTableStream(tag: string): { pos: number; readBuffer(length: number): Uint8Array };
    };
    readonly scale: number;
    readonly ascender: number;
    readonly subset: {
      glyphs: number[];
      includeGlyph(id: number): number;
      /** Of a TrueType subset while it is written: its tables, and what adds a glyph to them. */
      _addGlyph?(id: number): number;
      readonly glyf?: Uint8Array[];
      readonly loca?: { readonly offsets: number[] };
      readonly hmtx?: { readonly metrics: { advance: number; bearing: number }[] };
      offset?: number;
    };
    /** By glyph of the subset: its advance in thousandths of an em, and its code points. */
    readonly widths: number[];
    readonly unicode: (readonly number[])[];
    layout(text: string, features: unknown, onlyWidth?: boolean): LaidOut;
    encode(text: string, features: unknown): readonly [string[], GlyphPosition[]];
  }

  export interface LaidOut {
    readonly advanceWidth: number;
    readonly glyphs: readonly unknown[] | null;
    readonly positions: readonly GlyphPosition[] | null;
  }

  /** Thousandths of an em. */
  export interface GlyphPosition {
    xAdvance: number;
    yAdvance: number;
    xOffset: number;
    yOffset: number;
    advanceWidth: number;
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

  /** What of pdfkit's document marks content. */
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
  export interface Reference {
    readonly data: Record<string, unknown>;
    write(bytes: Uint8Array): void;
    end(bytes?: Uint8Array): void;
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
    readonly _root: { readonly data: Record<string, unknown> };
    provideFont(family: string, bold: boolean, italics: boolean): EmbeddedFont;
    markContent(tag: string, options?: object): unknown;
    markStructureContent(tag: string): object;
    endMarkedContent(): unknown;
    struct(kind: string, options: { alt?: string; scope?: string }): StructureElement;
    addStructure(root: StructureElement): unknown;
    getStructTreeRoot(): Reference;
    ref(data: object): Reference;
    annotate(x: number, y: number, w: number, h: number, options: object): this;
    addPage(options?: object): this;
    /** Writes the pages that are buffered; pdfkit calls it itself before each new page. */
    flushPages(): void;
    /** Of the subset of PDF that is written (PDF/A): put its output intent into the catalogue. */
    _addColorOutputIntent: () => void;
    file(bytes: Buffer, options: object): unknown;
    /** Adds to the file's XMP. */
    appendXML(xml: string): void;
    /** The page that is open. */
    readonly page: { write(content: string): void };
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

declare module 'pdfmake/js/LayoutBuilder.js' {
  import type PDFDocument from 'pdfmake/js/PDFDocument.js';

  export default class LayoutBuilder {
    constructor(
      pageSize: { readonly width: number; readonly height: number; readonly orientation: string },
      margins: { left: number; right: number; top: number; bottom: number },
      svgMeasure: unknown,
    );
    registerTableLayouts(layouts: object): void;
    layoutDocument(
      content: readonly object[],
      document: PDFDocument,
      styles: object,
      defaultStyle: object,
    ): readonly object[];
  }
}

declare module 'pdfmake/js/Renderer.js' {
  import type PDFDocument from 'pdfmake/js/PDFDocument.js';

  export default class Renderer {
    constructor(document: PDFDocument, progress?: (share: number) => void);
    readonly pdfDocument: PDFDocument;
    renderPages(pages: readonly object[]): void;
    renderLine(
      line: {
        readonly inlines: readonly {
          readonly text: string;
          readonly link?: string;
          readonly fontFeatures?: unknown;
        }[];
      },
      x: number,
      y: number,
    ): void;
    renderVector(vector: object): void;
    renderImage(image: object): void;
  }
}
