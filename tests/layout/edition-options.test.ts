import { describe, expect, it } from 'vitest';
import { composeBook } from '../../src/layout/index.js';
import type { Composition } from '../../src/model/composition.js';
import type { Template } from '../../src/model/template.js';
import { buildEpub } from '../../src/outputs/epub/index.js';
import { drawCover } from '../../src/outputs/raster/cover.js';
import { booklet, editionOf, fonts } from '../support/edition.js';

const TEXTS = ['# 甲\n\n正文。\n', '# 乙\n\n正文。\n'];

function compose(yaml: string, template: Template = booklet()): Composition {
  return composeBook(editionOf(TEXTS, { yaml }), template, fonts, () => undefined);
}

/** The text of the pages of one kind. */
function textOf({ pages }: Composition, kind: string): string {
  return pages
    .filter((page) => page.kind === kind)
    .flatMap(({ items }) => items.map((item) => ('text' in item ? item.text : '')))
    .join('');
}

describe('options of edition.yaml', () => {
  it('leave the cover out, of the PDF and of the EPUB; a shelf still has its picture', async () => {
    const yaml = 'title: 书名\noptions: {cover: false}\n';
    expect(compose('title: 书名\n').pages[0]?.kind).toBe('cover');
    expect(compose(yaml).pages.some(({ kind }) => kind === 'cover')).toBe(false);
    const edition = editionOf(TEXTS, { yaml });
    const epub = { modified: '2020-01-01T00:00:00Z', tool: 'Kanben' };
    const without = await buildEpub(edition, booklet(), epub);
    const names = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
    expect(names(without.bytes)).not.toContain('cover.xhtml');
    const whole = await buildEpub(editionOf(TEXTS), booklet(), epub);
    expect(names(whole.bytes)).toContain('cover.xhtml');
    expect(await drawCover(compose(yaml), booklet(), fonts)).toBeDefined();
  });

  it('leave the contents out', () => {
    expect(compose('title: 书名\n').pages.some(({ kind }) => kind === 'contents')).toBe(true);
    const without = compose('title: 书名\noptions: {contents: false}\n');
    expect(without.pages.some(({ kind }) => kind === 'contents')).toBe(false);
  });
});

describe('words printed in a book are in its language', () => {
  it.each([
    ['zh-CN', '2020年9月17日', '目录'],
    ['zh-TW', '2020年9月17日', '目錄'],
    ['en', '17 September 2020', 'Contents'],
  ])('%s', (language, date, contents) => {
    const book = compose(`title: 书名\nlanguage: ${language}\ndate: 2020-09-17\n`);
    expect(textOf(book, 'cover').replaceAll(' ', '')).toContain(date.replaceAll(' ', ''));
    expect(textOf(book, 'contents').replace(/[\s\u3000]/g, '')).toContain(contents);
  });
});

describe('a character that no face has', () => {
  const rare = '\u{10FFFD}';
  it.each([
    ['kicker', `kicker: ${rare}\n`],
    ['creators', `creators: [${rare}]\n`],
    ['masthead', `masthead: {name: 简报, issue: "1", unit: ${rare}, date: 2020-09-17}\n`],
    ['tail', `tail: {report: ${rare}, copies: 3}\n`],
  ])('is an error in %s', (_, yaml) => {
    const template: Template = {
      ...booklet(),
      masthead: { show: true, required: false, line: true },
      tail: { show: true, required: false },
    };
    const { diagnostics } = compose(`title: 书名\n${yaml}`, template);
    const missing = diagnostics.filter(({ ruleId }) => ruleId === 'compose/missing-glyph');
    expect(missing).toHaveLength(1);
  });
});
