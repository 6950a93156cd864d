import { readFileSync } from 'node:fs';
import * as fontkit from 'fontkit';
import { describe, expect, it } from 'vitest';
import { type ContourPoint, contoursReader } from '../../src/fonts/glyph-contours.js';
import { type TrueTypeFile, trueTypeFile } from '../../src/fonts/truetype.js';
import { root } from '../support/edition.js';

interface FontOfContours {
  readonly numGlyphs: number;
  getGlyph(glyph: number): { _getContours(): readonly (readonly ContourPoint[])[] };
}

const plain = (contours: readonly (readonly ContourPoint[])[]) =>
  contours.map((contour) => contour.map(({ onCurve, x, y }) => `${onCurve} ${x} ${y}`));

describe('the contours of a TrueType glyph', () => {
  it.each(['KanbenKai', 'NotoSerif', 'JetBrainsMono'])(
    'are those that fontkit reads, in %s',
    (family) => {
      const bytes = readFileSync(`${root}fonts/${family}-Regular.ttf`);
      const font = fontkit.create(bytes) as unknown as FontOfContours;
      const read = contoursReader(trueTypeFile(bytes) as TrueTypeFile);
      for (let glyph = 0; glyph < font.numGlyphs; glyph += 17)
        expect(plain(read(glyph)), String(glyph)).toEqual(
          plain(font.getGlyph(glyph)._getContours()),
        );
    },
  );

  it('end where a composite glyph is made of itself', () => {
    // One glyph of one part, glyph 0, without an offset or a scale.
    const outline = Buffer.from([0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0]);
    const head = Buffer.alloc(54);
    const loca = Buffer.from([0, 0, 0, outline.length / 2]);
    const tables = new Map([
      ['head', { offset: 0, length: head.length }],
      ['loca', { offset: head.length, length: loca.length }],
      ['glyf', { offset: head.length + loca.length, length: outline.length }],
    ]);
    const read = contoursReader({ file: Buffer.concat([head, loca, outline]), tables });
    expect(read(0)).toEqual([]);
  });
});
