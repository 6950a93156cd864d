import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { subsetFont } from '../../../src/fonts/subset.js';
import { embeddedFonts } from '../../../src/outputs/epub/fonts.js';
import { buildEpub, checkEpub } from '../../../src/outputs/epub/index.js';
import { booklet, editionOf } from '../../support/edition.js';
import { bookOf } from '../../support/render.js';
import { filesOf, library, OPTIONS, root } from './everything.js';

const open = (bytes: Uint8Array) => create(Buffer.from(bytes)) as Font;
const TEXTS = ['# 标题Abc\n\n正文“引文”，**强调**，`code`。English “quoted” text\n'];
const making = { date: '2020-01-01T00:00:00Z', tool: OPTIONS.tool };
const embed = async (texts = TEXTS, fonts = library) =>
  embeddedFonts(await bookOf(editionOf(texts), booklet(), fonts, making));

describe('embedded fonts', () => {
  it('are those of the PDF, with the characters that each sets and no others', async () => {
    const { fonts, diagnostics } = await embed();
    expect(diagnostics).toEqual([]);
    expect(fonts.faces.map(({ id }) => id)).toEqual(['hei', 'latin', 'latin-sans', 'mono', 'song']);
    const face = (id: string) =>
      open(fonts.faces.find((one) => one.id === id)?.bytes ?? new Uint8Array());
    const has = (id: string, character: string) =>
      face(id).hasGlyphForCodePoint(character.codePointAt(0) as number);
    for (const character of '正文引“”，。') expect(has('song', character), character).toBe(true);
    for (const character of '标题强调') expect(has('hei', character), character).toBe(true);
    expect(has('song', '国')).toBe(false);
    expect(has('hei', '正')).toBe(false);
    // The Western face stands first in the style sheet: it must not take the Chinese quotation marks.
    expect(has('latin', 'q')).toBe(true);
    expect(has('latin', '“')).toBe(false);
    for (const { bytes } of fonts.faces) expect(bytes.length).toBeLessThan(120_000);
  });

  it('give digits of Chinese text to the Western face, also where code has the same digits', async () => {
    const { fonts } = await embed(['# 甲\n\n共2020户，`n = 2020`。\n']);
    const latin = open(fonts.faces.find(({ id }) => id === 'latin')?.bytes ?? new Uint8Array());
    for (const digit of '02') expect(latin.hasGlyphForCodePoint(digit.charCodeAt(0))).toBe(true);
  });

  it('go with their licences, are named in the style sheet, and the book is valid', async () => {
    const { fonts } = await embed();
    const { bytes } = await buildEpub(editionOf(TEXTS), booklet(), { ...OPTIONS, fonts });
    expect((await checkEpub(bytes, 'a.epub')).map(String)).toEqual([]);
    const files = await filesOf(bytes);
    expect(files.get('content.opf')).toContain('href="fonts/song.ttf" media-type="font/ttf"');
    expect(files.get('style.css')).toContain('src: url(fonts/song.ttf)');
    expect(files.get('fonts/OFL-NotoSerifSC.txt')).toContain('SIL OPEN FONT LICENSE');
    expect([...files.keys()].some((name) => name.includes('encryption'))).toBe(false);
    const plain = await filesOf((await buildEpub(editionOf(TEXTS), booklet(), OPTIONS)).bytes);
    expect([...plain.keys()].some((name) => name.includes('font'))).toBe(false);
  });

  it('are the same bytes each time', async () => {
    const [one, two] = [await embed(), await embed()];
    expect(one.fonts).toEqual(two.fonts);
  });

  it('of a collection are taken out of it first', async () => {
    const [song, hei] = ['JetBrainsMono-Regular', 'KanbenLatin-Regular'].map((name) =>
      readFileSync(`${root}fonts/${name}.ttf`),
    ) as [Buffer, Buffer];
    const file = { bytes: collectionOf([song, hei]), path: 'a.ttc' };
    const { bytes, format } = await subsetFont(
      { ...file, postscriptName: open(hei).postscriptName },
      'ab',
    );
    expect(format).toBe('ttf');
    // The last is the end mark of the character table.
    expect(open(bytes).characterSet.filter((one) => one !== 0xffff)).toEqual([97, 98]);
    expect(open(bytes).unitsPerEm).toBe(open(hei).unitsPerEm);
  });

  it('without a licence file or against their licence are reported', async () => {
    const without = { ...library, licence: () => undefined };
    const { diagnostics } = await embed(['# 甲\n\n乙\n'], without);
    expect(new Set(diagnostics.map(({ ruleId }) => ruleId))).toEqual(
      new Set(['epub/no-font-licence']),
    );
    const forbidden = {
      ...library,
      face: (id: string) => ({ ...library.face(id), forbidsEmbedding: true }),
    };
    const refused = await embed(['# 甲\n\n乙\n'], forbidden);
    expect(refused.fonts.faces).toEqual([]);
    expect(new Set(refused.diagnostics.map(({ ruleId }) => ruleId))).toEqual(
      new Set(['epub/forbidden-font']),
    );
  });
});

/** Font files as one collection: a header, then each file with its table places moved. */
function collectionOf(files: readonly Buffer[]): Uint8Array {
  const head = Buffer.alloc(12 + 4 * files.length);
  head.write('ttcf', 0, 'latin1');
  head.writeUInt32BE(0x00010000, 4);
  head.writeUInt32BE(files.length, 8);
  let at = head.length;
  const moved = files.map((file, index) => {
    const copy = Buffer.concat([file, Buffer.alloc((4 - (file.length % 4)) % 4)]);
    head.writeUInt32BE(at, 12 + 4 * index);
    for (let table = 0; table < copy.readUInt16BE(4); table++) {
      const place = 12 + 16 * table + 8;
      copy.writeUInt32BE(copy.readUInt32BE(place) + at, place);
    }
    at += copy.length;
    return copy;
  });
  return Buffer.concat([head, ...moved]);
}
