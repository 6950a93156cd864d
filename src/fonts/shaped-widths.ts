import type * as fontkit from 'fontkit';
import type { Face, HalfWidth } from '../model/face.js';
import type { FaceMetrics } from '../model/face-metrics.js';
import { NO_SUBSTITUTION } from './features.js';
import { halfByInk } from './half-width.js';

const HALF_WIDTHS = { ...NO_SUBSTITUTION, kern: false, halt: true };
const KERNING = { ...NO_SUBSTITUTION, kern: true };

/**
 * The widths that shaping alone gives: half widths of marks, and kerning of pairs. Each is measured once; what was
 * measured beforehand is taken from `known`, and only otherwise is the font opened.
 */
export function shapedWidths(
  has: Face['has'],
  known: FaceMetrics | undefined,
  font: () => fontkit.Font,
): Pick<Face, 'half' | 'kerning'> {
  const halves = new Map<number, HalfWidth | undefined>();
  const kernings = new Map<number, number>();
  return {
    half(codePoint) {
      if (!halves.has(codePoint)) {
        const tried = known?.marks.some(([from, to]) => codePoint >= from && codePoint <= to);
        const recorded = known?.halves[codePoint];
        const half = tried
          ? recorded && { advance: recorded[0], shift: recorded[1] }
          : has(codePoint)
            ? halfWidth(font(), codePoint)
            : undefined;
        halves.set(codePoint, half);
      }
      return halves.get(codePoint);
    },
    kerning(left, right) {
      const pair = left * 0x110000 + right;
      let kerning = kernings.get(pair);
      if (kerning === undefined) {
        kerning =
          has(left) && has(right)
            ? (knownKerning(known, left, right) ?? pairKerning(font(), left, right))
            : 0;
        kernings.set(pair, kerning);
      }
      return kerning;
    },
  };
}

/** By the font's `halt` feature where it covers the mark, else by the mark's ink. */
function halfWidth(font: fontkit.Font, codePoint: number): HalfWidth | undefined {
  const em = font.unitsPerEm;
  const character = String.fromCodePoint(codePoint);
  if (!isMark(character)) return undefined;
  const [position] = font.layout(character, HALF_WIDTHS).positions;
  const glyph = font.glyphForCodePoint(codePoint);
  if (position !== undefined && position.xAdvance < glyph.advanceWidth) {
    return { advance: position.xAdvance / em, shift: position.xOffset / em };
  }
  const { minX, maxX } = glyph.bbox;
  return halfByInk({ advance: glyph.advanceWidth / em, left: minX / em, right: maxX / em });
}

/** Only marks are ever set half: 一 or 丨 may have little ink, but theirs is a whole em. */
function isMark(character: string): boolean {
  return /[\p{P}\p{S}]/u.test(character);
}

function knownKerning(
  known: FaceMetrics | undefined,
  left: number,
  right: number,
): number | undefined {
  if (known?.kerning === undefined) return undefined;
  const [first, last] = known.kerned;
  if (Math.min(left, right) < first || Math.max(left, right) > last) return undefined;
  const pairs = known.kerning[String.fromCharCode(left)];
  return (pairs?.[String.fromCharCode(right)] ?? 0) / 1000;
}

function pairKerning(font: fontkit.Font, left: number, right: number): number {
  const run = font.layout(String.fromCodePoint(left, right), KERNING);
  const [first] = run.positions;
  if (first === undefined || run.glyphs.length !== 2) return 0;
  return (first.xAdvance - font.glyphForCodePoint(left).advanceWidth) / font.unitsPerEm;
}
