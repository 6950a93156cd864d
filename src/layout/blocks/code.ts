import type { Nodes } from 'mdast';
import { CLASS, classOf } from '../../clreq/classes.js';
import type { PlacedItem, PlacedRule } from '../../model/composition.js';
import { sum } from '../../model/numbers.js';
import type { BlockStyle } from '../../model/template.js';
import type { InlineStyle, Piece } from '../inline.js';
import type { FlowLine } from '../pages/flow.js';
import { placedText } from '../pages/page.js';
import { MIDDLE, type Room } from '../set-lines.js';
import type { BlockFlow } from './block-flow.js';

/** A column is half an em; a tab advances to the next column that this number divides. */
const COLUMN = 0.5;
const TAB = 4;
/** A program of at most this many lines is not divided. A longer one has at least this many lines on either page. */
const WHOLE = 5;
const FEWEST = 2;
/** The rest of a broken line is indented by this many columns, behind the mark of the break. */
const TURN_OVER = 3;
/** A line is broken at a space behind this share of its columns, else at its last column. */
const AT_SPACE = 0.6;

/** Sets code line by line as it is written, each character in its columns. A line that is too long is broken, with a mark. */
export function setCode(flow: BlockFlow, value: string, room: Room, node: Nodes): void {
  const { template } = flow;
  const style = template.styles.code;
  const inset = style.inset * template.typeArea.size;
  const inner = { x: room.x + inset, measure: room.measure - 2 * inset };
  const inline = flow.inlineStyle(style, 'Code');
  let start = 0;
  const lines = value.split('\n').flatMap((written): readonly FlowLine[] => {
    const before = start;
    start += written.length + 1;
    return codeLines(flow, written, style, inline, inner, node).map((line) => ({
      ...line,
      offset: before + line.offset,
    }));
  });
  const fewest = lines.length <= WHOLE ? lines.length : FEWEST;
  flow.push({ lines }, { before: style.before, after: style.after, fewest });
}

/** The lines that one written line takes. */
function codeLines(
  flow: BlockFlow,
  written: string,
  style: BlockStyle,
  inline: InlineStyle,
  room: Room,
  node: Nodes,
): readonly FlowLine[] {
  const cells = codeCells(flow.plain(written.replace(/\t/g, ' '), inline, node), written);
  if (cells.length === 0) return [{ rows: style.lines, items: [], offset: 0 }];
  const column = COLUMN * style.size;
  const most = Math.max(TURN_OVER + 2, Math.floor(room.measure / column + 1e-6));
  return brokenAt(cells, most).map(([from, to], index): FlowLine => {
    const x = room.x + (index === 0 ? 0 : TURN_OVER * column);
    const part = cells.slice(from, to);
    return {
      rows: style.lines,
      items: [
        ...(index > 0 ? turnMark(room.x, column, style) : []),
        ...placed(part, x, style, inline),
      ],
      offset: cells[from]?.at ?? 0,
      set: { text: part.map(({ text }) => text).join(''), ...AS_WRITTEN },
    };
  });
}

const AS_WRITTEN = { stretch: 0, squeeze: 0, forced: false, lonely: false } as const;

/** A character with its combining marks, and the columns that it takes. */
interface Cell {
  readonly text: string;
  readonly face: Piece[number]['face'];
  readonly columns: number;
  /** UTF-16 offset in the written line. */
  readonly at: number;
}

function codeCells(piece: Piece, written: string): readonly Cell[] {
  const cells: Cell[] = [];
  let at = 0;
  let column = 0;
  for (const { text, face } of piece) {
    for (const character of text) {
      const code = character.codePointAt(0) as number;
      const tab = written[at] === '\t';
      const columns = tab ? TAB - (column % TAB) : columnsOf(code, face.advance(code));
      cells.push({ text: character, face, columns, at });
      column += columns;
      at += character.length;
    }
  }
  return cells;
}

/** The number of columns of a character: two for Han and full-width marks, none for combining marks, one for others. */
function columnsOf(code: number, advance: number): number {
  if (/[\p{Mn}\p{Cf}]/u.test(String.fromCodePoint(code))) return 0;
  return code > 0x2000 && classOf(code) !== CLASS.western && advance > 0.75 ? 2 : 1;
}

const NAME = /^[\p{L}\p{N}_]$/u;
const DIGIT = /^\d$/;
const OPENS_OR_PARTS = /^[([{<,;:=/|&+.]$/u;

/** Whether a cell begins a name behind an opening or separating mark. A line without a space is broken there. */
function isBehindMark(cells: readonly Cell[], at: number): boolean {
  const [before, mark, next] = [at - 2, at - 1, at].map((index) => cells[index]?.text ?? '');
  if (DIGIT.test(before ?? '') && DIGIT.test(next ?? '')) return false;
  return OPENS_OR_PARTS.test(mark ?? '') && NAME.test(next ?? '');
}

/** The index of the first cell of each line, and the index behind its last cell. */
function brokenAt(cells: readonly Cell[], most: number): readonly (readonly [number, number])[] {
  const parts: [number, number][] = [];
  for (let from = 0; from < cells.length; ) {
    const room = most - (from === 0 ? 0 : TURN_OVER);
    let used = 0;
    let end = from;
    let space = -1;
    let mark = -1;
    while (end < cells.length && used + (cells[end] as Cell).columns <= room) {
      used += (cells[end] as Cell).columns;
      end++;
      if (used <= room * AT_SPACE) continue;
      if (cells[end - 1]?.text === ' ') space = end;
      if (isBehindMark(cells, end)) mark = end;
    }
    if (end < cells.length) end = space > from ? space : mark > from ? mark : end;
    end = Math.max(end, from + 1);
    parts.push([from, end]);
    from = end;
  }
  return parts;
}

function placed(
  cells: readonly Cell[],
  left: number,
  { size }: BlockStyle,
  { ink }: InlineStyle,
): readonly PlacedItem[] {
  const items: PlacedItem[] = [];
  let x = left;
  for (let from = 0; from < cells.length; ) {
    const { face } = cells[from] as Cell;
    let end = from;
    while (cells[end]?.face === face) end++;
    const run = cells.slice(from, end);
    const advances = run.map(({ columns }) => columns * COLUMN * size);
    const text = run.map((cell) => cell.text).join('');
    const font = { face, size: size * scaleOf(face) };
    items.push(placedText(x, 0, { text, advances }, font, ink));
    x += sum(advances);
    from = end;
  }
  return items;
}

/** The scale of a code face: letters wider than a column, as in most code faces, are set smaller, so that two are as wide as a Han character. */
function scaleOf(face: Cell['face']): number {
  const wide = face.has(ZERO) ? face.advance(ZERO) : COLUMN;
  return wide > COLUMN && wide < 0.75 ? COLUMN / wide : 1;
}

const ZERO = 0x30;

/** The mark ↪ before the rest of a broken line. It is drawn as strokes, so that copied code does not contain it. */
function turnMark(x: number, column: number, { size, color }: BlockStyle): readonly PlacedRule[] {
  const middle = -MIDDLE * size * 0.7;
  const [left, right] = [x + 0.4 * column, x + 2 * column];
  const top = middle - 0.25 * size;
  const head = 0.14 * size;
  const rule = (x1: number, y1: number, x2: number, y2: number): PlacedRule => ({
    kind: 'rule',
    x1,
    y1,
    x2,
    y2,
    width: 0.05 * size,
    color,
  });
  return [
    rule(left, top, left, middle),
    rule(left, middle, right, middle),
    rule(right - head, middle - head, right, middle),
    rule(right - head, middle + head, right, middle),
  ];
}
