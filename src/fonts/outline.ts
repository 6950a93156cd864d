/**
 * One step along an outline by the points that it takes: a line its end, a curve one control point (quadratic,
 * TrueType) or two (cubic, CFF) before it. A move takes one too: where the next contour begins.
 */
export type OutlineStep = typeof MOVE | typeof LINE | typeof QUADRATIC | typeof CUBIC;
export const MOVE = 0;
export const LINE = 1;
export const QUADRATIC = 2;
export const CUBIC = 3;

/** A glyph's contours, each closed to where it began; filled by the non-zero rule. */
export interface GlyphOutline {
  readonly steps: readonly OutlineStep[];
  /** The steps' points, x and y by turns, in em, y upwards from the baseline. */
  readonly points: readonly number[];
}

/** An outline that is still traced. */
export interface WritableOutline {
  readonly steps: OutlineStep[];
  readonly points: number[];
}
