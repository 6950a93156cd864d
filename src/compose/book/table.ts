import type { Table, TableCell } from 'mdast';
import type { BlockStyle, Template } from '../../template/template.js';
import type { FlowLine } from '../pages/flow.js';
import { moved, type PlacedItem, type PlacedText } from '../pages/page.js';
import { type Structure, structure } from '../pages/structure.js';
import { fontOf } from './faces.js';
import { type InlineContext, inlinePieces, type Piece } from './inline.js';
import { MIDDLE, type Room, setText } from './set-lines.js';

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
  context: InlineContext,
  within: Structure,
): { readonly lines: readonly FlowLine[]; readonly repeated?: FlowLine } {
  const style = template.styles.table;
  const own = structure('Table', within);
  const cells = table.children.map((row, index) => {
    const line = structure('TR', own);
    return row.children.map((cell) =>
      cellPieces(cell, style, context, index === 0, structure(index === 0 ? 'TH' : 'TD', line)),
    );
  });
  const columns = Math.max(...cells.map((row) => row.length));
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
    const levels: CellItem[][] = [[]];
    row.forEach((pieces, column) => {
      const width = widths[column] as number;
      const padding = PADDING * style.size;
      const named = table.align?.[column];
      const align = named ? ALIGN[named] : style.align;
      const lines = setText(
        pieces,
        { ...style, align: align === 'justify' ? 'start' : align, lines: 1 },
        template,
        { x: x + padding, measure: width - 2 * padding },
        { first: 0 },
      );
      lines.forEach(({ items }, level) => {
        const own = items.map((item) => ({ column, item }));
        levels[level] = [...(levels[level] ?? []), ...own];
      });
      x += width;
    });
    const below = above + leading;
    const across = (level: CellItem[] | undefined, y: number, thick: number) =>
      level?.push({ column: row.length, item: stroke(y, thick) });
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
      ? row.map(
          (level): FlowLine => ({ rows: 1, items: level.map(({ item }) => item), offset: index }),
        )
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

/** A table's row: what stands on each of its grid lines, y from that line's baseline. */
type Row = readonly (readonly CellItem[])[];

function hasNotes(row: Row): boolean {
  return row.some((level) =>
    level.some(({ item }) => item.kind === 'text' && item.note !== undefined),
  );
}

/** A row that stays together, cell by cell, as it is read. */
function whole(row: Row, offset: number, leading: number): FlowLine {
  const items = row
    .flatMap((level, n) =>
      level.map(({ column, item }) => ({ column, item: moved(item, 0, n * leading) })),
    )
    .sort((a, b) => a.column - b.column)
    .map(({ item }) => item);
  return { rows: row.length, items, offset };
}

function cellPieces(
  cell: TableCell,
  style: BlockStyle,
  context: InlineContext,
  head: boolean,
  own: Structure,
): readonly Piece[] {
  const { role, bold } = fontOf(style);
  const inline = {
    role: head ? ('hei' as const) : role,
    bold,
    size: style.size,
    ink: { color: style.color, structure: own },
  };
  return inlinePieces(cell.children, inline, context);
}

/** As wide as the text wants where all fit; else each gets its share, none less than a few characters. */
function columnWidths(
  cells: readonly (readonly (readonly Piece[])[])[],
  columns: number,
  style: BlockStyle,
  measure: number,
): readonly number[] {
  const least = Math.min(NARROWEST * style.size, measure / columns);
  const natural = Array.from({ length: columns }, (_, column) =>
    Math.max(
      least,
      ...cells.map(
        (row) => Math.max(0, ...(row[column] ?? []).map(pieceWidth)) + 2.5 * PADDING * style.size,
      ),
    ),
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

function pieceWidth(piece: Piece): number {
  let wide = 0;
  for (const { text, face, size } of piece) {
    for (const character of text) wide += face.advance(character.codePointAt(0) as number) * size;
  }
  return wide;
}

function withoutStructure({ structure: _, ...item }: PlacedText): PlacedText {
  return item;
}
