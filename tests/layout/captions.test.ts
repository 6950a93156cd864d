import { expect, it } from 'vitest';
import { composeBook } from '../../src/layout/index.js';
import { booklet, editionOf, fonts, PNG } from '../support/edition.js';

it('a picture and its caption stand on one page, wherever the picture falls', () => {
  for (let before = 0; before < 24; before++) {
    const text = `# 甲\n\n${'一行。\n\n'.repeat(before)}![图1　平面图](pic.png)\n`;
    const edition = editionOf([text], { assets: new Map([['pic.png', PNG]]) });
    const { pages } = composeBook(edition, booklet(), fonts, () => ({ width: 600, height: 300 }));
    const [page] = pages.filter(({ items }) => items.some(({ kind }) => kind === 'image'));
    const caption = page?.items.some(
      (item) => item.kind === 'text' && item.text.includes('平面图'),
    );
    expect(caption, `${before} lines before it`).toBe(true);
  }
});
