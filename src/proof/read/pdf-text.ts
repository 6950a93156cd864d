/** One glyph of a finished page. Lengths are pt; x runs right, y down from the page's top left. */
export interface Glyph {
  readonly codePoint: number;
  /** Origin on the baseline. */
  readonly x: number;
  readonly y: number;
  /** pt, after the text's transformation. */
  readonly size: number;
  /** Advance width of the glyph, without the spacing of the line. */
  readonly width: number;
  /** Index into the document's fonts. */
  readonly font: number;
  /** Horizontal by vertical scale of the glyph; above 1 it is wider. */
  readonly stretch: number;
  /** The text is neither turned nor mirrored. */
  readonly upright: boolean;
  /** The font maps the glyph to no character: `codePoint` is a guess. */
  readonly unmapped: boolean;
  /** What it is filled with, `#rrggbb`; only where colours were asked for. */
  readonly color?: string;
}

/** A font of the document, as far as PDFium reports it. */
export interface PdfFont {
  /** PostScript name without the subset's tag. */
  readonly name: string;
  readonly embedded: boolean;
  /** The name has a subset's tag (`ABCDEF+`). */
  readonly subset: boolean;
}

/** Where a picture or a drawing stands, pt from the page's top left. */
export interface PdfBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface PdfPage {
  /** From 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** In the order of the page's content. */
  readonly glyphs: readonly Glyph[];
  /** Pictures and drawn shapes, without strokes; none where nobody looked for them. */
  readonly pictures?: readonly PdfBox[];
}

/** The text layer of a finished PDF. */
export interface PdfText {
  readonly pages: readonly PdfPage[];
  readonly fonts: readonly PdfFont[];
  /** The document has a structure tree. */
  readonly tagged: boolean;
  readonly title: string;
}
