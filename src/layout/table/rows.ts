import type { GridCell } from '../../edition/table-grid.js';
import type { PlacedItem } from '../../model/composition.js';
import { sum } from '../../model/numbers.js';
import type { BlockStyle } from '../../model/template.js';
import { moved } from '../pages/page.js';
import { type CellContent, type CellLine, type CellStyle, contentLines } from './cell.js';

/** A cell of the grid with its content and how its column sets it. */
export interface SetCell extends GridCell {
  readonly head: boolean;
  readonly parts: CellContent;
  readonly align: BlockStyle['align'];
  /** Of a figure: the widths before and behind its point, pt at the table's own size. */
  readonly figure?: { readonly head: number; readonly tail: number } | undefined;
}

/** Of a column of figures: the widest parts before and behind the point, pt at the table's own size. */
export interface FigureColumn {
  readonly head: number;
  readonly tail: number;
}

/** How a table is set: the widths of its columns, its size and its padding. */
export interface TableMeasures {
  readonly widths: readonly number[];
  readonly padding: number;
  /** Of the text, beside the table's own size. */
  readonly share: number;
  /** pt from line to line in a cell, and above and below its lines. */
  readonly pitch: number;
  readonly air: number;
}

/** A row of the table: lines of its pitch, air above the first and below the last. */
export interface SetRow {
  readonly index: number;
  readonly lines: readonly RowLine[];
  /** pt */
  readonly height: number;
  /** Marks of notes stand in it. */
  readonly noted: boolean;
}

/** The items of one line of a row, y from the line's upper edge. */
export interface RowLine {
  readonly items: readonly { readonly column: number; readonly item: PlacedItem }[];
  readonly together: number;
  readonly broken: readonly string[];
}

/** Sets the rows of a table in columns of given widths; row n has `fewest[n]` lines at least. */
export function setRows(
  cells: readonly (readonly SetCell[])[],
  rows: number,
  figures: ReadonlyMap<number, FigureColumn>,
  measures: TableMeasures,
  style: CellStyle,
  fewest: readonly number[] = [],
): readonly SetRow[] {
  const left = [0];
  for (const width of measures.widths) left.push((left.at(-1) as number) + width);
  const set = cells.map((row) =>
    row.map((cell) => ({ cell, lines: cellLines(cell, left, figures, measures, style) })),
  );
  const counts = lineCounts(set, rows, measures).map((count, row) =>
    Math.max(count, fewest[row] ?? 0),
  );
  const heights = counts.map((count) => count * measures.pitch + 2 * measures.air);
  return set.map((row, index) => {
    const rowLines = Array.from({ length: counts[index] as number }, newLine);
    for (const { cell, lines } of row) {
      const over = sum(heights.slice(cell.row, cell.row + cell.rows));
      const free = over - 2 * measures.air - lines.length * measures.pitch;
      // In a head, and over several rows, content stands in the middle; else it begins where its neighbours do.
      const shift = cell.head || cell.rows > 1 ? Math.max(0, free / 2) : 0;
      for (const [at, line] of lines.entries()) {
        addTo(rowLines, line, cell.column, at, shift, measures.pitch);
      }
    }
    return { index, lines: rowLines, height: heights[index] as number, noted: hasNotes(rowLines) };
  });
}

function hasNotes(lines: readonly RowLine[]): boolean {
  return lines.some(({ items }) =>
    items.some(({ item }) => item.kind === 'text' && item.note !== undefined),
  );
}

/**
 * The parts of a table that is divided by its columns, so that each row is parted between the same lines in all of them:
 * its rows meet over a spread. All parts have as many rows and lines.
 */
export function partedAlike(parts: readonly (readonly SetRow[])[]): readonly (readonly SetRow[])[] {
  return parts.map((rows) =>
    rows.map((row, index) => {
      const across = parts.map((part) => part[index] as SetRow);
      const lines = row.lines.map((line, at) => ({
        ...line,
        together: Math.max(...across.map((one) => one.lines[at]?.together ?? 1)),
      }));
      return { ...row, lines, noted: across.some(({ noted }) => noted) };
    }),
  );
}

function newLine(): {
  items: { column: number; item: PlacedItem }[];
  together: number;
  broken: string[];
} {
  return { items: [], together: 1, broken: [] };
}

/** Puts a cell's line into its row; what hangs below the row's own lines belongs to the last of them. */
function addTo(
  rowLines: ReturnType<typeof newLine>[],
  { items, together, broken }: CellLine,
  column: number,
  at: number,
  shift: number,
  pitch: number,
): void {
  const level = Math.min(at, rowLines.length - 1);
  const line = rowLines[level] as ReturnType<typeof newLine>;
  const down = shift + (at - level) * pitch;
  line.items.push(...items.map((item) => ({ column, item: moved(item, 0, down) })));
  line.together = Math.max(line.together, together);
  if (broken !== undefined) line.broken.push(broken);
}

/** How many lines each row has; the last row under a merged cell is as much higher as that cell needs. */
function lineCounts(
  set: readonly (readonly { readonly cell: SetCell; readonly lines: readonly CellLine[] }[])[],
  rows: number,
  { pitch, air }: TableMeasures,
): readonly number[] {
  const counts = new Array<number>(rows).fill(1);
  for (const { cell, lines } of set.flat()) {
    if (cell.rows === 1) counts[cell.row] = Math.max(counts[cell.row] as number, lines.length);
  }
  for (const { cell, lines } of set.flat()) {
    if (cell.rows === 1) continue;
    const last = Math.min(rows, cell.row + cell.rows) - 1;
    const under = sum(counts.slice(cell.row, last + 1)) * pitch + 2 * air * (last - cell.row);
    const lack = Math.ceil((lines.length * pitch - under) / pitch - 1e-6);
    if (lack > 0) counts[last] = (counts[last] as number) + lack;
  }
  return counts;
}

function cellLines(
  cell: SetCell,
  left: readonly number[],
  figures: ReadonlyMap<number, FigureColumn>,
  { padding, pitch, share }: TableMeasures,
  style: CellStyle,
): readonly CellLine[] {
  const from = (left[cell.column] as number) + padding;
  const to = (left[cell.column + cell.columns] as number) - padding;
  const block = { ...style.block, size: style.block.size * share, align: cell.align };
  const column = cell.columns === 1 ? figures.get(cell.column) : undefined;
  const room = { x: from, measure: to - from };
  if (cell.head || column === undefined || cell.figure === undefined) {
    return contentLines(cell.parts, { ...style, block }, room, pitch, share);
  }
  // The points of all figures of a column stand under each other; where no side is wanted, in the column's middle.
  const slack = room.measure - (column.head + column.tail) * share;
  const side = cell.align === 'end' ? 1 : cell.align === 'start' ? 0 : 1 / 2;
  const point = from + slack * side + column.head * share;
  const x = point - cell.figure.head * share;
  const flush = { ...style, block: { ...block, align: 'start' as const } };
  return contentLines(cell.parts, flush, { x, measure: to - x }, pitch, share);
}
