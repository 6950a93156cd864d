import { sum } from '../../model/numbers.js';
import { columnWidths, type Demand, type Keeping } from './column-widths.js';

/** A table's room, pt: across the page, and turned a quarter along it. */
export interface TableRoom {
  readonly upright: number;
  readonly turned: number;
}

/** Which columns stand side by side, and how they are set. */
export interface TablePart {
  /** From the grid's columns, in order; the first one heads each part's rows. */
  readonly columns: readonly number[];
  readonly widths: readonly number[];
}

export interface TablePlan {
  readonly turned: boolean;
  /** em */
  readonly padding: number;
  /** The text's size beside the table's own. */
  readonly share: number;
  /** The parts of the table: one, or several that stand side by side over a spread and further. */
  readonly parts: readonly TablePart[];
  /** Some run is wider than any column can be. */
  readonly tooWide: boolean;
}

/** Between a cell's text and its column's edge, em: usually, and where the columns need the room. */
const PADDING = 0.5;
const LESS_PADDING = 0.25;
/** Less padding is better than a name or a head in two lines, and these are better than smaller letters. */
const TRIED: readonly (readonly [number, Keeping])[] = [
  [PADDING, 'all'],
  [LESS_PADDING, 'all'],
  [PADDING, 'what fits'],
  [LESS_PADDING, 'what fits'],
];
const TRIED_SMALLER: typeof TRIED = [[LESS_PADDING, 'what fits']];
/** Named sizes from 小四 to 六号, pt: a table is never set smaller, nor below this share of its size, which readers need. */
const SIZES = [12, 10.5, 9, 7.5];
const LEAST_SHARE = 0.75;

/**
 * How a table is set so that no run is divided, the first of these that does: as it is, with less padding, smaller (down
 * to 六号 or three quarters of its size), turned on its page, its columns parted over a spread (and further), the first column repeated.
 * `demands` are in pt at the table's own `size`.
 */
export function planTable(
  demands: readonly Demand[],
  columns: number,
  size: number,
  room: TableRoom,
): TablePlan {
  const smaller = SIZES.map((one) => one / size);
  const shares = [1, ...smaller.filter((share) => share < 1 && share >= LEAST_SHARE)];
  const all = Array.from({ length: columns }, (_, column) => column);
  for (const turned of [false, true]) {
    const measure = turned ? room.turned : room.upright;
    for (const share of shares) {
      for (const [padding, keep] of share === 1 ? TRIED : TRIED_SMALLER) {
        const air = padding * size * share;
        const widths = columnWidths(scaled(demands, share), columns, air, measure, keep);
        if (widths === undefined) continue;
        return { turned, padding, share, parts: [{ columns: all, widths }], tooWide: false };
      }
    }
  }
  const share = shares.at(-1) as number;
  return partedPlan(scaled(demands, share), columns, size, share, room.turned);
}

function scaled(demands: readonly Demand[], share: number): readonly Demand[] {
  return demands.map((one) => ({
    ...one,
    whole: one.whole * share,
    least: () => one.least() * share,
  }));
}

/** The columns in as few parts as hold them, each with the first column again. */
function partedPlan(
  demands: readonly Demand[],
  columns: number,
  size: number,
  share: number,
  measure: number,
): TablePlan {
  const padding = LESS_PADDING * size * share;
  const least = leastWidths(demands, columns, padding);
  const first = least[0] ?? 0;
  const groups: number[][] = [[]];
  let used = first;
  const rest = sum(least.slice(1));
  const count = Math.max(1, Math.ceil(rest / Math.max(1, measure - first)));
  for (let column = 1; column < columns; column++) {
    const wide = least[column] as number;
    const group = groups.at(-1) as number[];
    const enough = groups.length < count && used - first >= rest / count;
    if (group.length > 0 && (used + wide > measure || enough)) {
      groups.push([column]);
      used = first + wide;
    } else {
      group.push(column);
      used += wide;
    }
  }
  const parts = groups.map((group): TablePart & { readonly fits: boolean } => {
    const chosen = [0, ...group];
    const local = demands.flatMap((one) => {
      const at = chosen.indexOf(one.column);
      return at < 0 || one.columns > 1 ? [] : [{ ...one, column: at }];
    });
    const widths = columnWidths(local, chosen.length, padding, measure);
    const even = chosen.map(() => measure / chosen.length);
    return { columns: chosen, widths: widths ?? even, fits: widths !== undefined };
  });
  return {
    turned: true,
    padding: LESS_PADDING,
    share,
    parts,
    tooWide: parts.some(({ fits }) => !fits),
  };
}

function leastWidths(
  demands: readonly Demand[],
  columns: number,
  padding: number,
): readonly number[] {
  const widths = new Array<number>(columns).fill(2 * padding);
  for (const { column, columns: over, least } of demands) {
    if (over === 1) widths[column] = Math.max(widths[column] as number, least() + 2 * padding);
  }
  return widths;
}
