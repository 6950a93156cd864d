import { describe, expect, it } from 'vitest';
import { readTemplate } from '../../../src/layout/template/read-template.js';
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
    expect(times(text, '[1]')).toBe(2);
    expect(text).toContain('注中条目');
  });

  it('that nothing refers to has no mark', async () => {
    const text = await textOf('# 甲\n\n正文。\n\n[^1]: 无人提到。\n');
    expect(text).toContain('无人提到');
    expect(text).not.toMatch(/\[[?1]\]/);
  });
});
