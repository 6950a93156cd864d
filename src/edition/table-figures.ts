import { plainText } from '../model/markdown/plain-text.js';
import type { TableGrid } from './table-grid.js';

/** A figure as its column sets it: the part before the point (or the unit), and the rest. */
export interface Figure {
  readonly head: string;
  readonly tail: string;
}

/** A number before its point: a sign, a currency, digits in groups of three or without groups. */
const HEAD = /^[-−–+±]?\s?[￥¥$€£]?(?:\d{1,3}(?:[, \u2009\u202f]\d{3})+|\d+)/;
/** The part that may follow: decimals, and a short unit. 1月上旬 is a time and no amount. */
const TAIL = /^(?:[.．]\d+)?\s?(?:[%‰℃°％]|(?!月\p{L})\p{L}{1,4})?$/u;
/** The text of a cell without a figure. */
const NO_FIGURE = /^(?:[-−–—…/／×·]+|无|N\/?A)?$/iu;

/** The figure in a cell's text; undefined if it is not a figure. */
export function figureIn(text: string): Figure | undefined {
  const trimmed = text.trim();
  if (trimmed.length > 40) return undefined;
  const [head] = HEAD.exec(trimmed) ?? [];
  if (head === undefined) return undefined;
  const tail = trimmed.slice(head.length);
  return TAIL.test(tail) ? { head, tail } : undefined;
}

/** Whether a column's texts are figures: each is one or says that there is none, and one is there at least. */
function areFigures(texts: readonly string[]): boolean {
  let any = false;
  for (const text of texts) {
    if (figureIn(text) !== undefined) any = true;
    else if (!NO_FIGURE.test(text.trim())) return false;
  }
  return any;
}

/** The columns whose body is figures. */
export function columnsOfFigures(grid: TableGrid): ReadonlySet<number> {
  const texts = new Map<number, string[]>();
  for (const cell of grid.rows.slice(grid.headRows).flat()) {
    if (cell.columns > 1) continue;
    const column = texts.get(cell.column);
    if (column === undefined) texts.set(cell.column, [plainText(cell.cell)]);
    else column.push(plainText(cell.cell));
  }
  return new Set([...texts].filter(([, column]) => areFigures(column)).map(([column]) => column));
}
