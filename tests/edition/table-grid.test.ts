import type { Table } from 'mdast';
import { describe, expect, it } from 'vitest';
import { tableGrid } from '../../src/edition/table-grid.js';
import { markedTree } from '../../src/model/markdown/marked-tree.js';
import { plainText } from '../../src/model/markdown/plain-text.js';

function grid(text: string) {
  const { rows, headRows, columns } = tableGrid(markedTree(text).children[0] as Table);
  return {
    columns,
    headRows,
    rows: rows.map((row) =>
      row.map(
        (one) =>
          `${plainText(one.cell)}@${one.column}${one.rows > 1 || one.columns > 1 ? ` ${one.rows}×${one.columns}` : ''}`,
      ),
    ),
  };
}

describe('merged cells', () => {
  it('^^ belongs to the cell above, || to the one on its left', () => {
    expect(
      grid(`| 地区 | 产量 || 备注 |
| -- | -: | -: | -- |
| ^^ | 2019 | 2020 | ^^ |
| 北京 | 1 | 2 | 甲 |
| 上海 | 3 | 4 | ^^ |
`),
    ).toEqual({
      columns: 4,
      headRows: 2,
      rows: [
        ['地区@0 2×1', '产量@1 1×2', '备注@3 2×1'],
        ['2019@1', '2020@2'],
        ['北京@0', '1@1', '2@2', '甲@3 2×1'],
        ['上海@0', '3@1', '4@2'],
      ],
    });
  });

  it('|| at a row’s end belongs to the cell on its left as well', () => {
    const text = '| 站 | 甲 || 乙 |||\n|--|--|--|--|--|--|\n| ^^ | a | b | c | d | e |\n';
    expect(grid(text).rows[0]).toEqual(['站@0 2×1', '甲@1 1×2', '乙@3 1×3']);
  });

  it('a compact row’s || is an empty cell, and merges nothing', () => {
    expect(grid('|a|b|c|\n|--|--|--|\n|x||y|\n').rows[1]).toEqual(['x@0', '@1', 'y@2']);
  });

  it('a cell of a space is empty, and merges nothing', () => {
    expect(grid('| a | b |\n|--|--|\n| x | |\n').rows[1]).toEqual(['x@0', '@1']);
  });

  it('a cell over two columns reaches down where the row gives it both', () => {
    const text = '| a | b | c |\n|--|--|--|\n| x || y |\n| ^^ || z |\n| ^^ | p | q |\n';
    expect(grid(text).rows.slice(1)).toEqual([['x@0 2×2', 'y@2'], ['z@2'], ['^^@0', 'p@1', 'q@2']]);
  });

  it('rows of fewer or more cells than the head lose none', () => {
    expect(grid('| a | b |\n|--|--|\n| x |\n').rows[1]).toEqual(['x@0', '@1']);
  });
});
