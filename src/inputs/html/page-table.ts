import { withoutSpaces } from '../../model/white-space.js';
import { markdownCell } from '../cell-markdown.js';
import type { ExtractedLine } from '../input.js';
import type { TableCell } from '../table-rows.js';
import {
  attribute,
  elementsOf,
  elementText,
  type PageElement,
  type PageNode,
} from './page-tree.js';

/** A cell of data is seldom longer, in characters: longer ones are columns of a page, or paragraphs. */
const LONGEST_CELL = 160;
/** The number of blocks in one cell from which the cell is text and not data. */
const MOST_BLOCKS = 4;
const CELLS = new Set(['td', 'th']);
/** Elements that a cell of data never holds. */
const NOT_DATA = new Set([
  'table',
  'form',
  'nav',
  'article',
  'section',
  'h1',
  'h2',
  'h3',
  'iframe',
]);

/** The rows of a table's own, without those of tables in its cells. */
export function rowElements(table: PageElement): readonly PageElement[] {
  return table.children.flatMap((child) => {
    if (child.kind === 'text') return [];
    if (child.tag === 'tr') return [child];
    return child.tag === 'thead' || child.tag === 'tbody' || child.tag === 'tfoot'
      ? rowElements(child)
      : [];
  });
}

export function rowCells(row: PageElement): readonly PageElement[] {
  return row.children.filter(
    (child): child is PageElement => child.kind === 'element' && CELLS.has(child.tag),
  );
}

/**
 * Whether a table holds data, in rows and columns, rather than a page's or a text's parts: at least two rows and two
 * columns, short cells, and no table, form or heading inside.
 */
export function isDataTable(table: PageElement): boolean {
  if (/^(?:presentation|none)$/i.test(attribute(table, 'role'))) return false;
  const rows = rowElements(table)
    .map(rowCells)
    .filter((cells) => cells.length > 0);
  const filled = rows.map((cells) => cells.filter((cell) => solidLength(cell) > 0).length);
  if (rows.length < 2 || filled.filter((count) => count >= 2).length < 2) return false;
  const cells = rows.flat();
  if (cells.some((cell) => [...elementsOf(cell)].some(({ tag }) => NOT_DATA.has(tag))))
    return false;
  if (linkedLength(table) > solidLength(table) / 2) return false;
  const long = cells.filter(
    (cell) => solidLength(cell) > LONGEST_CELL || blocksIn(cell) > MOST_BLOCKS,
  );
  return long.length === 0 || (long.length <= cells.length / 8 && cells.length >= 6);
}

function solidLength(element: PageElement): number {
  return withoutSpaces(elementText(element)).length;
}

function linkedLength(element: PageElement): number {
  return element.children.reduce((sum, child) => {
    if (child.kind === 'text') return sum;
    return sum + (child.tag === 'a' ? solidLength(child) : linkedLength(child));
  }, 0);
}

function blocksIn(cell: PageElement): number {
  return [...elementsOf(cell)].filter(({ tag }) => tag === 'p' || tag === 'div' || tag === 'li')
    .length;
}

/** A cell as Markdown writes it; its paragraphs are parted by `<br>`; links, bold type and indices stay. `read` gives the lines of its content. */
export function tableCell(
  cell: PageElement,
  read: (children: readonly PageNode[]) => readonly Pick<ExtractedLine, 'text' | 'spans'>[],
): TableCell {
  const span = (name: string) => Math.max(1, Number.parseInt(attribute(cell, name), 10) || 1);
  return {
    text: read(cell.children).map(markdownCell).join('<br>'),
    columns: span('colspan'),
    rows: span('rowspan'),
  };
}
