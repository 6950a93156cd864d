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

it.each([
  ['alone', '![图题[^c]（2020年）](pic.png)', '图题①（2020年）'],
  ['in a link', '[![图题[^c]](pic.png)](https://example.org)', '图题①'],
  ['between words', '前文![图题[^c]](pic.png)后文。', '图题①'],
])(
  'the mark of a note stands in the caption of a picture %s, the note at the foot',
  (_, text, caption) => {
    const edition = editionOf([`# 甲\n\n${text}\n\n[^c]: 图注。\n`], {
      assets: new Map([['pic.png', PNG]]),
    });
    const { pages } = composeBook(edition, booklet(), fonts, () => ({ width: 600, height: 300 }));
    const [page] = pages.filter(({ items }) => items.some(({ kind }) => kind === 'image'));
    const printed = (page?.items ?? [])
      .map((item) => (item.kind === 'text' ? item.text : ''))
      .join('');
    expect(printed).toContain(caption);
    expect(printed).toMatch(/①.*图注。/u);
  },
);
