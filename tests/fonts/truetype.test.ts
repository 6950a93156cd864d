import { readFileSync } from 'node:fs';
import * as fontkit from 'fontkit';
import { describe, expect, it } from 'vitest';
import { trueTypeFile, trueTypeSubset } from '../../src/fonts/truetype.js';
import { root } from '../support/edition.js';

const open = (bytes: Uint8Array) => fontkit.create(Buffer.from(bytes)) as fontkit.Font;

/** A font with glyphs made of others: é is e and its accent. */
function composite(): Buffer {
  const song = readFileSync(`${root}fonts/NotoSerifSC-Regular.ttf`);
  const font = open(song);
  const glyphs = [...'eA'].map((one) => font.glyphForCodePoint(one.codePointAt(0) as number).id);
  const tables = trueTypeFile(song);
  if (tables === undefined) throw new Error('not TrueType');
  const bytes = trueTypeSubset(tables, [0, ...glyphs, 0]);
  // The last glyph is made of the second and, scaled to the half and moved, of the third.
  const made = Buffer.alloc(10 + 8 + 8);
  [-1, 0, 0, 600, 700, 0x20 | 0x2, 1, 0, 0x8 | 0x2, 2, (50 << 8) | 20, 0x2000].forEach(
    (value, at) => {
      made.writeUInt16BE(value & 0xffff, at * 2);
    },
  );
  return withLastGlyph(bytes, made.subarray(0, 24));
}

/** Puts another outline in the place of the last one. */
function withLastGlyph(bytes: Buffer, outline: Buffer): Buffer {
  const { file, tables } = trueTypeFile(bytes) as NonNullable<ReturnType<typeof trueTypeFile>>;
  const glyf = tables.get('glyf') as { offset: number; length: number };
  const loca = tables.get('loca') as { offset: number; length: number };
  const last = file.readUInt16BE(loca.offset + loca.length - 4) * 2;
  const grown = Buffer.concat([file, file.subarray(glyf.offset, glyf.offset + last), outline]);
  // The table now stands at the end of the file.
  for (let row = 12; row < 12 + tables.size * 16; row += 16) {
    if (grown.toString('latin1', row, row + 4) !== 'glyf') continue;
    grown.writeUInt32BE(file.length, row + 8);
    grown.writeUInt32BE(last + outline.length, row + 12);
  }
  grown.writeUInt16BE((last + outline.length) / 2, loca.offset + loca.length - 2);
  return grown;
}

const shape = (font: fontkit.Font, glyph: number) => font.getGlyph(glyph).path.toSVG();

describe.each(['NotoSerifSC-Regular', 'KanbenLatin-Regular', 'KanbenKai-Regular'])(
  'a subset of %s',
  (name) => {
    const bytes = readFileSync(`${root}fonts/${name}.ttf`);
    const whole = open(bytes);
    const glyphs = [
      0,
      ...[...'A，·e国é一—g务A'].map(
        (one) => whole.glyphForCodePoint(one.codePointAt(0) as number).id,
      ),
    ];
    const tables = trueTypeFile(bytes);
    if (tables === undefined) throw new Error('not TrueType');
    const subset = open(trueTypeSubset(tables, glyphs));

    it('has the glyphs in the order in which they are wanted', () => {
      expect(subset.numGlyphs).toBe(glyphs.length);
      glyphs.forEach((glyph, place) => {
        expect(shape(subset, place)).toBe(shape(whole, glyph));
        expect(subset.getGlyph(place).advanceWidth).toBe(whole.getGlyph(glyph).advanceWidth);
      });
    });

    it('has the font’s measures, and no table that a PDF doesn’t ask for', () => {
      expect(subset.unitsPerEm).toBe(whole.unitsPerEm);
      expect([subset.ascent, subset.descent]).toEqual([whole.ascent, whole.descent]);
      const { directory } = subset as unknown as { directory: { tables: object } };
      expect(Object.keys(directory.tables)).toEqual([
        'glyf',
        'head',
        'hhea',
        'hmtx',
        'loca',
        'maxp',
      ]);
    });
  },
);

describe('a glyph that is made of others', () => {
  const bytes = composite();
  const tables = trueTypeFile(bytes);
  if (tables === undefined) throw new Error('not TrueType');
  const whole = open(bytes);

  it('keeps its shape, and what it is made of stands behind what is wanted', () => {
    const subset = open(trueTypeSubset(tables, [0, 3]));
    expect(subset.numGlyphs).toBe(4);
    expect(shape(subset, 1)).toBe(shape(whole, 3));
    expect(shape(subset, 1).length).toBeGreaterThan(shape(whole, 1).length);
  });

  it('is made of the wanted glyphs themselves where they are its parts', () => {
    const subset = open(trueTypeSubset(tables, [0, 2, 3, 1]));
    expect(subset.numGlyphs).toBe(4);
    expect(shape(subset, 2)).toBe(shape(whole, 3));
  });
});

describe('what is not a file of one TrueType font', () => {
  it.each(['OTTO', 'ttcf', 'wOFF'])('is left to fontkit: %s', (mark) => {
    expect(trueTypeFile(Buffer.from(`${mark}\0\x01\0\0\0\0\0\0`))).toBeUndefined();
  });
});
