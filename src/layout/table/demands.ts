import { figureIn } from '../../edition/table-figures.js';
import { type CellStyle, leastWidth, wholeWidth } from './cell.js';
import type { Demand } from './column-widths.js';
import { pieceText } from './figures.js';
import type { FigureColumn, SetCell } from './rows.js';

/** A name of so many Han characters is not divided, em. */
const SHORT = 4;

/** What the cells want of their columns, and of figures where their points stand, pt. */
export function demandsOf(
  cells: readonly (readonly SetCell[])[],
  style: CellStyle,
): { readonly demands: readonly Demand[]; readonly figures: ReadonlyMap<number, FigureColumn> } {
  const demands: Demand[] = [];
  const figures = new Map<number, FigureColumn>();
  for (const row of cells as SetCell[][]) {
    row.forEach((cell, at) => {
      const { column, columns, parts } = cell;
      const whole = wholeWidth(parts, style);
      const least = once(() => leastWidth(parts, style));
      const short = columns === 1 && whole <= SHORT * style.block.size;
      const part = cell.head ? 'head' : 'body';
      demands.push({ column, columns, whole, least, ...(short && { short: part }) });
      const figure = pointOf(cell, whole, style);
      if (figure === undefined) return;
      row[at] = { ...cell, figure };
      const widest = figures.get(column) ?? { head: 0, tail: 0 };
      figures.set(column, {
        head: Math.max(widest.head, figure.head),
        tail: Math.max(widest.tail, figure.tail),
      });
    });
  }
  for (const [column, { head, tail }] of figures) {
    demands.push({ column, columns: 1, whole: head + tail, least: () => head + tail });
  }
  return { demands, figures };
}

/** The widths before and behind the point of a figure that is all that its cell holds, pt. */
function pointOf(cell: SetCell, whole: number, style: CellStyle): FigureColumn | undefined {
  const [only] = cell.parts;
  if (cell.head || cell.columns > 1 || cell.parts.length !== 1 || only === undefined)
    return undefined;
  if (!('pieces' in only) || only.pieces.length !== 1) return undefined;
  const [piece] = only.pieces;
  if (piece?.[0]?.tabular === undefined) return undefined;
  const figure = figureIn(pieceText(piece));
  if (figure === undefined) return { head: whole, tail: 0 };
  let left = pieceText(piece).length - figure.tail.length;
  const before = piece.flatMap((span) => {
    const text = span.text.slice(0, Math.max(0, left));
    left -= span.text.length;
    return text === '' ? [] : [{ ...span, text }];
  });
  const head = wholeWidth([{ pieces: [before] }], style);
  return { head, tail: whole - head };
}

function once(make: () => number): () => number {
  let value: number | undefined;
  return () => {
    value ??= make();
    return value;
  };
}
