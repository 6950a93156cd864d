import type { Table } from 'mdast';
import type { PlacedItem, PlacedText, Structure } from '../model/composition.js';
import type { BlockStyle, Template } from '../model/template.js';
import type { FlowLine } from './pages/flow.js';
import { moved } from './pages/page.js';
import { rowStructure, structureNode } from './pages/structure.js';
import { MIDDLE, type Room } from './set-lines.js';
import { type Cell, type CellContext, cellLevels, tableCell } from './table-cell.js';

/** Between a cell's text and its column's edge, em. */
const PADDING = 0.5;
/** No column is narrower, em. */
const NARROWEST = 3;
/** Of a three-line table: the outer strokes and the one below its head, pt. */
const OUTER_RULE = 1;
const INNER_RULE = 0.5;

/** A head that takes a larger share of a page isn't set again; a row with notes leaves them the rest of it. */
const HIGHEST = 0.5;

const ALIGN = { left: 'start', right: 'end', center: 'center' } as const;

/** A table between three strokes (三线表), its rows whole grid lines; its head is set again on each further page. */
export function setTable(
  table: Table,
  template: Template,
  room: Room,
  context: CellContext,
  within: Structure,
): { readonly lines: readonly FlowLine[]; readonly repeated?: FlowLine } {
  const style = template.styles.table;
  const structured = structureNode('Table', within);
  const columns = Math.max(...table.children.map((row) => row.children.length));
  const cells = table.children.map((row, index) => {
    const head = index === 0;
    const { cells: own = [] } = rowStructure(head ? 'TH' : 'TD', columns, structured);
    return row.children.map((cell, column) =>
      tableCell(cell, style, template, context, head, own[column] as Structure),
    );
  });
  const widths = columnWidths(cells, columns, style, room.measure);
  const { size, leading } = template.typeArea;
  const above = -MIDDLE * size - leading / 2;
  const wide = widths.reduce((sum, width) => sum + width, 0);
  const left = room.x + (room.measure - wide) / 2;
  const stroke = (y: number, width: number): PlacedItem => ({
    kind: 'rule',
    x1: left,
    x2: left + wide,
    y1: y,
    y2: y,
    width,
    color: style.color,
  });
  const rows = cells.map((row, index): Row => {
    let x = left;
    const levels: Level[] = [{ items: [], together: 1 }];
    row.forEach((cell, column) => {
      const width = widths[column] as number;
      const padding = PADDING * style.size;
      const named = table.align?.[column];
      const align = named ? ALIGN[named] : style.align;
      const own = cellLevels(
        cell,
        { ...style, align: align === 'justify' ? 'start' : align, lines: 1 },
        template,
        { x: x + padding, measure: width - 2 * padding },
      );
      own.forEach(({ items, together }, level) => {
        const { items: beside, together: so } = levels[level] ?? { items: [], together: 1 };
        levels[level] = {
          items: [...beside, ...items.map((item) => ({ column, item }))],
          together: Math.max(so, together),
        };
      });
      x += width;
    });
    const below = above + leading;
    const across = (level: Level | undefined, y: number, thick: number) =>
      level?.items.push({ column: columns, item: stroke(y, thick) });
    if (index === 0) {
      across(levels[0], above, OUTER_RULE);
      across(levels.at(-1), below, INNER_RULE);
    }
    if (index === cells.length - 1) across(levels.at(-1), below, OUTER_RULE);
    return levels;
  });
  const page = template.typeArea.lines;
  const half = page * HIGHEST;
  const again = rows[0] === undefined || rows[0].length > half ? 0 : rows[0].length;
  // A row that no page holds goes on over pages, line by line, as text does.
  const isParted = (row: Row) => row.length > (hasNotes(row) ? half : page - again);
  // A page that begins in a table begins with a row.
  const lines = rows.flatMap((row, index) =>
    isParted(row)
      ? piecesOf(row).map((piece) => whole(piece, index, leading))
      : [whole(row, index, leading)],
  );
  const [head] = rows;
  if (head === undefined || rows.length < 2 || again === 0) return { lines };
  // Said once: on further pages the head is the page's own.
  const top = whole(head, 0, leading);
  const items = top.items.map((item) => (item.kind === 'text' ? withoutStructure(item) : item));
  return { lines, repeated: { ...top, items } };
}

/** What stands in a cell, or across all of them. */
interface CellItem {
  readonly column: number;
  readonly item: PlacedItem;
}

/** What stands on one grid line of a row, y from that line's baseline. */
interface Level {
  readonly items: CellItem[];
  /** How many levels may not be parted from here on. */
  readonly together: number;
}

type Row = readonly Level[];

/** A row that no page holds, parted between its grid lines, but for those of a picture. */
function piecesOf(row: Row): readonly Row[] {
  const pieces: Level[][] = [];
  let end = 0;
  row.forEach((level, index) => {
    if (index >= end) pieces.push([]);
    pieces.at(-1)?.push(level);
    end = Math.max(end, index + level.together);
  });
  return pieces;
}

function hasNotes(row: Row): boolean {
  return row.some(({ items }) =>
    items.some(({ item }) => item.kind === 'text' && item.note !== undefined),
  );
}

/** Grid lines that stay together, cell by cell, as they are read. */
function whole(row: Row, offset: number, leading: number): FlowLine {
  const items = row
    .flatMap(({ items }, n) =>
      items.map(({ column, item }) => ({ column, item: moved(item, 0, n * leading) })),
    )
    .sort((a, b) => a.column - b.column)
    .map(({ item }) => item);
  return { rows: row.length, items, offset };
}

/** As wide as the text wants where all fit; else each gets its share, none less than a few characters. */
function columnWidths(
  cells: readonly (readonly Cell[])[],
  columns: number,
  style: BlockStyle,
  measure: number,
): readonly number[] {
  const least = Math.min(NARROWEST * style.size, measure / columns);
  const natural = Array.from({ length: columns }, (_, column) =>
    Math.max(least, ...cells.map((row) => (row[column]?.wide ?? 0) + 2.5 * PADDING * style.size)),
  );
  const sum = natural.reduce((a, b) => a + b, 0);
  if (sum <= measure) {
    // A table fills the measure, so that its strokes end with the text's lines.
    return natural.map((width) => (width * measure) / sum);
  }
  const room = measure - least * columns;
  const spare = natural.map((width) => Math.sqrt(width - least));
  const all = spare.reduce((a, b) => a + b, 0);
  return spare.map((share) => least + (all > 0 ? (room * share) / all : room / columns));
}

function withoutStructure({ structure: _, ...item }: PlacedText): PlacedText {
  return item;
}
