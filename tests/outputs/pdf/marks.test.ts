import { describe, expect, it } from 'vitest';
import { readPdf } from '../../../src/proof/read/index.js';
import { type PagePicture, pagePictures } from '../../../tools/page-picture.js';
import { booklet, editionOf, fonts } from '../../support/edition.js';
import { renderPdf } from '../../support/render.js';

const DPI = 144;

/** The text page of a book that has these paragraphs. */
async function printed(paragraphs: readonly string[]) {
  const edition = editionOf([`# 标题\n\n${paragraphs.join('\n\n')}\n`]);
  const { bytes, pages } = await renderPdf(edition, booklet(), fonts, {
    date: '2020-01-01',
    tool: 'x',
  });
  const [picture] = await pagePictures(bytes, DPI, [pages]);
  return { bytes, pages, picture: picture as PagePicture };
}

/** The box in which two pages differ, in pixels; undefined where they are the same. */
function difference(a: PagePicture, b: PagePicture) {
  const xs: number[] = [];
  const ys: number[] = [];
  for (let pixel = 0; pixel < a.width * a.height; pixel++) {
    if (a.data[4 * pixel] === b.data[4 * pixel]) continue;
    xs.push(pixel % a.width);
    ys.push(Math.floor(pixel / a.width));
  }
  if (xs.length === 0) return undefined;
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  return { left, right, top: Math.min(...ys), bottom: Math.max(...ys) };
}

/** The text of a page in the order in which it is written. */
async function textOf({ bytes, pages }: { bytes: Uint8Array; pages: number }): Promise<string> {
  const pdf = await readPdf(bytes);
  return (pdf.pages[pages - 1]?.glyphs ?? [])
    .map(({ codePoint }) => String.fromCodePoint(codePoint))
    .join('');
}

const COMPOSED = [
  '法文 café 与 École。',
  '越南 Tiếng Việt Nguyễn Đường Ế Ậ ử ự。',
  '拼音 lǘ lǚ lǜ lǖ nǚ ḿ ǹ ń ň，<ruby>漢<rt>hàn</rt></ruby>字。',
  '日文 がぎぱ。',
];

describe('a letter and its combining marks', () => {
  it('print as the composed letter that the face has, and stay apart in the text', async () => {
    const composed = await printed(COMPOSED);
    const apart = COMPOSED.map((text) => text.normalize('NFD'));
    const decomposed = await printed(apart);
    expect(difference(composed.picture, decomposed.picture)).toBeUndefined();
    const text = await textOf(decomposed);
    for (const word of ['café', 'Tiếng', 'Nguyễn', 'lǘ', 'がぎぱ']) {
      expect(text).toContain(word.normalize('NFD'));
    }
  });

  it.each([
    ['above a small letter', '甲q\u0301乙', '甲q乙'],
    ['above a capital letter', '甲X\u0304乙', '甲X乙'],
    ['above a composed letter', '甲e\u0302\u030c乙', '甲ê乙'],
    ['above a Han character', '甲漢\u0301乙', '甲漢乙'],
  ])('print the mark %s that no face has composed', async (_, marked, plain) => {
    const bare = await printed([plain]);
    const without = await printed(['甲　乙']);
    const letter = difference(bare.picture, without.picture);
    const mark = difference((await printed([marked])).picture, bare.picture);
    if (letter === undefined || mark === undefined) throw new Error('nothing is printed');
    const middle = (mark.left + mark.right) / 2;
    expect(middle).toBeGreaterThan(letter.left);
    expect(middle).toBeLessThan(letter.right);
    expect(mark.bottom).toBeLessThan((letter.top + letter.bottom) / 2);
  });

  it.each([
    ['Hebrew with points', 'שָׁלוֹם'],
    ['Arabic with vowels', 'مُحَمَّد'],
    ['Devanagari', 'हिन्दी'],
    ['a keycap', '8\ufe0f\u20e3'],
  ])('are not lost from the text: %s', async (_, word) => {
    // PDFium gives a text that runs from the right in another order.
    const sorted = (text: string) => [...text].sort().join('');
    const there = await textOf(await printed([`甲${word}乙`]));
    const ofWord = [...there].filter((character) => word.includes(character)).join('');
    expect(sorted(ofWord)).toBe(sorted(word));
  });
});

describe('what is never seen', () => {
  it.each([
    ['a variation sequence of a Han character', '葛\u{e0100}城'],
    ['a variation selector', '甲\ufe0f城'],
    ['a zero-width space', '甲\u200b城'],
    ['a word joiner', '甲\u2060城'],
    ['a byte order mark', '甲\ufeff城'],
    ['a bell', '甲\u0007城'],
  ])('%s leaves no box and no gap', async (_, text) => {
    const seen = text.replace(/[^\p{L}]/gu, '');
    const [with_, without] = [await printed([text]), await printed([seen])];
    expect(difference(with_.picture, without.picture)).toBeUndefined();
  });
});
