import JSZip from 'jszip';
import type { Table } from 'mdast';
import { describe, expect, it } from 'vitest';
import { tableGrid } from '../../../src/edition/table-grid.js';
import { parseMarkdown } from '../../../src/model/markdown/parse-markdown.js';
import { wordDocument } from '../../../src/outputs/docx/document.js';
import { wordColumns } from '../../../src/outputs/docx/table-columns.js';
import type { Book } from '../../../src/outputs/output.js';
import { booklet, editionOf, fonts } from '../../support/edition.js';
import { bookOf } from '../../support/render.js';

/** Across the page, and along it, pt. */
const ROOM = { upright: 315, turned: 460 };
const gridOf = (text: string) => tableGrid(parseMarkdown(text).children[0] as Table);

const rowOf = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
const tableOf = (columns: number, cell: string) =>
  rowOf(Array.from({ length: columns }, (_, at) => `栏${at}`)) +
  rowOf(Array.from({ length: columns }, () => '--')) +
  rowOf(Array.from({ length: columns }, () => cell));

describe('the columns of a Word table', () => {
  it.each([
    [3, '36,102.55', 9, false],
    [5, '2024-09-30', 9, false],
    [12, '0.44', 9, false],
    [18, '0.44', 7.5, true],
    [26, '0.4', 6, true],
  ])('%i of them never divide %s', (columns, cell, least, onSide) => {
    const plan = wordColumns(gridOf(tableOf(columns, cell)), 9, ROOM);
    const { widths, padding, size, turned } = plan;
    expect(turned).toBe(onSide);
    const measure = turned ? ROOM.turned : ROOM.upright;
    expect(widths.reduce((a, b) => a + b, 0)).toBeCloseTo(measure, 3);
    expect(size).toBeGreaterThanOrEqual(least);
    // A digit of Times New Roman is half an em wide.
    for (const width of widths)
      expect(width - 2 * padding).toBeGreaterThan((cell.length / 2) * size * 0.95);
  });

  it('of text are wider than those of figures', () => {
    const text = `| 号 | 内容 |\n|--|--|\n| 1 | ${'森林防火责任'.repeat(8)} |\n`;
    const [number = 0, words = 0] = wordColumns(gridOf(text), 9, ROOM).widths;
    expect(words).toBeGreaterThan(number * 4);
  });
});

describe('the Word file', () => {
  const xml = async (text: string) => {
    const options = { date: '2020-09-17T00:00:00Z', tool: 'test' };
    const book = await bookOf(editionOf([text]), booklet(), fonts, options);
    const { bytes } = await wordDocument(book as unknown as Book);
    return (await (await JSZip.loadAsync(bytes)).file('word/document.xml')?.async('string')) ?? '';
  };
  const paragraphWith = (document: string, words: string) =>
    document.split('<w:p>').find((one) => one.includes(words)) ?? '';

  it('has a table’s title, unit and notes in styles of their own', async () => {
    const document = await xml(
      '# 表\n\n表1　人口\n\n单位：人\n\n| 甲 | 乙 |\n|--|--|\n| 1 | 2 |\n\n注：含外来。\n',
    );
    expect(paragraphWith(document, '表1')).toContain('w:val="KanbenTableTitle"');
    expect(paragraphWith(document, '单位：人')).toContain('w:val="KanbenTableUnit"');
    expect(paragraphWith(document, '注：含外来。')).toContain('w:val="KanbenTableNote"');
  });

  it('turns the page of a wide table with its title and notes, and that page alone', async () => {
    const document = await xml(
      `# 表\n\n各年的数字，请看下面的表。\n\n表1　十年\n\n${tableOf(16, '12,345')}\n注：初步数。\n\n后文。\n`,
    );
    // A section ends with the paragraph that has its properties.
    const ends = /(?<=<\/w:sectPr><\/w:pPr>(?:(?!<\/w:p>).)*<\/w:p>)/s;
    const [before = '', turned = '', after = ''] = document.split(ends).slice(-3);
    expect(before).toContain('请看下面');
    expect(before).not.toContain('表1');
    for (const words of ['表1', '12,345', '注：初步数。']) expect(turned).toContain(words);
    expect(after).toContain('后文。');
    const sizes = [...document.matchAll(/<w:pgSz w:w="(\d+)" w:h="(\d+)" w:orient="(\w+)"/g)];
    const [portrait, landscape, again] = sizes.slice(-3);
    expect(landscape?.slice(1)).toEqual([portrait?.[2], portrait?.[1], 'landscape']);
    expect(again?.slice(1)).toEqual([portrait?.[1], portrait?.[2], 'portrait']);
    // The folios go on: only the text's first section counts from 1.
    expect(document.match(/<w:pgNumType w:start="1"/g)).toHaveLength(1);
    const columns = [...turned.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, wide]) => Number(wide));
    const wide = columns.reduce((a, b) => a + b, 0);
    expect(wide).toBeLessThanOrEqual(Number(landscape?.[1]));
    expect(wide).toBeGreaterThan(booklet().typeArea.characters * booklet().typeArea.size * 20);
  });

  it('begins a wish at the edge, and every line of verse at one place', async () => {
    const document = await xml('# 信\n\n正文。\n\n顺颂\n\n冬安\n\n床前一棵松，\\\n床后一棵松。\n');
    expect(paragraphWith(document, '冬安')).toMatch(/<w:ind (?=[^>]*w:firstLine="0")/);
    expect(paragraphWith(document, '床前')).toMatch(
      /<w:ind (?=[^>]*w:firstLine="0")(?=[^>]*w:left="420")/,
    );
  });
});
