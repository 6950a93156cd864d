import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/edition/index.js';
import { renderPdf } from '../../src/pdf/index.js';
import { checkPdf } from '../../src/pdf/proof/index.js';
import { extractText } from '../../src/pdf/read/index.js';
import { booklet, EVERYTHING, editionOf, fonts, PNG } from '../support/edition.js';

const OPTIONS = { date: '2020-09-17T00:00:00Z', tool: 'Kanben 0.0.0' };
const render = (
  edition = editionOf([EVERYTHING], { assets: new Map([['pic.png', PNG]]) }),
  template = booklet(),
) => renderPdf(edition, template, fonts, OPTIONS);
const solid = (text: string) => text.replace(/\s/g, '');
/** The text of the pages from the first chapter on, heads and folios and all. */
const textPages = async (bytes: Uint8Array, from: number) =>
  (await extractText(bytes)).slice(from).map(solid);

const PROSE =
  '今年以来，全市新设企业1.77万户，同比增长19.83%，“证照分离”改革试点全覆盖；成效显著。'.repeat(8);

describe('a PDF', () => {
  it('has the text of every division, code point by code point and in order', async () => {
    const edition = editionOf([
      `# 甲：乙　丙\n\n${PROSE}\n\n${PROSE}\n`,
      '# 丁\n\n戊己庚辛𬱖〇·……——？！\n',
    ]);
    const { bytes, diagnostics } = await render(edition);
    expect(diagnostics).toEqual([]);
    const found = (await textPages(bytes, 4)).join('');
    for (const { tree } of edition.divisions) {
      for (const node of tree.children) {
        const wants = solid(plainText(node));
        expect(found.includes(wants), wants).toBe(true);
      }
    }
  });

  it('keeps apart code points that share a glyph', async () => {
    const { bytes } = await render(editionOf(['# 甲\n\n一⼀二⼆·・\n']));
    expect((await textPages(bytes, 0)).join('')).toContain('一⼀二⼆·・');
  });

  it('sets every kind of node, and the proof finds no rule broken', async () => {
    const { bytes, diagnostics } = await render();
    expect(diagnostics.map(String)).toEqual([]);
    const text = (await textPages(bytes, 0)).join('');
    for (const part of [
      '二级标题',
      '引文一段',
      '条目二',
      '乙项',
      '1.77万',
      'codeline<&"',
      '图一：示意',
      '三级标题',
      '注文，见上',
    ]) {
      expect(text).toContain(part);
    }
    expect(
      (await checkPdf(bytes, 'a.pdf')).diagnostics
        .filter(({ severity }) => severity === 'error')
        .map(String),
    ).toEqual([]);
  });

  it('has cover, contents with true folios, and each chapter on a new page', async () => {
    const { bytes, pages, pageMap } = await render(
      editionOf([`# 甲篇\n\n${PROSE.repeat(6)}\n`, '# 乙篇\n\n正文。\n', '# 丙篇\n\n正文。\n']),
    );
    const text = await textPages(bytes, 0);
    expect(pages).toBe(text.length);
    const opens = (name: string) =>
      pageMap.starts.find(
        ({ division, block, offset }) => division === name && block === 0 && offset === 0,
      );
    for (const [name, heading] of [
      ['01-a', '甲篇'],
      ['02-b', '乙篇'],
      ['03-c', '丙篇'],
    ] as const) {
      const start = opens(name);
      expect(text[(start?.page ?? 0) - 1]).toContain(heading);
      expect(text[2]).toMatch(new RegExp(`${heading}·+${start?.folio}`));
    }
    expect(opens('02-b')?.page).toBeGreaterThan((opens('01-a')?.page ?? 0) + 1);
  });

  it('is the same bytes each time', async () => {
    expect((await render()).bytes).toEqual((await render()).bytes);
  });

  it('is not made where a character has no glyph: the place is told', async () => {
    const { bytes, diagnostics } = await render(editionOf(['# 甲\n\n乙\u{1f600}丙\n']));
    expect(bytes).toHaveLength(0);
    expect(diagnostics[0]).toMatchObject({
      ruleId: 'compose/missing-glyph',
      file: '01-a.md',
      line: 3,
      column: 2,
    });
  });

  it('says who made it and when, by the edition’s date', async () => {
    const latin = Buffer.from((await render()).bytes).toString('latin1');
    expect(latin).toMatch(/\/CreationDate \(D:20200917000000Z\)|D:20200917/);
    expect(latin).toContain('/Lang (zh-CN)');
    expect(latin).toContain('/DisplayDocTitle true');
    expect(latin).toContain('/Outlines');
    expect(latin).toContain('/PageLabels');
  });
});
