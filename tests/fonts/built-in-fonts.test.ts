import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Font, openSync } from 'fontkit';
import { describe, expect, test } from 'vitest';
import { openFontLibrary } from '../../src/fonts/font-library.js';
import { missing, openFace } from '../../src/fonts/index.js';
import { faceChooser } from '../../src/layout/faces.js';
import { readTemplate } from '../../src/layout/template/read-template.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const library = openFontLibrary({ packageRoot: root, cwd: '/' });
const general = readFileSync(`${root}fonts/build/general-standard-characters.txt`, 'utf8').replace(
  /\s/g,
  '',
);
const CHINESE = ['song', 'song-bold', 'hei', 'hei-bold', 'kai'];
const SYMBOLS =
  '，。、；：？！“”‘’（）《》〈〉「」『』【】〔〕［］｛｝—…·～￥£€℃‰№①②③⑩⑳㈠㈩Ⅰ Ⅻ←↑→↓α ω Ω а я Я Ё é ü ǎ ǐ ǚ ā あア─│┌■□●○◆★☆×÷±≤≥≠∞％＋－＝０Ａｚ　〇々〆㎡㎏';
const BIG5_COMMON = '臺灣國學體與會議發展經濟這個們說';

function lacking(id: string, text: string): string {
  return missing(text, [library.face(id)])
    .map(({ codePoint }) => String.fromCodePoint(codePoint))
    .join('');
}

/** Every character of a double-byte set of the Encoding Standard. */
function characterSet(encoding: string, leads: readonly [number, number]): string {
  const decoder = new TextDecoder(encoding);
  let text = '';
  for (let lead = leads[0]; lead <= leads[1]; lead += 1) {
    for (let trail = 0xa1; trail <= 0xfe; trail += 1)
      text += decoder.decode(Uint8Array.of(lead, trail));
  }
  return text.replace(/[^\p{Script=Han}]/gu, '');
}

/** How wide the stem of a letter is at a fifth of an em above the baseline, em: from the first edge of its ink to the second. */
function stemOf(file: string, letter: string): number {
  const font = openSync(`${root}fonts/${file}.ttf`) as Font;
  const level = font.unitsPerEm / 5;
  const edges: number[] = [];
  let [x, y] = [0, 0];
  const to = (nextX: number, nextY: number) => {
    if (y <= level !== nextY <= level) edges.push(x + ((level - y) / (nextY - y)) * (nextX - x));
    [x, y] = [nextX, nextY];
  };
  let start: readonly [number, number] = [0, 0];
  for (const { command, args } of font.glyphForCodePoint(letter.codePointAt(0) ?? 0).path
    .commands) {
    const [endX = 0, endY = 0] = args.slice(-2);
    if (command === 'closePath') to(...start);
    else if (command === 'moveTo') {
      start = [endX, endY];
      [x, y] = start;
    } else to(endX, endY);
  }
  const [left = 0, right = 0] = edges.sort((a, b) => a - b);
  return (right - left) / font.unitsPerEm;
}

describe('the fonts that come with Kanben', () => {
  test.each([
    ['KanbenLatinFull-Regular', 'KanbenLatin-Regular'],
    ['KanbenLatinFull-Italic', 'KanbenLatin-Regular'],
    ['KanbenLatinFull-Bold', 'KanbenLatin-Bold'],
    ['KanbenLatinFull-BoldItalic', 'KanbenLatin-Bold'],
  ])('the stems of %s are as heavy as those of %s', (full, latin) => {
    for (const letter of ['l', 'n', 'h']) {
      const ratio = stemOf(full, letter) / stemOf(latin, letter);
      expect(Math.abs(ratio - 1)).toBeLessThan(0.04);
    }
  });

  test('通用规范汉字表 has 8,105 characters', () => {
    expect(new Set(general).size).toBe(8105);
  });
  test.each(CHINESE)('%s has all of 通用规范汉字表', (id) => {
    expect(lacking(id, general)).toBe('');
  });
  test.each(CHINESE)('%s has all of GB 2312', (id) => {
    const gb2312 = characterSet('gbk', [0xb0, 0xf7]);
    expect([...gb2312].length).toBeGreaterThanOrEqual(6763);
    expect(lacking(id, gb2312.replace(/\p{Co}/gu, ''))).toBe('');
  });
  test.each(CHINESE)('%s has the symbols of print and the common traditional characters', (id) => {
    expect(lacking(id, SYMBOLS + BIG5_COMMON)).toBe('');
  });

  test('rare characters, signs and emoji stand behind all faces of a template', async () => {
    const template = await readTemplate('booklet', { packageRoot: root });
    const chooser = faceChooser(template, library);
    const setBy = new Map(
      [...'𠮷㐂鿔鿭⅓⁻☐☑かア😀'].map((one) => [one, chooser.choose(one, 'song', false)[0]?.face.id]),
    );
    expect(Object.fromEntries(setBy)).toEqual({
      𠮷: 'rare-jp',
      㐂: 'rare',
      鿔: 'rare',
      鿭: 'rare',
      '⅓': 'latin-full',
      '⁻': 'latin-full',
      '☐': 'signs',
      '☑': 'signs',
      か: 'song',
      ア: 'song',
      '😀': 'emoji',
    });
  });

  test.each(CHINESE)('%s sets marks half by losing their blank side', (id) => {
    const face = library.face(id);
    const halves = Object.fromEntries(
      [...'，”（“·一—…'].map((c) => [c, face.half(c.codePointAt(0) ?? 0)]),
    );
    expect(halves).toEqual({
      '，': { advance: 0.5, shift: 0 },
      '”': { advance: 0.5, shift: 0 },
      '（': { advance: 0.5, shift: -0.5 },
      '“': { advance: 0.5, shift: -0.5 },
      '·': { advance: 0.5, shift: expect.closeTo(-0.25, 2) },
      一: undefined,
      '—': undefined,
      '…': undefined,
    });
  });
  test.each(CHINESE)('%s sets Han, quotation marks, dashes and interpuncts one em wide', (id) => {
    const face = library.face(id);
    expect([...'中，“”‘’—…·'].map((c) => face.advance(c.codePointAt(0) ?? 0))).toEqual(
      Array(9).fill(1),
    );
  });
  test('the Latin faces have proportional quotation marks and kerning', () => {
    const latin = library.face('latin');
    expect(latin.advance(0x2019)).toBe(0.268);
    expect(latin.kerning(0x41, 0x56)).toBe(-0.118);
    expect(latin.kerning(0x48, 0x48)).toBe(0);
  });
  test('no two files have one PostScript name', () => {
    const names = library.ids.map((id) => library.face(id).postscriptName);
    expect(new Set(names).size).toBe(library.ids.length);
  });
  test('README.md gives the sha256 of each file', () => {
    const digests = readdirSync(`${root}fonts`)
      .filter((name) => name.endsWith('.ttf'))
      .map((name) => {
        const bytes = readFileSync(`${root}fonts/${name}`);
        return `${createHash('sha256').update(bytes).digest('hex')}  ${name}`;
      });
    const readme = readFileSync(`${root}fonts/README.md`, 'utf8');
    expect(readme.match(/^[0-9a-f]{64} {2}\S+$/gm)).toEqual(digests);
  });
  test('all may be embedded', () => {
    expect(library.ids.filter((id) => library.face(id).forbidsEmbedding)).toEqual([]);
  });
});

describe('the metrics of the faces that were measured beforehand (fonts/metrics.json)', () => {
  test.each(library.ids)('%s: halves and kerning are what shaping gives', (id) => {
    const measured = library.face(id);
    const shaped = openFace(id, library.file(id).bytes);
    for (let code = 0x3000; code <= 0x303f; code++) {
      expect(measured.half(code), code.toString(16)).toEqual(shaped.half(code));
    }
    for (const mark of '，。：；！？“”‘’（）—…·') {
      const code = mark.codePointAt(0) as number;
      expect(measured.half(code), mark).toEqual(shaped.half(code));
    }
    for (const pair of ['AV', 'To', 'Wa', '-A', 'P.', '11', 'f(', 'Ye']) {
      const [left, right] = [pair.charCodeAt(0), pair.charCodeAt(1)];
      expect(measured.kerning(left, right), pair).toBeCloseTo(shaped.kerning(left, right), 6);
    }
  });

  test('a soft hyphen that was asked for leaves the hyphen as it is', () => {
    const face = openFace('latin', library.file('latin').bytes);
    const [hyphen, letter] = [0x2d, 'A'.charCodeAt(0)];
    const before = openFace('latin', library.file('latin').bytes).kerning(hyphen, letter);
    expect(face.has(0xad)).toBe(true);
    expect(face.kerning(hyphen, letter)).toBe(before);
  });
});
