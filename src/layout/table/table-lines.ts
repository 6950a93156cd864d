import type { PlacedItem, PlacedText } from '../../model/composition.js';
import { sum } from '../../model/numbers.js';
import { stroke } from '../blocks/block-flow.js';
import { moved } from '../pages/page.js';
import type { RowLine, SetCell, SetRow, TableMeasures } from './rows.js';

/** One line of a table as it is divided over pages: a title, the head, a row, a part of a row, a note. */
export interface TableLine {
  /** pt */
  readonly height: number;
  /** y from its upper edge, pt. */
  readonly items: readonly PlacedItem[];
  /** The row, for the page map. */
  readonly offset: number;
  /** No page ends before it; `kept`: unless a large part of the page would stay empty. */
  readonly glued: boolean;
  readonly kept?: boolean;
  readonly broken: readonly string[];
  /** Where the paragraph begins that it is set from, in the division's file; absent in the table's own rows. */
  readonly source?: number | undefined;
}

/** Of a three-line table: the outer strokes and the one below its head, pt; those below merged cells of a head. */
const OUTER_RULE = 1;
const INNER_RULE = 0.5;
const PART_RULE = 0.4;

/** A head that takes a larger share of a page isn't set again. */
export const HIGHEST_HEAD = 0.5;
/** A row that is higher than this share of a page may be parted where it has notes, which need the rest of it. */
const HIGHEST_NOTED = 0.5;
/** A table no higher than this share of a page is not divided, one of a few rows never. */
const UNDIVIDED = 0.5;
const FEW_ROWS = 6;

/** Title and unit line above the table, notes below it. */
export interface TableSurroundings {
  readonly above: readonly TableLine[];
  readonly below: readonly TableLine[];
  /** The lines over each further part. */
  readonly continued: TableLine | undefined;
}

export interface LinesOfTable {
  readonly head: TableLine | undefined;
  readonly body: readonly TableLine[];
}

/** The rows of a table as lines between its strokes (三线表). `page` is how high a page is, pt. */
export function tableLines(
  rows: readonly SetRow[],
  cells: readonly (readonly SetCell[])[],
  headRows: number,
  measures: TableMeasures,
  color: string,
  page: number,
): LinesOfTable {
  const wide = sum(measures.widths);
  const across = (y: number, width: number) => stroke(0, wide, y, width, color);
  const headSet = rows.slice(0, headRows);
  const headHeight = rowsHeight(headSet);
  const head: TableLine = {
    height: headHeight,
    offset: 0,
    glued: false,
    items: [
      across(0, OUTER_RULE),
      ...stacked(headSet, measures),
      ...partStrokes(headSet, cells, measures, color),
      across(headHeight, rows.length > headRows ? INNER_RULE : OUTER_RULE),
    ],
    broken: headSet.flatMap(brokenIn),
  };
  const whole = rowsHeight(rows) <= page * UNDIVIDED;
  const few = rows.length - headRows <= FEW_ROWS;
  const together = rowsTogether(cells, rows, page);
  const body: TableLine[] = [];
  rows.slice(headRows).forEach((row, index, all) => {
    const room = row.noted
      ? page * HIGHEST_NOTED
      : page - (headHeight <= page * HIGHEST_HEAD ? headHeight : 0);
    const pieces = row.height > room + 1e-6 ? unbrokenLines(row) : [row.lines];
    pieces.forEach((lines, at) => {
      const first = at === 0;
      const last = at === pieces.length - 1;
      const above = first ? measures.air : 0;
      const height = lines.length * measures.pitch + above + (last ? measures.air : 0);
      const closes = last && index === all.length - 1;
      // Two rows stand together at the table's beginning and at its end.
      const pair = index <= 1 || index === all.length - 1;
      body.push({
        height,
        offset: row.index,
        glued: first && ((whole && few) || pair || together.has(row.index)),
        ...(first && whole && { kept: true }),
        items: [
          ...itemsOf(lines, above, measures.pitch),
          ...(closes ? [across(height, OUTER_RULE)] : []),
        ],
        broken: lines.flatMap(({ broken }) => broken),
      });
    });
  });
  return { head, body };
}

/** Rows that a merged cell holds to the row above, where all of it stands on half a page. */
function rowsTogether(
  cells: readonly (readonly SetCell[])[],
  rows: readonly SetRow[],
  page: number,
): ReadonlySet<number> {
  const together = new Set<number>();
  for (const cell of cells.flat()) {
    if (cell.rows === 1) continue;
    const under = rows.slice(cell.row, cell.row + cell.rows);
    if (rowsHeight(under) > page * UNDIVIDED) continue;
    for (const { index } of under.slice(1)) together.add(index);
  }
  return together;
}

function rowsHeight(rows: readonly SetRow[]): number {
  return rows.reduce((sum, { height }) => sum + height, 0);
}

function brokenIn({ lines }: SetRow): readonly string[] {
  return lines.flatMap(({ broken }) => broken);
}

function stacked(rows: readonly SetRow[], { pitch, air }: TableMeasures): readonly PlacedItem[] {
  let top = 0;
  return rows.flatMap(({ lines, height }) => {
    const items = itemsOf(lines, top + air, pitch);
    top += height;
    return items;
  });
}

/** The items of lines that stay together, cell by cell, as they are read. */
function itemsOf(lines: readonly RowLine[], top: number, pitch: number): readonly PlacedItem[] {
  return lines
    .flatMap(({ items }, n) =>
      items.map(({ column, item }) => ({ column, item: moved(item, 0, top + n * pitch) })),
    )
    .sort((a, b) => a.column - b.column)
    .map(({ item }) => item);
}

/** A short stroke below each merged cell of the head that heads further cells. */
function partStrokes(
  head: readonly SetRow[],
  cells: readonly (readonly SetCell[])[],
  { widths, padding }: TableMeasures,
  color: string,
): readonly PlacedItem[] {
  const strokes: PlacedItem[] = [];
  let top = 0;
  head.forEach(({ height, index }) => {
    top += height;
    for (const cell of cells[index] ?? []) {
      if (cell.columns === 1 || cell.row + cell.rows >= head.length) continue;
      const left = sum(widths.slice(0, cell.column));
      const under = widths.slice(cell.column, cell.column + cell.columns);
      const right = left + sum(under);
      const y = top + rowsHeight(head.slice(index + 1, cell.row + cell.rows));
      strokes.push(stroke(left + padding / 2, right - padding / 2, y, PART_RULE, color));
    }
  });
  return strokes;
}

/** A row that no page holds, parted between its lines, but for those of a picture. */
function unbrokenLines({ lines }: SetRow): readonly (readonly RowLine[])[] {
  const pieces: RowLine[][] = [];
  let end = 0;
  lines.forEach((line, index) => {
    if (index >= end) pieces.push([]);
    pieces.at(-1)?.push(line);
    end = Math.max(end, index + line.together);
  });
  return pieces;
}

/** The same glyphs as the page's own: a head that is set again is said once. */
export function withoutStructure(item: PlacedItem): PlacedItem {
  if (item.kind !== 'text') return item;
  const { structure: _, ...bare }: PlacedText = item;
  return bare;
}
