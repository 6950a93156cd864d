/**
 * What fontkit reads of one font, as far as the tables of a face ask for it. The interface is Kanben's, since fontkit
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
  readonly postscriptName: string;
  readonly familyName: string;
  readonly version: number | string;
  /** Empty where the font is no variable one. */
  readonly variationAxes: object;
  getGlyph(glyph: number): { readonly advanceWidth: number };
}
