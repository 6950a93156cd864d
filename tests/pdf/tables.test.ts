import { describe, expect, it } from 'vitest';
import { readTemplate } from '../../src/io/read-template.js';
import { renderPdf } from '../../src/pdf/index.js';
import { readPdf } from '../../src/pdf/read/index.js';
import { editionOf, fonts, root } from '../support/edition.js';

/** Tables that no page holds, read back from the finished file. */

async function pagesOf(text: string) {
  const template = await readTemplate('booklet', { packageRoot: root });
  const { bytes } = await renderPdf(editionOf([text]), template, fonts, {
    date: '2020-09-17T00:00:00Z',
    tool: 'Kanben',
  });
  return (await readPdf(bytes)).pages;
}

const textOf = (page: Awaited<ReturnType<typeof pagesOf>>[number]) =>
  page.glyphs.map(({ codePoint }) => String.fromCodePoint(codePoint)).join('');

describe('a row higher than a page', () => {
  it('goes on over pages, each glyph once and inside its page', async () => {
    const pages = await pagesOf(
      `# 表\n\n| 事项 | 备注 |\n|--|--|\n| ${'监'.repeat(1500)} | 乙 |\n`,
    );
    const own = pages.flatMap((page) =>
      page.glyphs
        .filter(({ codePoint }) => codePoint === ('监'.codePointAt(0) as number))
        .map((glyph) => ({ ...glyph, height: page.height })),
    );
    expect(own).toHaveLength(1500);
    expect(own.filter(({ y, height }) => y < 30 || y > height - 30)).toEqual([]);
    const places = new Set(
      pages.flatMap((page, index) =>
        page.glyphs
          .filter(({ codePoint }) => codePoint === ('监'.codePointAt(0) as number))
          .map(({ x, y }) => `${index}/${x.toFixed(1)}/${y.toFixed(1)}`),
      ),
    );
    expect(places.size).toBe(1500);
  });
});

describe('a table at a page’s foot', () => {
  it('never leaves its head alone there', async () => {
    for (let before = 14; before < 24; before++) {
      const text = `# 表\n\n${'一行。\n\n'.repeat(before)}| 事项 | 备注 |\n|--|--|\n| 甲 | 乙 |\n| 丙 | 丁 |\n`;
      const pages = await pagesOf(text);
      const lonely = pages.filter(
        (page) => textOf(page).includes('事项') && !/甲|丙/.test(textOf(page)),
      );
      expect(lonely, `${before} lines before it`).toEqual([]);
    }
  });
});
