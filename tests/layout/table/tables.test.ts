import { describe, expect, it } from 'vitest';
import { composeBook } from '../../../src/layout/index.js';
import { readTemplate } from '../../../src/layout/template/read-template.js';
import type { ComposedPage, PlacedText } from '../../../src/model/composition.js';
import { editionOf, fonts, root } from '../../support/edition.js';
import { processorTime } from '../../support/speed.js';

const TEMPLATES = ['booklet', 'classic', 'large-print', 'gongwen'] as const;

async function compose(text: string, name = 'booklet') {
  const template = await readTemplate(name, { packageRoot: root });
  const composed = composeBook(editionOf([text]), template, fonts, () => undefined);
  return { ...composed, template, text: composed.pages.filter(({ kind }) => kind === 'text') };
}

function textsOn({ items }: ComposedPage): readonly PlacedText[] {
  return items.filter((item): item is PlacedText => item.kind === 'text');
}

/** The lines of a page, those that run up the page included: what stands on one baseline, in order. */
function linesOf(page: ComposedPage): readonly string[] {
  const lines = new Map<string, string>();
  for (const { turned, x, baseline, text } of textsOn(page)) {
    const key = turned === true ? `turned ${x.toFixed(1)}` : baseline.toFixed(1);
    lines.set(key, `${lines.get(key) ?? ''}${text}`);
  }
  return [...lines.values()];
}

function table(columns: number, rows: number, cell: (row: number, column: number) => string) {
  const row = (at: number) =>
    `| ${Array.from({ length: columns }, (_, column) => cell(at, column)).join(' | ')} |`;
  const body = Array.from({ length: rows }, (_, at) => row(at + 1));
  return [row(0), `|${'--|'.repeat(columns)}`, ...body].join('\n');
}

describe('a number, a date, a unit and a word in a cell are never divided', () => {
  const FIGURES = ['36,102.55', '8,124.70', '2023年12月31日', '1.77万户', '-4.05%', '有限公司'];

  it.each(TEMPLATES.flatMap((name) => [3, 7, 13, 26].map((columns) => [name, columns] as const)))(
    '%s, %i columns',
    async (name, columns) => {
      const text = table(columns, 4, (row, column) =>
        row === 0 ? `栏${column}` : (FIGURES[(row + column) % FIGURES.length] as string),
      );
      const { text: pages, diagnostics, proof } = await compose(`# 表\n\n${text}\n`, name);
      expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
      expect(proof.flatMap(({ findings }) => findings)).toEqual([]);
      const lines = pages.flatMap(linesOf).join('\n');
      for (const figure of FIGURES) {
        const wanted = text.split(figure).length - 1;
        expect(lines.split(figure).length - 1, figure).toBeGreaterThanOrEqual(wanted);
      }
    },
  );

  it('and where even the page’s long side is too short, an error says what to do', async () => {
    const { diagnostics } = await compose(
      `# 表\n\n| 甲 | 乙 |\n|--|--|\n| ${'a'.repeat(200)} | 1 |\n`,
    );
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toMatchObject([
      { ruleId: 'compose/table-too-wide' },
    ]);
  });
});

describe('figures', () => {
  const TEXT = '# 表\n\n| 区 | 额 |\n|--|--|\n| 东 | 36,102.55 |\n| 西 | 8,124.7 |\n| 南 | 111 |\n';

  it('stand under each other at their points, all digits of one width', async () => {
    const { text: pages } = await compose(TEXT);
    const points = pages.flatMap(textsOn).flatMap(({ text, x, advances }) => {
      if (!/\d{3}/.test(text)) return [];
      const end = text.includes('.') ? text.indexOf('.') : text.length;
      const wide = advances.slice(0, end).reduce((sum, one) => sum + one, 0);
      // A digit narrower than its cell stands in the middle of it.
      return [x + wide];
    });
    expect(points).toHaveLength(3);
    expect(Math.max(...points) - Math.min(...points)).toBeLessThan(1);
  });
});

describe('what belongs to a table', () => {
  const ROWS = Array.from({ length: 60 }, (_, row) => `| ${row + 1} | 摊位 |`).join('\n');
  const LONG = `# 表\n\n表1　登记簿\n\n单位：个\n\n| 序号 | 类别 |\n|--:|--|\n${ROWS}\n\n注：截至年底。\n\n正文。\n`;

  it('stands by it: title and unit line above, notes below', async () => {
    const { text: pages } = await compose(LONG);
    const first = linesOf(pages[0] as ComposedPage);
    expect(first.indexOf('表1　登记簿')).toBeLessThan(first.indexOf('单位：个'));
    expect(first.indexOf('单位：个')).toBeLessThan(first.findIndex((line) => /^序号/.test(line)));
    const last = pages.map(linesOf).find((lines) => lines.includes('注：截至年底。'));
    expect(last?.some((line) => line.startsWith('60'))).toBe(true);
  });

  it('is said again on each further page: 续表 and the head', async () => {
    const { text: pages } = await compose(LONG);
    const further = pages.slice(1).map(linesOf);
    expect(further.length).toBeGreaterThan(1);
    for (const lines of further) {
      expect(lines.slice(0, 2)).toEqual(['续表', '序号类别']);
    }
  });

  it('is said again with all its rows where a head has several', async () => {
    const head = '| 品 | 产量 || \n|--|--|--|\n| ^^ | 甲 | 乙 |\n';
    const rows = Array.from({ length: 60 }, () => '| 菜 | 1 | 2 |').join('\n');
    const { text: pages } = await compose(`# 表\n\n${head}${rows}\n`);
    const second = linesOf(pages[1] as ComposedPage).join('');
    expect(second).toMatch(/^续表(?:品|产量|甲|乙)+菜/);
  });

  it('a small table is never divided', async () => {
    for (let before = 8; before < 24; before++) {
      const text = `# 表\n\n${'一行。\n\n'.repeat(before)}表1　小表\n\n| 甲 | 乙 |\n|--|--|\n${'| 丙 | 丁 |\n'.repeat(6)}`;
      const { text: pages } = await compose(text);
      const parts = pages.map((page) =>
        linesOf(page).filter((line) => /丙丁|小表|甲乙/.test(line)),
      );
      expect(parts.filter((lines) => lines.length > 0).map((lines) => lines.length)).toEqual([8]);
    }
  });

  it('one of more rows is divided with its head where else a large part of a page would stay empty', async () => {
    const parts = async (before: number) => {
      const table = `| 甲 | 乙 |\n|--|--|\n${'| 丙 | 丁 |\n'.repeat(12)}`;
      const text = `# 表\n\n${'一行。\n\n'.repeat(before)}${table}\n## 节\n\n正文。\n`;
      const { text: pages } = await compose(text);
      const onPages = pages.map((page) => linesOf(page).filter((line) => /丙丁|甲乙/.test(line)));
      return onPages.map((lines) => lines.length).filter((lines) => lines > 0);
    };
    const divided = await Promise.all(Array.from({ length: 30 }, (_, before) => parts(before)));
    expect(divided.filter((counts) => counts.length === 2).length).toBeGreaterThan(0);
    for (const counts of divided) {
      expect(counts.reduce((sum, count) => sum + count)).toBe(12 + counts.length);
    }
  });

  it('one with a title stands in its place where what could go before it leaves the page half empty', async () => {
    const table = `表1　出入\n\n| 甲 | 乙 |\n|--|--|\n${'| 丙 | 丁 |\n'.repeat(18)}`;
    const text = `# 表\n\n${'一行。\n\n'.repeat(9)}${table}\n表后一行。\n\n## 节\n\n正文。\n`;
    const { text: pages } = await compose(text);
    const [first = [], second = []] = pages.map(linesOf);
    expect(first.filter((line) => line === '丙丁').length).toBeGreaterThan(2);
    expect(second[0]).toBe('续表');
    expect(second).toContain('表后一行。');
  });

  it('text goes on after it on the grid', async () => {
    const { text: pages, template } = await compose('# 表\n\n| 甲 |\n|--|\n| 乙 |\n\n正文在此。\n');
    const { page, typeArea } = template;
    const after = textsOn(pages[0] as ComposedPage).find(({ text }) => text.includes('正文在此'));
    const rows = ((after?.baseline ?? 0) - page.top - 0.88 * typeArea.size) / typeArea.leading;
    expect(Math.abs(rows - Math.round(rows))).toBeLessThan(0.01);
  });
});

describe('columns', () => {
  it('hold a Western word whole, which text would divide', async () => {
    const text = '| 站 | 物资 | 人 |\n|--|--|--|\n';
    const row = `| 甲 | ${'灭火机六台、'.repeat(12)} | Александрович·赵 |`;
    const { text: pages } = await compose(`# 表\n\n${text}${row}\n`);
    expect(pages.flatMap(linesOf).join('\n')).toContain('Александрович');
  });

  it('that lack little are whole where no other becomes much longer', async () => {
    const long = '巡护员发现火情，先报告，后处置，不得迟报、漏报、谎报、瞒报。'.repeat(4);
    const text = `| 编号 | 内容 | 登记人 |\n|--|--|--|\n| 1 | ${long} | 阿不都热合曼·买买提 |`;
    const { text: pages } = await compose(`# 表\n\n${text}\n`);
    expect(pages.flatMap(linesOf).join('\n')).toContain('阿不都热合曼·买买提');
  });
});

describe('a table too wide for the measure', () => {
  it('is never set so small that its template’s readers cannot read it', async () => {
    const wide = table(18, 3, (row, column) => (row === 0 ? `${column}` : '0.44'));
    const { text: pages, template } = await compose(`# 表\n\n${wide}\n`, 'large-print');
    const figures = pages.flatMap(textsOn).filter(({ text }) => text === '0.44');
    const least = Math.min(...figures.map(({ size }) => size));
    expect(least).toBeGreaterThanOrEqual(0.75 * template.styles.table.size - 0.01);
  });

  it('is turned on a page of its own, and the text goes on before it', async () => {
    const wide = table(16, 3, (row, column) => (row === 0 ? `${column}` : '1,234'));
    const { text: pages } = await compose(`# 表\n\n表前。\n\n${wide}\n\n表后。\n`);
    expect(linesOf(pages[0] as ComposedPage)).toEqual(expect.arrayContaining(['表前。', '表后。']));
    const turned = textsOn(pages[1] as ComposedPage).filter((item) => item.turned === true);
    expect(turned.length).toBeGreaterThan(60);
  });

  it.each(['booklet', 'large-print', 'briefing'])(
    'takes a heading along that has nothing else below it, and keeps its place: %s',
    async (name) => {
      const wide = table(16, 3, (row, column) => (row === 0 ? `${column}` : '136,102.55'));
      const text = `# 表\n\n表前。\n\n## 只有一表\n\n${wide}\n\n## 下一节\n\n表后。\n`;
      const { text: pages, bookmarks } = await compose(text, name);
      const pageOf = (line: string) => pages.findIndex((page) => linesOf(page).includes(line));
      const page = pages[pageOf('只有一表')] as ComposedPage;
      expect(textsOn(page).find((item) => item.text === '只有一表')?.turned).toBe(true);
      const shown = textsOn(page).filter((item) => item.text.includes('136,102.55'));
      expect(shown.length).toBeGreaterThan(10);
      const heading = textsOn(page).find((item) => item.text === '只有一表') as PlacedText;
      // The page is read from its left edge: the heading stands above the table.
      expect(heading.x).toBeLessThan(Math.min(...shown.map(({ x }) => x)));
      expect(pageOf('表前。')).toBeLessThan(pageOf('只有一表'));
      expect(pageOf('表后。')).toBeGreaterThan(pageOf('只有一表'));
      expect(bookmarks.map(({ title }) => title)).toEqual(expect.arrayContaining(['只有一表']));
    },
  );

  it('of too many columns goes on over a spread, its first column again', async () => {
    const wide = table(30, 3, (row, column) =>
      column === 0 ? `行${row}` : row === 0 ? `栏${column}` : '36,102.55',
    );
    const { text: pages } = await compose(`# 表\n\n${wide}\n`);
    const heads = pages.filter((page) => linesOf(page).some((line) => line.startsWith('行0')));
    expect(heads.length).toBeGreaterThan(1);
    const all = pages.flatMap(linesOf).join('');
    for (let column = 1; column < 30; column++) expect(all).toContain(`栏${column}`);
  });
});

it('rows take linear time', async () => {
  const time = async (rows: number) => {
    const text = table(4, rows, (row, column) => `${row * 7 + column}`);
    return processorTime(() => compose(`# 表\n\n${text}\n`));
  };
  await time(200);
  const [few, many] = [await time(500), await time(4000)];
  expect(many / few).toBeLessThan(24);
});
