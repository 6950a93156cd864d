import { expect, it } from 'vitest';
import { composeBook } from '../../src/layout/index.js';
import { isNamedPart } from '../../src/model/edition.js';
import { booklet, editionOf, fonts } from '../support/edition.js';

const TEXT = '正文一段，写得长一些，好让它占上几行。'.repeat(14);

/** The texts of a book's pages, of the kinds that count. */
function pagesOf(chapters: readonly string[], yaml?: string): readonly string[] {
  const edition = editionOf([...chapters], yaml === undefined ? {} : { yaml });
  return composeBook(edition, booklet(), fonts, () => undefined)
    .pages.filter(({ kind }) => kind !== 'cover')
    .map(({ items }) => items.map((item) => (item.kind === 'text' ? item.text : '')).join(''));
}

it.each([
  ['第一辑　调查', true],
  ['上编　总论', true],
  ['第三部分：附件', true],
  ['Part II', true],
  ['第三部门', false],
  ['西藏', false],
])('a heading alone that names a part: %s %s', (heading, named) => {
  const { divisions } = editionOf([`# ${heading}\n`]);
  expect(divisions.map(isNamedPart)).toEqual([named]);
  const [filled] = editionOf([`# ${heading}\n\n正文。\n`]).divisions;
  expect(filled && isNamedPart(filled)).toBe(false);
});

it('such a part has a right-hand page to itself, and another heading alone has not', () => {
  const pages = pagesOf([`# 甲\n\n${TEXT}`, '# 第一辑　调查\n', `# 乙\n\n${TEXT}`]);
  expect(pages.filter((page) => page.includes('调查') && page.includes('正文'))).toEqual([]);
  const digest = pagesOf([`# 甲\n\n正文。`, '# 西藏\n', '# 乙\n\n正文。']);
  expect(digest.some((page) => page.includes('西藏') && page.includes('正文'))).toBe(true);
});

it('a page on which one chapter ends and the next begins is headed by the one that begins', () => {
  const pages = pagesOf(
    [`# 甲章\n\n${TEXT.repeat(3)}\n\n末段。`, '# 乙章\n\n短。', `# 丙章\n\n${TEXT.repeat(3)}`],
    'title: 书\n',
  );
  for (const page of pages) expect(page).not.toMatch(/甲章　?乙章|乙章　?丙章/u);
});
