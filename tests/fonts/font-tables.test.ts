import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fontkit from 'fontkit';
import { describe, expect, it } from 'vitest';
import { fontTables, packTables, unpackTables } from '../../src/fonts/index.js';

const folder = new URL('../../fonts/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.ttf'));

describe.each(files)('the tables of %s, packed and unpacked,', (name) => {
  const font = fontkit.create(readFileSync(fileURLToPath(new URL(name, folder)))) as fontkit.Font;
  const tables = fontTables(font);
  const unpacked = unpackTables(
    packTables(
      tables,
      [...font.characterSet].sort((a, b) => a - b),
    ),
  );

  it('say of the font what fontkit says', () => {
    const values = ({ glyphOf, advanceOf, ...others }: typeof tables) => others;
    expect(values(unpacked)).toEqual(values(tables));
  });

  it('have for every code point its glyph and its advance', () => {
    const different: number[] = [];
    for (let codePoint = 0; codePoint < 0x30000; codePoint++) {
      const glyph = tables.glyphOf(codePoint);
      const same =
        unpacked.glyphOf(codePoint) === glyph &&
        unpacked.advanceOf(glyph) === tables.advanceOf(glyph);
      if (!same) different.push(codePoint);
    }
    expect(different).toEqual([]);
  });
});

it('tables are unpacked wherever they stand in memory', () => {
  const font = fontkit.create(
    readFileSync(fileURLToPath(new URL('JetBrainsMono-Regular.ttf', folder))),
  ) as fontkit.Font;
  const packed = packTables(fontTables(font), [0x41]);
  const odd = new Uint8Array(packed.length + 1);
  odd.set(packed, 1);
  const unpacked = unpackTables(odd.subarray(1));
  expect([unpacked.glyphOf(0x41) > 0, unpacked.glyphOf(0x42)]).toEqual([true, 0]);
});
