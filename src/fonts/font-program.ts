/**
 * The part of fontkit's reading of a font that the tables of a face ask for. The interface is Kanben's, since fontkit
 * brings no types: a user of the library needs none of fontkit's to compile.
 */
export interface FontProgram {
  readonly unitsPerEm: number;
  readonly ascent: number;
  /** Below the baseline, negative. */
  readonly descent: number;
  readonly numGlyphs: number;
  readonly characterSet: readonly number[];
  readonly 'OS/2'?: { readonly fsType: { readonly noEmbedding: boolean } };
  /** null where the font's name table lacks the name. */
  readonly postscriptName: string | null;
  readonly fullName?: string | null;
  readonly familyName: string | null;
  readonly version: number | string;
  /** Empty where the font is not a variable one. */
  readonly variationAxes: object;
  getGlyph(glyph: number): { readonly advanceWidth: number };
}
