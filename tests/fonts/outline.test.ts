import * as fontkit from 'fontkit';
import { describe, expect, it } from 'vitest';
import { openFace } from '../../src/fonts/index.js';
import { LINE, MOVE, QUADRATIC } from '../../src/fonts/outline.js';
import { traceContour } from '../../src/fonts/outline-reader.js';
import { fonts } from '../support/edition.js';

/** fontkit's own way to a character's outline, in em. */
function pathOf(id: string, character: string) {
  const font = fontkit.create(Buffer.from(fonts.file(id).bytes)) as fontkit.Font;
  const { commands } = font.glyphForCodePoint(character.codePointAt(0) as number).path;
  return commands.flatMap(({ args }) => args.map((value) => rounded(value / font.unitsPerEm)));
}

/** Half-way points are found before or after they are in em. */
function rounded(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}

describe('the outline of a glyph', () => {
  it.each([
    ['song', '研口，一'],
    ['hei-bold', '究。'],
    ['kai', '势'],
    ['latin', 'Ag8'],
    // Composed of a letter and an accent.
    ['mono', 'é'],
    ['latin', 'é'],
  ])('is the one that fontkit finds: %s %s', (id, characters) => {
    const face = openFace(id, fonts.file(id).bytes);
    const drawn = [...characters];
    const outlines = face.outlines(drawn.map((character) => character.codePointAt(0) as number));
    expect(outlines.map(({ points }) => points.map(rounded))).toEqual(
      drawn.map((character) => pathOf(id, character)),
    );
    for (const { steps } of outlines) expect(steps[0]).toBe(MOVE);
  });

  it('of a space is empty', () => {
    expect(fonts.face('song').outlines([0x20])).toEqual([{ steps: [], points: [] }]);
  });

  const on = (x: number, y: number) => ({ onCurve: true, x, y });
  const off = (x: number, y: number) => ({ onCurve: false, x, y });

  it.each([
    [
      'between two control points where no point of it is on the curve',
      [off(0, 0), off(100, 0), off(100, 100), off(0, 100)],
      [MOVE, QUADRATIC, QUADRATIC, QUADRATIC, QUADRATIC],
      [0, 0.5, 0, 0, 0.5, 0, 1, 0, 1, 0.5, 1, 1, 0.5, 1, 0, 1, 0, 0.5],
    ],
    [
      'at its last point where the first is a control point',
      [off(0, 0), on(100, 0), on(100, 100)],
      [MOVE, QUADRATIC, LINE],
      [1, 1, 0, 0, 1, 0, 1, 1],
    ],
    [
      'at its first point, and ends there on a curve',
      [on(0, 0), on(100, 0), off(100, 100)],
      [MOVE, LINE, QUADRATIC],
      [0, 0, 1, 0, 1, 1, 0, 0],
    ],
    ['nowhere where it has no points', [], [], []],
  ])('begins %s', (_, contour, steps, points) => {
    const outline = { steps: [], points: [] };
    traceContour(outline, contour, 100);
    expect(outline).toEqual({ steps, points });
  });
});
