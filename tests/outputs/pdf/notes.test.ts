import { describe, expect, it } from 'vitest';
import { composeBook } from '../../../src/layout/index.js';
import { readTemplate } from '../../../src/layout/template/read-template.js';
import type { PlacedText } from '../../../src/model/composition.js';
import type { Template } from '../../../src/model/template.js';
import { readPdf } from '../../../src/proof/read/index.js';
import { editionOf, fonts, root } from '../../support/edition.js';
import { renderPdf } from '../../support/render.js';

/** Footnotes where editors put them, read back from the finished file. */

async function textOf(text: string): Promise<string> {
  const template = await readTemplate('booklet', { packageRoot: root });
  const { bytes, diagnostics } = await renderPdf(editionOf([text]), template, fonts, {
    date: '2020-09-17T00:00:00Z',
    tool: 'Kanben',
  });
  expect(diagnostics.filter(({ ruleId }) => ruleId === 'compose/not-set')).toEqual([]);
  return (await readPdf(bytes)).pages
    .flatMap(({ glyphs }) => glyphs.map(({ codePoint }) => String.fromCodePoint(codePoint)))
    .join('')
    .replace(/\s/g, '');
}
const times = (text: string, part: string) => text.split(part).length - 1;

describe('a footnote', () => {
  it.each([
    ['written in a quotation', '> 引文[^1]。\n>\n> [^1]: 独一注文。\n'],
    ['written in a list', '- 条目[^1]。\n\n  [^1]: 独一注文。\n'],
    ['that only another one refers to', '正文[^2]。\n\n[^1]: 独一注文。\n\n[^2]: 见注[^1]。\n'],
    ['of a note of a note', '正文[^3]。\n\n[^1]: 独一注文。\n\n[^2]: 见[^1]。\n\n[^3]: 见[^2]。\n'],
  ])('%s is printed once', async (_, text) => {
    expect(times(await textOf(`# 甲\n\n${text}`), '独一注文')).toBe(1);
  });

  it('that begins with a list has its mark', async () => {
    const text = await textOf('# 甲\n\n正文[^1]。\n\n[^1]:\n    - 注中条目\n');
    expect(times(text, '①')).toBe(2);
    expect(text).toContain('注中条目');
  });

  it('that nothing refers to has no mark', async () => {
    const text = await textOf('# 甲\n\n正文。\n\n[^1]: 无人提到。\n');
    expect(text).toContain('无人提到');
    expect(text).not.toMatch(/①/);
  });
});

describe('footnotes on their pages', () => {
  async function pagesWith(text: string, notes: Partial<Template['notes']> = {}) {
    const read = await readTemplate('booklet', { packageRoot: root });
    const template = { ...read, notes: { ...read.notes, ...notes } };
    const { pages } = composeBook(editionOf([text]), template, fonts, () => undefined);
    return pages
      .filter(({ kind }) => kind === 'text')
      .map(({ items }) => items.flatMap((item) => (item.kind === 'text' ? [item] : [])));
  }
  const textOn = (page: readonly PlacedText[] | undefined) =>
    (page ?? []).map(({ text }) => text).join('');

  const PAGES = Array.from(
    { length: 40 },
    (_, at) => `段落甲[^${at}]。${'正文'.repeat(40)}。\n\n[^${at}]: 注文${at}。\n`,
  ).join('\n');

  it('are numbered afresh from ① on each page', async () => {
    const pages = await pagesWith(`# 甲\n\n${PAGES}`);
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) {
      const marks = [...textOn(page).matchAll(/[①-⑳]/g)].map(([mark]) => mark);
      const half = marks.length / 2;
      expect(marks.slice(0, half)).toEqual([...'①②③④⑤⑥⑦⑧⑨⑩'].slice(0, half));
      expect(marks.slice(half)).toEqual(marks.slice(0, half));
    }
  });

  it('stand below the text, smaller, on a leading of their own', async () => {
    const [page] = await pagesWith('# 甲\n\n正文[^1]。\n\n[^1]: 注一。\n\n    注一之二。\n');
    const [first, second] = (page ?? []).filter(({ text }) => /注一/.test(text));
    expect(first?.size).toBeLessThan(10);
    expect((second?.baseline ?? 0) - (first?.baseline ?? 0)).toBeCloseTo(9 * 1.4, 3);
  });

  it('a long note is divided over pages, and never stands in the text', async () => {
    const long = '很长的注文'.repeat(300);
    const text = `# 甲\n\n前一段。\n\n正文[^1]。\n\n[^1]: ${long}\n\n${'后文。\n\n'.repeat(60)}`;
    const pages = await pagesWith(text);
    expect(
      pages
        .map(textOn)
        .join('')
        .match(/很长的注文|长的注文/g)?.length,
    ).toBeGreaterThan(290);
    for (const page of pages) {
      const notes = page.filter(({ size, baseline }) => size > 8 && size < 10 && baseline > 60);
      const body = page.filter(({ size, text }) => size > 10 && /[。]/.test(text));
      const top = Math.min(...notes.map(({ baseline }) => baseline));
      expect(body.filter(({ baseline }) => baseline > top)).toEqual([]);
    }
  });

  it('the mark stands tight behind the mark before it', async () => {
    const [page] = await pagesWith('# 甲\n\n正文。[^1]后文。\n\n[^1]: 注。\n');
    const mark = page?.find(({ text }) => text === '①');
    const before = page?.find(({ text }) => text.endsWith('正文。'));
    const stop = (before?.x ?? 0) + 2 * 10.5;
    expect((mark?.x ?? 0) - stop).toBeLessThan(0.6 * 10.5);
  });

  it.each([
    ['chapter', '[1]'],
    ['book', '[1]'],
  ] as const)('go to the end of the %s where the template says so', async (place, label) => {
    const pages = await pagesWith('# 甲\n\n正文[^1]。\n\n末段。\n\n[^1]: 注文在后。\n', {
      place,
      mark: 'brackets',
    });
    const text = pages.map(textOn).join('');
    expect(text.indexOf('注文在后')).toBeGreaterThan(text.indexOf('末段'));
    expect(text.split(label).length - 1).toBe(2);
    if (place === 'book') expect(text).toContain('注释');
  });
});
