import { type FilledPage, fillPages, type PageRows } from './fill.js';
import type { FlowBlock, FlowNotes, FlowPage } from './flow.js';
import { type Step, stepsOf } from './steps.js';

export type { FlowPage, PlacedLine } from './flow.js';

/** The pages of a division, and the steps on the last page if more may follow there. */
export interface Paginated {
  readonly pages: readonly FlowPage[];
  /** The steps of the last page; absent where floats or the rest of an earlier note stand on it. */
  readonly tail?: readonly Step[];
}

/** What decides the division into pages, beside the blocks. */
export interface PaginateOptions {
  readonly notes?: FlowNotes | undefined;
  /** The grid lines that the last page keeps free at its foot. */
  readonly reserved?: number;
  /** The steps that stand already on the first page: the tail of the division before. */
  readonly before?: readonly Step[];
}

/**
 * Divides a division's blocks over pages of `rows` grid lines (docs/typography.md, rules 16–18): no page opens with a
 * paragraph's last line or closes with its first, no heading closes a page, and the last page holds more than one line if the page
 * before it can spare some. A line that is higher than the page stands on a page of its own. A footnote stands at the foot of the
 * page with its mark; a long one continues at the foot of the next page. Text may stand before a block that floats.
 */
export function paginate(
  blocks: readonly FlowBlock[],
  rows: number,
  notes?: FlowNotes,
  reserved = 0,
): readonly FlowPage[] {
  return paginateAfter(blocks, rows, { notes, reserved }).pages;
}

/** As `paginate`, behind the steps that stand on the first page already. */
export function paginateAfter(
  blocks: readonly FlowBlock[],
  rows: number,
  { notes, reserved = 0, before = [] }: PaginateOptions,
): Paginated {
  const steps = [...before, ...stepsOf(blocks, notes)];
  const fill: Fill = (limited) => fillPages(steps, { rows, ...(limited && { limited }) }, notes);
  const pages = fill();
  const filled =
    reserved > 0 ? withRoomAtFoot(pages, rows, reserved, fill) : withoutLastLine(pages, fill);
  const last = filled.at(-1);
  return {
    pages: filled.map(({ lines }) => lines),
    ...(last !== undefined && !last.carries && { tail: last.steps }),
  };
}

type Fill = (limited?: PageRows['limited']) => readonly FilledPage[];

/** The most rows that the page before the last may give up, so that the last page holds more than one line. */
const MOST_GIVEN = 6;

/** Ends the page before the last one earlier, line by line, until the last page holds more than one line. */
function withoutLastLine(pages: readonly FilledPage[], fill: Fill): readonly FilledPage[] {
  const last = pages.at(-1)?.lines;
  if (pages.length < 2 || last === undefined || textLines(last) > 1 || last[0]?.line.rows !== 1)
    return pages;
  const index = pages.length - 2;
  const full = usedRows(pages[index]?.lines ?? []);
  for (let most = full - 1; most > full - MOST_GIVEN && most > 0; most--) {
    const again = fill({ index, most });
    if (again.length === pages.length && textLines(again.at(-1)?.lines ?? []) > 1) return again;
  }
  return pages;
}

/** Moves lines of the last page on to one more page if the last page has no room for the lines at its foot. */
function withRoomAtFoot(
  pages: readonly FilledPage[],
  rows: number,
  reserved: number,
  fill: Fill,
): readonly FilledPage[] {
  const last = pages.at(-1);
  const free = rows - reserved;
  if (last === undefined || free <= 0 || lowest(last.lines) <= free) return pages;
  for (let most = rows - 1; most > 1; most--) {
    const again = fill({ index: pages.length - 1, most });
    if (again.length > pages.length && lowest(again.at(-1)?.lines ?? []) <= free) return again;
  }
  return [...pages, { lines: [], steps: [], carries: true }];
}

/** The rows from the top of the page to the foot of its lowest line. */
function lowest(page: FlowPage): number {
  return Math.max(0, ...page.map(({ row, line }) => row + line.rows));
}

function textLines(page: FlowPage): number {
  return page.filter(({ note }) => !note).length;
}

/** The grid lines from the top of a page to the end of its text. */
export function usedRows(page: FlowPage): number {
  const last = page.findLast(({ note }) => !note);
  return last === undefined ? 0 : last.row + last.line.rows;
}
