import { expect, it } from 'vitest';
import { composeBook } from '../../src/layout/index.js';
import { booklet, editionOf, fonts } from '../support/edition.js';

/** The texts of the pages of a book of one division. */
function pagesOf(text: string): readonly string[] {
  const { pages } = composeBook(editionOf([text]), booklet(), fonts, () => undefined);
  return pages
    .filter(({ kind }) => kind === 'text')
    .map(({ items }) => items.map((item) => (item.kind === 'text' ? item.text : '')).join(''));
}

it('此致 and 敬礼 stand on one page, wherever a letter ends', () => {
  for (let before = 0; before < 24; before++) {
    const pages = pagesOf(
      `# 信\n\n${'一行。\n\n'.repeat(before)}此致\n\n敬礼！\n\n另起的一段。\n\n再一段。\n`,
    );
    const [page] = pages.filter((one) => one.includes('此致'));
    expect(page, `${before} lines before it`).toContain('此致敬礼！');
  }
});

it('a line of verse is filled before it turns over, and turns over on its page', () => {
  const line = '前头有个坎儿呀，后头的弟兄们可要看准了脚底下再往前挪那么一小步哎，大家一起来嘿';
  for (let before = 0; before < 24; before++) {
    const verse = `迈开步哎，\\\n${line}\\\n莫要慌哎，\\\n归楞堆好了，`;
    const pages = pagesOf(`# 号子\n\n${'一行。\n\n'.repeat(before)}${verse}\n`);
    expect(
      pages.filter((one) => one.includes(line)),
      `${before} lines before it`,
    ).toHaveLength(1);
  }
});

it('a section’s salutation takes the text behind it along', () => {
  for (let before = 0; before < 24; before++) {
    const letter = `## 致读者\n\n各位读者：\n\n${'正文很长。'.repeat(30)}\n`;
    const pages = pagesOf(`# 集\n\n${'一行。\n\n'.repeat(before)}${letter}`);
    const [page] = pages.filter((one) => one.includes('致读者各位读者：'));
    expect(page, `${before} lines before it`).toContain('各位读者：正文很长。');
  }
});
