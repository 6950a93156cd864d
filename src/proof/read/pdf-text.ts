/** One glyph of a finished page. Lengths are pt; x runs right, y down from the page's top left. */
export interface Glyph {
  readonly codePoint: number;
  /** Origin, on the baseline. */
  readonly x: number;
  readonly y: number;
  /** pt, after the text's own transformation. */
  readonly size: number;
  /** Advance width of the glyph itself, without what the line adds. */
  readonly width: number;
  /** Index into the document's fonts. */
  readonly font: number;
  /** Wider than high where above 1: how far the glyph was scaled sideways. */
  readonly stretch: number;
  /** The text runs along the page's lines, neither turned nor mirrored. */
  readonly upright: boolean;
  /** The font maps the glyph to no character: `codePoint` is a guess. */
  readonly unmapped: boolean;
}

/** A font of the document, as far as PDFium tells. */
export interface PdfFont {
  /** PostScript name without the subset's tag. */
  readonly name: string;
  readonly embedded: boolean;
  /** The name has a subset's tag (`ABCDEF+`). */
  readonly subset: boolean;
}

export interface PdfPage {
  /** From 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** In the order of the page's content. */
  readonly glyphs: readonly Glyph[];
}

/** The text layer of a finished PDF. */
export interface PdfText {
  readonly pages: readonly PdfPage[];
  readonly fonts: readonly PdfFont[];
  /** Has a structure tree. */
  readonly tagged: boolean;
  readonly title: string;
}
