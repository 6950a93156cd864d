import type { HalfWidth } from '../model/face.js';

/** A glyph's advance and where its ink begins and ends, in em from its origin. */
export interface InkBox {
  readonly advance: number;
  readonly left: number;
  readonly right: number;
}

const HALF = 0.5;

/** The distance that ink may reach over its half, em: a wide ？ in some fonts. */
const OVERHANG = 0.02;

/** The tolerance of a full-width mark's advance around 1 em. */
const FULL_WIDTH_TOLERANCE = 0.02;

/**
 * The half-width form of a full-width mark from its ink alone, for fonts without `halt`: a mark whose ink
 * is in the left half keeps its place, one whose ink is in the right half moves by half an em, one
 * in the middle by a quarter (CLREQ 3.1.6.1: the glyph's blank half goes). Undefined where the
 * glyph is not one em wide or its ink is wider than half an em.
 */
export function halfByInk({ advance, left, right }: InkBox): HalfWidth | undefined {
  if (Math.abs(advance - 1) > FULL_WIDTH_TOLERANCE) return undefined;
  if (right - left > HALF + OVERHANG) return undefined;
  if (right <= HALF + OVERHANG) return { advance: HALF, shift: 0 };
  if (left >= HALF - OVERHANG) return { advance: HALF, shift: HALF - advance };
  return { advance: HALF, shift: HALF / 2 - (left + right) / 2 };
}
