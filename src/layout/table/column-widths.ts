import { sum } from '../../model/numbers.js';
/** What one column, or several under a merged cell, want of the measure, pt without padding. */
export interface Demand {
  readonly column: number;
  readonly columns: number;
  /** The width of the whole content in one line. */
  readonly whole: number;
  /** The widest run that no line divides; asked for only where a table's columns need it. */
  readonly least: () => number;
  /** A name or a short word, of the body or of the head: in one line wherever the columns have room for that. */
  readonly short?: 'body' | 'head';
}

/** Which names and short words must stay in one line, beside the runs that no line divides. */
export type Keeping = 'all' | 'what fits';

/**
 * The columns' widths, padding on both sides included, that fill `measure` pt: as wide as the content wants where all
 * fit, else each column has its widest unbreakable run and a share of the rest by its content. Undefined where even the
 * unbreakable runs, or what is to be kept, don't fit.
 */
export function columnWidths(
  demands: readonly Demand[],
  columns: number,
  padding: number,
  measure: number,
  keep: Keeping = 'what fits',
): readonly number[] | undefined {
  const air = 2 * padding;
  const whole = demanded(demands, columns, air, (one) => one.whole);
  const wholeSum = sum(whole);
  // A table fills the measure, so that its strokes end with the text's lines.
  if (wholeSum <= measure) return whole.map((width) => (width * measure) / wholeSum);
  const least = demanded(demands, columns, air, (one) => one.least());
  const leastSum = sum(least);
  if (leastSum > measure + 1e-6) return undefined;
  const keeping = (short: (one: Demand) => boolean) =>
    demanded(demands, columns, air, (one) => (short(one) ? one.whole : one.least()));
  const kept = [
    keeping(({ short }) => short !== undefined),
    ...(keep === 'all' ? [] : [keeping(({ short }) => short === 'body')]),
  ].find((widths) => sum(widths) <= measure);
  if (keep === 'all' && kept === undefined) return undefined;
  const base = kept ?? least;
  return divided(base, whole, measure - sum(base), air);
}

/** Of its lines, so much longer may a column become for others that are whole. */
const LONGER = 1 / 4;

/**
 * The least widths and the rest. Of the columns that lack least as many are set whole as makes no other column much longer:
 * what is left beside them is shared by the root of what each lacks.
 */
function divided(
  least: readonly number[],
  whole: readonly number[],
  rest: number,
  air: number,
): readonly number[] {
  const lack = (at: number) => Math.max(0, (whole[at] as number) - (least[at] as number));
  const lines = (widths: readonly number[]) =>
    widths.reduce((most, width, at) => {
      const has = Math.max(1, width - air);
      return Math.max(most, Math.ceil(((whole[at] as number) - air) / has - 1e-6));
    }, 1);
  let best = shared(least, whole, rest, []);
  const fewest = lines(best);
  const first: number[] = [];
  let left = rest;
  for (const at of [...least.keys()].sort((a, b) => lack(a) - lack(b) || a - b)) {
    left -= lack(at);
    if (left < 0) break;
    first.push(at);
    const widths = shared(least, whole, rest, first);
    if (lines(widths) <= fewest * (1 + LONGER)) best = widths;
  }
  return best;
}

/** The columns of `first` whole, the others with a share of the rest; no column gets more than it wants. */
function shared(
  least: readonly number[],
  whole: readonly number[],
  rest: number,
  first: readonly number[],
): readonly number[] {
  const widths = least.map((width, at) => (first.includes(at) ? (whole[at] as number) : width));
  const open = new Set(least.keys());
  let left = rest - (sum(widths) - sum(least));
  while (open.size > 0 && left > 1e-6) {
    const roots = new Map([...open].map((at) => [at, Math.sqrt(lack(at))]));
    const all = sum([...roots.values()]);
    if (all === 0) break;
    const full = [...open].filter((at) => (left * (roots.get(at) ?? 0)) / all >= lack(at));
    const given = full.length > 0 ? full : [...open];
    const before = left;
    for (const at of given) {
      const share = full.length > 0 ? lack(at) : (before * (roots.get(at) ?? 0)) / all;
      widths[at] = (widths[at] as number) + share;
      left -= share;
      if (full.length > 0) open.delete(at);
    }
    if (full.length === 0) break;
  }
  return widths;

  function lack(at: number): number {
    return Math.max(0, (whole[at] as number) - (widths[at] as number));
  }
}

/** What the columns want by one measure of their content; a merged cell's lack is shared among its columns. */
function demanded(
  demands: readonly Demand[],
  columns: number,
  air: number,
  of: (demand: Demand) => number,
): number[] {
  const widths = new Array<number>(columns).fill(air);
  for (const demand of demands) {
    if (demand.columns > 1) continue;
    widths[demand.column] = Math.max(widths[demand.column] as number, of(demand) + air);
  }
  for (const demand of demands) {
    if (demand.columns === 1) continue;
    const end = demand.column + demand.columns;
    const lack = of(demand) + air - sum(widths.slice(demand.column, end));
    for (let column = demand.column; lack > 0 && column < end; column++) {
      widths[column] = (widths[column] as number) + lack / demand.columns;
    }
  }
  return widths;
}
