import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fontkit from 'fontkit';
import { describe, expect, it } from 'vitest';
import { advanceReader, glyphIdOf } from '../../src/font/advances.js';
import { trueTypeTables } from '../../src/font/true-type.js';

const folder = new URL('../../fonts/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.ttf'));
const read = (name: string) => readFileSync(fileURLToPath(new URL(name, folder)));

describe.each(files)('%s, read where its tables stand', (name) => {
  const bytes = read(name);
  const tables = trueTypeTables(bytes);
  const font = fontkit.create(bytes) as fontkit.Font;

  it('says of itself what fontkit reads', () => {
    expect(tables).toMatchObject({
      unitsPerEm: font.unitsPerEm,
      ascent: font.ascent,
      descent: font.descent,
      glyphs: font.numGlyphs,
      postscriptName: font.postscriptName,
      family: font.familyName,
      version: font.version,
      forbidsEmbedding: font['OS/2'].fsType.noEmbedding,
    });
  });

  it('has for every code point the glyph and the advance that fontkit finds', () => {
    const advance = advanceReader(font);
    const different: number[] = [];
    for (let codePoint = 0; codePoint < 0x30000; codePoint++) {
      const glyph = glyphIdOf(font, codePoint);
      const same =
        tables?.glyphOf(codePoint) === glyph && tables.advanceOf(glyph) === advance(glyph);
      if (!same) different.push(codePoint);
    }
    expect(different).toEqual([]);
  });
});

describe('what is no plain TrueType file is left to fontkit', () => {
  const bytes = read('JetBrainsMono-Regular.ttf');
  const withTag = (from: string, to: string) => {
    const copy = Buffer.from(bytes);
    copy.write(to, copy.indexOf(from), 'latin1');
    return copy;
  };

  it.each([
    ['a collection', Buffer.concat([Buffer.from('ttcf'), bytes.subarray(4)])],
    ['outlines of CFF', Buffer.concat([Buffer.from('OTTO'), bytes.subarray(4)])],
    ['a variable font', withTag('post', 'fvar')],
    ['a font without a name table', withTag('name', 'nome')],
    ['no font', Buffer.from('no font at all')],
    ['nothing', Buffer.alloc(0)],
  ])('%s', (_, file) => {
    expect(trueTypeTables(file)).toBeUndefined();
  });

  it('and a file that was cut short is told', () => {
    expect(() => trueTypeTables(bytes.subarray(0, bytes.length - 1000))).toThrow(/is cut off/);
  });
});
