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
  const whole = structure('Table', within);
  const cells = table.children.map((row, index) => {
    const own = structure('TR', whole);
    return row.children.map((cell) =>
      cellPieces(cell, style, context, index === 0, structure(index === 0 ? 'TH' : 'TD', own)),
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
  const rows = cells.map((row, index): FlowLine => {
    let x = left;
    let taken = 1;
    const items: PlacedItem[] = [];
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
      for (const [n, line] of lines.entries()) {
        items.push(...line.items.map((item) => moved(item, 0, n * leading)));
      }
      taken = Math.max(taken, lines.length);
      x += width;
    });
    if (index === 0)
      items.push(stroke(above, OUTER_RULE), stroke(above + taken * leading, INNER_RULE));
    if (index === cells.length - 1) items.push(stroke(above + taken * leading, OUTER_RULE));
    // A page that begins in a table begins with a row.
    return { rows: taken, items, offset: index };
  });
  const [head] = rows;
  if (head === undefined || rows.length < 2) return { lines: rows };
  // Said once: on further pages the head is the page's own.
  const items = head.items.map((item) => (item.kind === 'text' ? withoutStructure(item) : item));
  return { lines: rows, repeated: { ...head, items } };
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
