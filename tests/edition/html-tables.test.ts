import type { Table } from 'mdast';
import { describe, expect, it } from 'vitest';
import { parseDivision } from '../../src/edition/division.js';
import { tableGrid } from '../../src/edition/table-grid.js';
import { plainText } from '../../src/model/markdown/plain-text.js';

function read(text: string) {
  const { division, diagnostics } = parseDivision({ path: '01-a.md', text: `# 渡口\n\n${text}\n` });
  const tables = division.tree.children.filter((node): node is Table => node.type === 'table');
  return {
    rows: tables.map((table) =>
      tableGrid(table).rows.map((row) =>
        row.map(({ cell, rows, columns }) => [plainText(cell), rows, columns].join(' ')),
      ),
    ),
    cells: tables.flatMap(({ children }) => children.flatMap((row) => row.children)),
    kinds: division.tree.children.slice(1).map(({ type }) => type),
    line: tables[0]?.position?.start.line,
    rules: diagnostics.map(({ ruleId }) => ruleId),
  };
}

describe('a table of HTML in Markdown', () => {
  it('is a table, its cells as wide and as high as they are', () => {
    const table =
      '<table><tr><th>渡口</th><th colspan="2">船（只）</th></tr>\n<tr><td rowspan="2">江上</td><td>大船</td><td>12</td></tr>\n<tr><td>小船</td><td>30</td></tr></table>';
    expect(read(table)).toMatchObject({
      rows: [
        [
          ['渡口 1 1', '船（只） 1 2'],
          ['江上 2 1', '大船 1 1', '12 1 1'],
          ['小船 1 1', '30 1 1'],
        ],
      ],
      kinds: ['table'],
      line: 3,
      rules: [],
    });
  });

  it('has a head of two rows where one of its cells reaches down, and none where a photograph does', () => {
    const head =
      '<table><tr><th rowspan="2">渡口</th><th colspan="2">船（只）</th></tr><tr><th>大</th><th>小</th></tr><tr><td>江上</td><td>1</td><td>2</td></tr></table>';
    expect(read(head).rows).toEqual([
      [
        ['渡口 2 1', '船（只） 1 2'],
        ['大 1 1', '小 1 1'],
        ['江上 1 1', '1 1 1', '2 1 1'],
      ],
    ]);
    const rows = ['年龄', '籍贯', '职务', '电话'].map(
      (one) => `<tr><td>${one}</td><td>某</td></tr>`,
    );
    const form = `<table><tr><td>姓名</td><td>船工</td><td rowspan="5">照片</td></tr>${rows.join('')}</table>`;
    expect(read(form).rows[0]?.[1]).toEqual(['年龄 1 1', '某 1 1', ' 1 1']);
  });

  it('keeps bold type, indices and links of its cells', () => {
    const table =
      '<table><tr><td><b>大</b>船</td><td>x<sup>a</sup></td></tr><tr><td><a href="https://example.org/a">渡口</a></td><td>二</td></tr></table>';
    const { cells, rules } = read(table);
    expect(cells.map(({ children }) => children.map(({ type }) => type))).toEqual([
      ['strong', 'text'],
      ['text', 'superscript'],
      ['link'],
      ['text'],
    ]);
    expect(rules).toEqual([]);
    expect(read(table.replace('https://example.org/', '../')).rules).toEqual(['edition/raw-html']);
  });

  it('keeps the text around it, and the marks of its own', () => {
    const table =
      '<div><p>甲|乙</p><table><tr><td>一*二*</td><td>三</td></tr><tr><td>四</td><td>五</td></tr></table></div>';
    const { rows, kinds, rules } = read(table);
    expect(rows).toEqual([
      [
        ['一*二* 1 1', '三 1 1'],
        ['四 1 1', '五 1 1'],
      ],
    ]);
    expect([kinds, rules]).toEqual([['paragraph', 'table'], []]);
  });

  it('has its pictures reported', () => {
    const table =
      '<table><tr><td><img src="a.png">一</td><td>二</td></tr><tr><td>三</td><td>四</td></tr></table>';
    expect(read(table).rules).toEqual(['edition/raw-html']);
  });

  it('that lays a text out is paragraphs', () => {
    const { kinds } = read('<table><tr><td>清早渡口的灯还亮着。</td></tr></table>');
    expect(kinds).toEqual(['paragraph']);
  });
});
