import { describe, expect, it } from 'vitest';
import { composeBook } from '../../../src/layout/index.js';
import { readTemplate } from '../../../src/layout/template/read-template.js';
import { readPdf } from '../../../src/proof/read/index.js';
import { editionOf, fonts, PNG, root } from '../../support/edition.js';
import { renderPdf } from '../../support/render.js';

/** Tables that no page holds, read back from the finished file. */

async function pagesOf(text: string) {
  const template = await readTemplate('booklet', { packageRoot: root });
  const { bytes } = await renderPdf(editionOf([text]), template, fonts, {
    date: '2020-09-17T00:00:00Z',
    tool: 'Kanben',
  });
  return (await readPdf(bytes)).pages;
}

const textOf = (page: Awaited<ReturnType<typeof pagesOf>>[number]) =>
  page.glyphs.map(({ codePoint }) => String.fromCodePoint(codePoint)).join('');

describe('a row higher than a page', () => {
  it('goes on over pages, each glyph once and inside its page', async () => {
    const pages = await pagesOf(
      `# 表\n\n| 事项 | 备注 |\n|--|--|\n| ${'监'.repeat(1500)} | 乙 |\n`,
    );
    const own = pages.flatMap((page) =>
      page.glyphs
        .filter(({ codePoint }) => codePoint === ('监'.codePointAt(0) as number))
        .map((glyph) => ({ ...glyph, height: page.height })),
    );
    expect(own).toHaveLength(1500);
    expect(own.filter(({ y, height }) => y < 30 || y > height - 30)).toEqual([]);
    const places = new Set(
      pages.flatMap((page, index) =>
        page.glyphs
          .filter(({ codePoint }) => codePoint === ('监'.codePointAt(0) as number))
          .map(({ x, y }) => `${index}/${x.toFixed(1)}/${y.toFixed(1)}`),
      ),
    );
    expect(places.size).toBe(1500);
  });
});

describe('a table at a page’s foot', () => {
  it('never leaves its head alone there', async () => {
    for (let before = 14; before < 24; before++) {
      const text = `# 表\n\n${'一行。\n\n'.repeat(before)}| 事项 | 备注 |\n|--|--|\n| 甲 | 乙 |\n| 丙 | 丁 |\n`;
      const pages = await pagesOf(text);
      const lonely = pages.filter(
        (page) => textOf(page).includes('事项') && !/甲|丙/.test(textOf(page)),
      );
      expect(lonely, `${before} lines before it`).toEqual([]);
    }
  });
});

describe('a table with a title that has no room on the rest of its page', () => {
  const TABLE = `表1　各站水位\n\n| 站 | 水位 |\n|--|--:|\n${Array.from({ length: 9 }, (_, row) => `| 站${row} | ${row}.25 |`).join('\n')}\n`;
  const AFTER = '由表1可见，水位逐站递增，高低相差不过数米，沿江各处大致如此，未见有别。'.repeat(6);
  /** On each page: how often a word of the table, of its note and of the text behind it stand there. */
  const counts = (pages: Awaited<ReturnType<typeof pagesOf>>) =>
    pages.map((page) => {
      const text = textOf(page);
      const count = (word: RegExp) => text.match(word)?.length ?? 0;
      return { table: count(/站\d/gu), after: count(/由表/gu), note: count(/施工/gu) };
    });

  it('stands on the next one, and the text behind it goes on before it', async () => {
    const text = `# 表\n\n${'一行。\n\n'.repeat(12)}${TABLE}\n${AFTER}\n`;
    const found = counts(await pagesOf(text));
    const first = found.findIndex(({ after }) => after > 0);
    expect(found[first]?.table).toBe(0);
    expect(found[first + 1]?.table).toBe(9);
  });

  it('stays whole, and its note on its page', async () => {
    const noted = TABLE.replace('站8', '站8[^a]');
    const text = `# 表\n\n${'一行。\n\n'.repeat(12)}${noted}\n${AFTER}\n\n## 又\n\n${'一行。\n\n'.repeat(40)}[^a]: 施工期间缺测。\n`;
    const found = counts(await pagesOf(text)).filter(({ table }) => table > 0);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ table: 9, note: 1 });
  });

  it('stands at most a page behind the next heading, and leaves no heading alone', async () => {
    for (let before = 8; before < 16; before++) {
      const text = `# 表\n\n${'一行。\n\n'.repeat(before)}## 节\n\n${TABLE}\n由表1可见。\n\n## 又一节\n\n${AFTER}\n`;
      const pages = (await pagesOf(text)).map(textOf);
      const table = pages.findIndex((page) => /站\d/u.test(page));
      const next = pages.findLastIndex((page) => page.includes('又一节'));
      // Where else a quarter of the page and more would stay empty, the next section begins before it.
      expect(table, `${before} lines before it`).toBeLessThanOrEqual(next + 1);
      expect(pages.filter((page) => /节\d*$/u.test(page.trim()))).toEqual([]);
    }
  });
});

it('a name in a cell is not divided where the columns have room', async () => {
  const rows = ['石门坎', '乌泥塘', '白鹭洲']
    .map(
      (name) =>
        `| 61804730 | ${name} | 112°33′48″E，29°29′17″N | 压力式水位计，量程 0—20 m，精度很高；备用信道两条，主信道一条，逐日校核 |`,
    )
    .join('\n');
  const pages = await pagesOf(
    `# 表\n\n| 站码 | 站名 | 经纬度 | 设备与信道 |\n|--|--|--|--|\n${rows}\n`,
  );
  for (const name of ['石门坎', '乌泥塘', '白鹭洲']) {
    const own = pages
      .flatMap(({ glyphs }) => glyphs)
      .filter(({ codePoint }) => name.includes(String.fromCodePoint(codePoint)));
    expect(new Set(own.map(({ y }) => y.toFixed(1))).size, name).toBe(1);
  }
});

describe('pictures in a table', () => {
  it('stand in their column, whole, on the page of their row', async () => {
    const template = await readTemplate('booklet', { packageRoot: root });
    const edition = editionOf(
      [
        `# 表\n\n${'一行。\n\n'.repeat(14)}| 名 | 图 |\n|--|--|\n| 甲 | 上![一](pic.png#width=40mm)下 |\n| 乙 | ![二](pic.png#width=40mm) |\n`,
      ],
      { assets: new Map([['pic.png', PNG]]) },
    );
    const { pages, diagnostics } = composeBook(edition, template, fonts, () => ({
      width: 300,
      height: 300,
    }));
    expect(diagnostics).toEqual([]);
    const { page, typeArea } = template;
    const bottom = page.top + (typeArea.lines - 1) * typeArea.leading + typeArea.size;
    const right = page.inner + typeArea.characters * typeArea.size;
    const found = pages.flatMap(({ number, items }) =>
      items.flatMap((item) => (item.kind === 'image' ? [{ number, item, items }] : [])),
    );
    expect(found).toHaveLength(2);
    for (const { item, items } of found) {
      expect(item.width).toBeCloseTo(item.height, 6);
      expect(item.y).toBeGreaterThan(page.top);
      expect(item.y + item.height).toBeLessThan(bottom);
      expect(item.x).toBeGreaterThan(page.inner + typeArea.size);
      expect(item.x + item.width).toBeLessThanOrEqual(right);
      // No stroke and no text runs through it.
      const through = items.filter(
        (other) =>
          (other.kind === 'rule' && other.y1 > item.y && other.y1 < item.y + item.height) ||
          (other.kind === 'text' &&
            other.x >= item.x &&
            other.baseline - other.size / 2 > item.y &&
            other.baseline - other.size / 2 < item.y + item.height),
      );
      expect(through).toEqual([]);
    }
  });

  it('are never parted, also in a row that no page holds', async () => {
    const template = await readTemplate('booklet', { packageRoot: root });
    const edition = editionOf(
      [
        `# 表\n\n| 名 | 图 |\n|--|--|\n| ${'监'.repeat(900)} | ${'字![图](pic.png#width=50mm)'.repeat(6)} |\n`,
      ],
      { assets: new Map([['pic.png', PNG]]) },
    );
    const { pages } = composeBook(edition, template, fonts, () => ({ width: 300, height: 300 }));
    const { page, typeArea } = template;
    const bottom = page.top + (typeArea.lines - 1) * typeArea.leading + typeArea.size;
    const pictures = pages.flatMap(({ items }) => items.filter(({ kind }) => kind === 'image'));
    expect(pictures).toHaveLength(6);
    for (const picture of pictures) {
      if (picture.kind !== 'image') continue;
      expect(picture.y).toBeGreaterThan(page.top - 1);
      expect(picture.y + picture.height).toBeLessThan(bottom);
    }
  });
});
