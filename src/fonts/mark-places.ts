import type * as fontkit from 'fontkit';
import type { MarkPlace } from '../model/face.js';
import { NO_SUBSTITUTION } from './features.js';

/** Glyphs as the cmap has them, with the anchors by which marks stand on letters and on each other (GPOS types 4 and 6). */
const ANCHORS = { ...NO_SUBSTITUTION, kern: false, mark: true, mkmk: true };

/** em: between a letter's ink and that of a mark without an anchor, and between two marks. */
const GAP = 0.04;
/** em above the baseline: a mark whose middle is higher stands above its letter, one below the second under it. */
const ABOVE = 0.3;
const BELOW = 0;
/** em: what is higher from its foot to its top encloses the letter or crosses it. */
const HIGHEST = 0.5;

/** Where marks stand on a letter: em from the letter's origin to each mark's, by the font's anchors or else by the ink. */
export function markPlaces(
  font: fontkit.Font,
  base: number,
  marks: readonly number[],
): readonly MarkPlace[] {
  const { glyphs, positions } = font.layout(
    String.fromCodePoint(base, ...marks),
    ANCHORS,
    undefined,
    undefined,
    'ltr',
  );
  const em = font.unitsPerEm;
  const inks = [base, ...marks].map((code) => inkOf(font, code));
  const byInk = placesByInk(inks);
  if (glyphs.length !== marks.length + 1 || !font.availableFeatures.includes('mark')) return byInk;
  let pen = positions[0]?.xAdvance ?? 0;
  return marks.map((_, index) => {
    const { xOffset, yOffset, xAdvance } = positions[index + 1] as fontkit.GlyphPosition;
    const place = { x: (pen + xOffset) / em, y: yOffset / em };
    pen += xAdvance;
    const anchored = xOffset !== 0 || yOffset !== 0;
    return anchored ? place : (byInk[index] as MarkPlace);
  });
}

/** The box of a glyph's ink and its advance, in em. */
interface Ink {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
  readonly advance: number;
}

function inkOf(font: fontkit.Font, code: number): Ink {
  const { bbox, advanceWidth } = font.glyphForCodePoint(code);
  const em = font.unitsPerEm;
  const empty = !Number.isFinite(bbox.minX);
  return {
    left: empty ? 0 : bbox.minX / em,
    right: empty ? 0 : bbox.maxX / em,
    bottom: empty ? 0 : bbox.minY / em,
    top: empty ? 0 : bbox.maxY / em,
    advance: advanceWidth / em,
  };
}

/** Each mark in the middle of the letter, above or below all that stands there, or over it where it encloses. */
function placesByInk([base, ...marks]: readonly Ink[]): readonly MarkPlace[] {
  if (base === undefined) return [];
  const middle = (base.left + base.right) / 2;
  let { top, bottom } = base;
  return marks.map((mark) => {
    const x = middle - (mark.left + mark.right) / 2;
    const level = (mark.bottom + mark.top) / 2;
    const isSmall = mark.top - mark.bottom < HIGHEST;
    let y = 0;
    if (isSmall && level > ABOVE) {
      y = Math.max(0, top + GAP - mark.bottom);
      top = mark.top + y;
    } else if (isSmall && level < BELOW) {
      y = Math.min(0, bottom - GAP - mark.top);
      bottom = mark.bottom + y;
    }
    return { x, y };
  });
}
