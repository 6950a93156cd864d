import type { TableGrid } from '../../edition/table-grid.js';
import type { Demand } from '../../layout/table/column-widths.js';
import { planTable, type TableRoom } from '../../layout/table/plan.js';
import { plainText } from '../../model/markdown/plain-text.js';

/** The widths of a table's columns, their padding and the size of the text, pt. */
export interface WordColumns {
  /** Whether the table stands on a landscape page of its own. */
  readonly turned: boolean;
  readonly widths: readonly number[];
  readonly padding: number;
  readonly size: number;
}

/** The approximate width of full-width and other characters, em: the faces on the reader's computer are unknown. */
const WIDE = 1;
const CAPITAL = 0.75;
const NARROW = 0.56;
const NARROW_SIGN = 0.32;
/** The tolerance for rounding, em. */
const SLACK = 0.2;
/** The number of Han characters that stay together in a column. */
const HAN_TOGETHER = 3;
/** A run that no line divides: a number with its signs, a word or a date, with the marks behind it. */
const RUN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\s]+/gu;
const HAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** The least size of a table's text, pt, if nothing else helps. */
const LEAST_SIZE = 5;

/** Plans the columns like those of a printed table, by widths that are enough in any face, so that nothing is divided. */
export function wordColumns(
  { rows, columns }: TableGrid,
  size: number,
  room: TableRoom,
): WordColumns {
  const demands = rows.flat().map((one): Demand => {
    const lines = cellLines(plainText(one.cell));
    const { column, columns: over } = one;
    return {
      column,
      columns: over,
      whole: size * (SLACK + Math.max(0, ...lines.map(width))),
      least: () => size * (SLACK + Math.max(0, ...lines.map(leastWidth))),
    };
  });
  const plan = planTable(demands, columns, size, room);
  const [part] = plan.parts;
  if (plan.parts.length === 1 && part !== undefined && !plan.tooWide) {
    const scale = size * plan.share;
    const { turned, padding } = plan;
    return { turned, widths: part.widths, padding: padding * scale, size: scale };
  }
  return squeezed(demands, columns, size, room);
}

/** All columns at their least widths, with the size of text that these need. */
function squeezed(
  demands: readonly Demand[],
  columns: number,
  size: number,
  { upright, turned }: TableRoom,
): WordColumns {
  const measure = Math.max(upright, turned);
  const least = Array.from({ length: columns }, (_, column) =>
    demands
      .filter((one) => one.column === column && one.columns === 1)
      .reduce((most, one) => Math.max(most, one.least()), size / 2),
  );
  const air = size / 4;
  const all = least.reduce((sum, one) => sum + one + air, 0);
  const share = Math.min(1, measure / all);
  return {
    turned: turned > upright,
    widths: least.map((one) => ((one + air) * measure) / all),
    padding: (air * share) / 2,
    size: Math.max(LEAST_SIZE, Math.floor(size * share * 2) / 2),
  };
}

function cellLines(text: string): readonly string[] {
  return text.split('\n');
}

function width(text: string): number {
  let sum = 0;
  for (const character of text) {
    if (/[ -~\u00a0-\u02ff\u0370-\u04ff]/.test(character)) {
      if (/[.,:;!|' ]/.test(character)) sum += NARROW_SIGN;
      else sum += /[A-Z@%mw\u0410-\u044f]/.test(character) ? CAPITAL : NARROW;
    } else sum += WIDE;
  }
  return sum;
}

function leastWidth(text: string): number {
  return [...text.matchAll(RUN)].reduce((most, [run]) => {
    const least = HAN.test(run) ? Math.min([...run].length, HAN_TOGETHER) * WIDE : width(run);
    return Math.max(most, least);
  }, 0);
}
