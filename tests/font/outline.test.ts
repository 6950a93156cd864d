import * as fontkit from 'fontkit';
import { describe, expect, it } from 'vitest';
import { simpleOutline } from '../../src/font/glyf.js';
import { openFace } from '../../src/font/index.js';
import { LINE, MOVE, QUADRATIC } from '../../src/font/outline.js';
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
    for (const character of characters) {
      const { steps, points } = face.outline(character.codePointAt(0) as number);
      expect(points.map(rounded)).toEqual(pathOf(id, character));
      expect(steps[0]).toBe(MOVE);
    }
  });

  it('of a space is empty', () => {
    expect(fonts.face('song').outline(0x20).steps).toEqual([]);
  });

  it('begins between two control points where no point of it is on the curve', () => {
    const int16 = (...values: readonly number[]) =>
      values.flatMap((value) => [(value >> 8) & 0xff, value & 0xff]);
    // A contour of four control points, whose flags are one that is repeated: x and y of two bytes each.
    const glyph = Uint8Array.from([
      ...int16(1, 0, 0, 100, 100, 3, 0),
      ...[8, 3],
      ...int16(0, 100, 0, -100),
      ...int16(0, 0, 100, 0),
    ]);
    expect(simpleOutline(glyph, 0, 100)).toEqual({
      steps: [MOVE, QUADRATIC, QUADRATIC, QUADRATIC, QUADRATIC],
      points: [0, 0.5, 0, 0, 0.5, 0, 1, 0, 1, 0.5, 1, 1, 0.5, 1, 0, 1, 0, 0.5],
    });
  });

  it('begins at its last point where the first is a control point', () => {
    const glyph = Uint8Array.from([
      0, 1, 0, 0, 0, 0, 0, 9, 0, 9, 0, 2, 0, 0, 54, 55, 55, 9, 9, 9, 9, 9, 9,
    ]);
    // Short steps: right, then right and up twice.
    expect(simpleOutline(glyph, 0, 1)).toEqual({
      steps: [MOVE, QUADRATIC, LINE],
      points: [27, 27, 9, 9, 18, 18, 27, 27],
    });
  });
});
