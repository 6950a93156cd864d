import type { Font } from 'fontkit';
import { simpleOutline } from './glyf.js';
import {
  CUBIC,
  LINE,
  MOVE,
  NO_OUTLINE,
  type Outline,
  type OutlineStep,
  QUADRATIC,
} from './outline.js';

/** What fontkit has of a file's tables; its published types leave it out. */
interface WithTables {
  readonly directory: {
    readonly tables: Readonly<Record<string, { readonly offset: number } | undefined>>;
  };
  readonly head: { readonly indexToLocFormat: number };
}

/** fontkit's names of the steps; contours close by themselves. */
const STEPS: Readonly<Record<string, OutlineStep>> = {
  moveTo: MOVE,
  lineTo: LINE,
  quadraticCurveTo: QUADRATIC,
  bezierCurveTo: CUBIC,
};

/** Tables that make a glyph another than its `glyf` has it: variations, pictures, layers. */
const OTHERWISE = ['fvar', 'sbix', 'COLR'];

/**
 * A reader of glyphs' outlines. fontkit takes in where all the thousands of glyphs stand and makes an object of each
 * point, and it bends the beginning of a contour that has no point on the curve there: simple glyphs are read from the
 * file itself. What is composed, varied or CFF goes fontkit's way.
 */
export function outlineReader(font: Font, file: Uint8Array): (glyph: number) => Outline {
  const { directory, head } = font as Font & WithTables;
  const { tables } = directory;
  const { loca, glyf } = tables;
  const { unitsPerEm } = font;
  const drawn = (glyph: number) => outlineOf(font.getGlyph(glyph).path.commands, unitsPerEm);
  // WOFF packs its tables: their places are told by other numbers.
  if (font.type !== 'TTF' || loca === undefined || glyf === undefined) return drawn;
  if (OTHERWISE.some((tag) => tables[tag] !== undefined)) return drawn;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const long = head.indexToLocFormat !== 0;
  const place = (glyph: number) =>
    long ? view.getUint32(loca.offset + 4 * glyph) : 2 * view.getUint16(loca.offset + 2 * glyph);
  return (glyph) => {
    const start = place(glyph);
    if (start === place(glyph + 1)) return NO_OUTLINE;
    return simpleOutline(file, glyf.offset + start, unitsPerEm) ?? drawn(glyph);
  };
}

/** fontkit's path of a glyph, in the font's units, as an outline in em. */
function outlineOf(
  commands: readonly { readonly command: string; readonly args: readonly number[] }[],
  unitsPerEm: number,
): Outline {
  const steps: OutlineStep[] = [];
  const points: number[] = [];
  for (const { command, args } of commands) {
    const step = STEPS[command];
    if (step === undefined) continue;
    steps.push(step);
    for (const value of args) points.push(value / unitsPerEm);
  }
  return { steps, points };
}
