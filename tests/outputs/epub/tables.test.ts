import { expect, it } from 'vitest';
import { buildEpub, checkEpub } from '../../../src/outputs/epub/index.js';
import { booklet, editionOf } from '../../support/edition.js';
import { browserPath, launch } from './browser.js';
import { filesOf, OPTIONS } from './everything.js';

it('cells that the Markdown merges are merged in the EPUB, heads of several rows are heads', async () => {
  const table =
    '| 品类 | 产量 || 备注 |\n|---|--:|--:|---|\n| ^^ | 2022年 | 2023年 | ^^ |\n| 青菜 | 1 | 2 | 无 |';
  const { bytes } = await buildEpub(editionOf([`# 甲\n\n${table}\n`]), booklet(), OPTIONS);
  expect((await checkEpub(bytes, 'a.epub')).map(String)).toEqual([]);
  const text = (await filesOf(bytes)).get('01-a.xhtml') ?? '';
  expect(text).not.toContain('^^');
  expect(text).toMatch(
    /<th scope="col" rowspan="2"[^>]*>品类<\/th><th scope="colgroup" colspan="2"[^>]*>产量<\/th>/,
  );
  expect(text.split('</thead>')[0]?.match(/<tr>/g)?.length).toBe(2);
  expect(text).toMatch(/<td class="end figure">2<\/td>/);
});

const FIGURES = `# 甲

表1　各区交易额

单位：万元

| 区 | 交易额 | 同比 | 办理要求 |
|---|---:|---|---|
| 东区 | 36,102.55 | 12.3% | 经营者持身份证明到集市管理所登记，注明经营品类、摊位编号与联系电话，变更时应当在三日内重新登记[^1] |
| 西区 | 8,124.7 | 4% | 无 |

注：不含网上订单。

资料来源：集市日报。

[^1]: 见办法第三条。
`;

it('a table has its title, unit, notes and sources with it, and notes the marks that print has', async () => {
  const { bytes } = await buildEpub(editionOf([FIGURES]), booklet(), OPTIONS);
  expect((await checkEpub(bytes, 'a.epub')).map(String)).toEqual([]);
  const text = (await filesOf(bytes)).get('01-a.xhtml') ?? '';
  const [, figure = ''] = /<figure class="table">(.*?)<\/figure>/s.exec(text) ?? [];
  expect(figure).toMatch(
    /^<figcaption>表1　各区交易额<\/figcaption><p class="unit">单位：万元<\/p><div class="scroll"><table>.*<\/table><\/div><p class="table-note">注：不含网上订单。<\/p><p class="table-note">资料来源：集市日报。<\/p>$/s,
  );
  expect(text).toMatch(/<a id="ref-1"[^>]*>①<\/a>/);
  expect(text).toMatch(/<aside id="note-1"[^>]*><p><a [^>]*>①<\/a> 见办法/);
  expect(text).not.toContain('[1]');
});

it.skipIf(browserPath === undefined)(
  'on a screen of 320 pixels no cell is a character wide, no figure is broken, points stand under each other',
  async () => {
    const { bytes } = await buildEpub(editionOf([FIGURES]), booklet(), OPTIONS);
    const files = await filesOf(bytes);
    const browser = await launch();
    try {
      const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
      const css = files.get('style.css') ?? '';
      const body = (files.get('01-a.xhtml') ?? '').replace(/^.*?<body/s, '<body');
      await page.setContent(`<!DOCTYPE html><html lang="zh-CN"><style>${css}</style>${body}`);
      const cells = await page.evaluate(() =>
        Array.from(document.querySelectorAll('td'), (cell) => {
          const range = document.createRange();
          range.selectNodeContents(cell);
          const boxes = Array.from(range.getClientRects());
          const head = cell.querySelector('span')?.previousSibling ?? cell.firstChild;
          const points = document.createRange();
          if (head) points.selectNode(head);
          return {
            text: cell.textContent ?? '',
            size: Number.parseFloat(getComputedStyle(cell).fontSize),
            wide: cell.clientWidth,
            lines: new Set(boxes.map(({ top }) => Math.round(top / 8))).size,
            point: points.getBoundingClientRect().right,
          };
        }),
      );
      for (const { text, size, wide } of cells) {
        if (text.length > 5) expect(wide / size, text).toBeGreaterThan(5);
      }
      const [, money, , , , less] = cells;
      expect([money?.text, less?.text]).toEqual(['36,102.55', '8,124.7']);
      expect([money?.lines, less?.lines]).toEqual([1, 1]);
      expect(money?.point).toBeCloseTo(less?.point ?? 0, 0);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBe(320);
    } finally {
      await browser.close();
    }
  },
);
