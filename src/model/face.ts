/** How a full-width mark is set in half its width (OpenType `halt`): values in em. */
export interface HalfWidth {
  /** The advance, 0.5 for a full-width mark. */
  readonly advance: number;
  /** How far the ink moves: −0.5 for an opening mark (its left half goes), 0 for a closing one. */
  readonly shift: number;
}

/**
 * The metrics of one font face, all that composing needs. Lengths are in em (1 is the font size);
 * glyphs are those of the cmap, without substitutions.
 */
export interface Face {
  /** The name in the catalogue: `song`, `song-bold`. */
  readonly id: string;
  readonly ascent: number;
  /** Below the baseline, negative. */
  readonly descent: number;
  has(codePoint: number): boolean;
  advance(codePoint: number): number;
  /** Undefined where the glyph is not a full-width mark or can't be set half. */
  half(codePoint: number): HalfWidth | undefined;
  /** Kerning between two glyphs of a Western run, in em; 0 where there is none. */
  kerning(left: number, right: number): number;
  /** Where combining marks stand on a letter, one place a mark. */
  marks(base: number, marks: readonly number[]): readonly MarkPlace[];
}

/** em from a letter's origin to the origin of a mark on it, y upwards. */
export interface MarkPlace {
  readonly x: number;
  readonly y: number;
}
