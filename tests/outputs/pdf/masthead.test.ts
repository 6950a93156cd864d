import { describe, expect, it } from 'vitest';
import { readTemplate } from '../../../src/layout/template/read-template.js';
import { readPdf } from '../../../src/proof/read/index.js';
import { editionOf, fonts, root } from '../../support/edition.js';
import { renderPdf } from '../../support/render.js';

/** Units whose names no line holds, read back from the finished file. */

const UNIT = '国家市场监督管理总局办公厅综合信息与政务公开工作处会同研究中心联合编辑部';

describe('a long unit', () => {
  it.each(['briefing', 'gongwen'])('is whole and apart from the date: %s', async (name) => {
    const template = await readTemplate(name, { packageRoot: root });
    const yaml = `title: 简报\nmasthead: { name: 简报, issue: 1, unit: ${UNIT}, date: 2020-09-17 }\ntail: { report: 局领导, copies: 1 }\n`;
    const edition = editionOf(['# 甲\n\n正文。\n'], { yaml });
    const { bytes } = await renderPdf(edition, template, fonts, {
      date: '2020-09-17T00:00:00Z',
      tool: 'Kanben',
    });
    const [page] = (await readPdf(bytes)).pages;
    const glyphs = page?.glyphs ?? [];
    const text = glyphs.map(({ codePoint }) => String.fromCodePoint(codePoint)).join('');
    expect(text.replace(/\s/g, '')).toContain(UNIT);
    const date = glyphs.filter(({ codePoint }) => codePoint === ('年'.codePointAt(0) as number));
    expect(date.length).toBeGreaterThan(0);
    for (const { x, y } of date) {
      const beside = glyphs.filter(
        (one) => Math.abs(one.y - y) < 2 && Math.abs(one.x - x) < 5 && (one.x !== x || one.y !== y),
      );
      expect(beside).toEqual([]);
    }
    expect(glyphs.filter(({ x }) => x < 0 || x > (page?.width ?? 0) - 40)).toEqual([]);
  });
});
