import type { Table, TableCell, TableRow } from 'mdast';
import './nodes.js';

/** A cell of a table with the rows and columns that it stands over. */
export interface GridCell {
  readonly cell: TableCell;
  /** From 0. */
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A table with its merged cells resolved. */
export interface TableGrid {
  readonly columns: number;
  /** The number of rows in the table's head: the first row, and each row below it into which a cell of the head reaches. */
  readonly headRows: number;
  /** The cells that begin in each row, from left to right. */
  readonly rows: readonly (readonly GridCell[])[];
  readonly align: readonly ('left' | 'right' | 'center' | undefined)[];
}

type Working = { -readonly [K in keyof GridCell]: GridCell[K] };

/** A cell that holds this belongs to the cell above it. */
const ABOVE = '^^';

/**
 * Resolves merged cells, as MultiMarkdown writes them: `^^` belongs to the cell above, and a cell without any space
 * (`||`) to the one on its left, where that one is written with a space before its stroke. A row of fewer cells than the
 * widest is filled up with empty ones.
 */
export function tableGrid(table: Table): TableGrid {
  const columns = table.children.reduce((most, row) => Math.max(most, row.children.length), 0);
  const rows: Working[][] = [];
  /** By column, the cell that stands over the row before. */
  let above: (Working | undefined)[] = [];
  table.children.forEach((row, index) => {
    const over = cellsOver(row, index, columns, above);
    rows.push(over.filter(beginsHere(index)));
    above = over;
  });
  return {
    columns,
    headRows: headRowsOf(rows),
    rows,
    align: Array.from({ length: columns }, (_, column) => table.align?.[column] ?? undefined),
  };
}

/** For each column, the cell that stands over row `index` there. */
function cellsOver(
  row: TableRow,
  index: number,
  columns: number,
  above: readonly (Working | undefined)[],
): Working[] {
  const over: Working[] = [];
  const merged = mergedLeft(row);
  for (let column = 0; column < columns; column++) {
    const cell = row.children[column] ?? emptyCell();
    const left = over[column - 1];
    const higher = above[column];
    if (left !== undefined && left.column + left.columns === column && merged[column] === true) {
      // Of a cell that reaches down from the row above the columns are known already.
      if (left.row === index) left.columns++;
      over.push(left);
    } else if (higher !== undefined && isAbove(cell) && reachesDown(row, merged, higher)) {
      higher.rows = index - higher.row + 1;
      for (let end = higher.column + higher.columns; column < end; column++) over.push(higher);
      column--;
    } else {
      over.push({ cell, row: index, column, rows: 1, columns: 1 });
    }
  }
  return over;
}

function beginsHere(row: number) {
  return (cell: Working, column: number) => cell.row === row && cell.column === column;
}

function isAbove({ children }: TableCell): boolean {
  const [only] = children;
  return children.length === 1 && only?.type === 'text' && only.value.trim() === ABOVE;
}

/** Whether the row gives all columns of the cell above to it: `^^` in the first, nothing else in the others. */
function reachesDown(
  row: TableRow,
  merged: readonly boolean[],
  { column, columns }: Working,
): boolean {
  for (let at = column; at < column + columns; at++) {
    const cell = row.children[at];
    const free = cell !== undefined && (isAbove(cell) || (at > column && merged[at] === true));
    if (!free) return false;
  }
  return true;
}

/**
 * Which cells of a row are written `||`, behind a cell that is written with a space before its stroke: `|a||b|` has an
 * empty cell and merges nothing.
 */
export function mergedLeft(row: TableRow): readonly boolean[] {
  let spaced = false;
  return row.children.map(({ children, position, data }, column) => {
    const start = position?.start.offset ?? 0;
    const end = position?.end.offset ?? 0;
    // The last cell takes the stroke that ends its row.
    const strokes = column === row.children.length - 1 ? 2 : 1;
    const isBare = children.length === 0 && end - start === strokes;
    const merges = data?.mergedLeft ?? (column > 0 && spaced && isBare);
    const last = children.at(-1)?.position?.end.offset;
    if (!merges) spaced = last !== undefined && end > last;
    return merges;
  });
}

function emptyCell(): TableCell {
  return { type: 'tableCell', children: [] };
}

function headRowsOf(rows: readonly (readonly GridCell[])[]): number {
  let head = Math.min(1, rows.length);
  for (let row = 0; row < head; row++) {
    for (const cell of rows[row] ?? []) head = Math.max(head, cell.row + cell.rows);
  }
  // A table that is nothing but its head has no row to set below it.
  return Math.min(head, Math.max(1, rows.length));
}
