import type { FlowBlock, FlowLine, FlowNotes } from './flow.js';
import { FootNotes, SLACK } from './foot.js';
import { type Step, stepsOf } from './steps.js';

/** A flow line at its place on a page. */
export interface PlacedLine {
  readonly line: FlowLine;
  /** Grid line of the page, from 0. */
  readonly row: number;
  readonly block: number;
  /** As of its block. */
  readonly source?: number | undefined;
  /** As of its line; of a table's head that is set again, of the row below it. */
  readonly offset: number;
  readonly division?: string | undefined;
  /** Of a footnote, at the page's foot. */
  readonly note: boolean;
}

/** The lines of one page of the flow. */
export type FlowPage = readonly PlacedLine[];

/**
 * Divides a division's blocks over pages of `rows` grid lines (docs/typography.md, rules 16–18): no page opens with a
 * paragraph's last line or closes with its first, no heading closes a page, and the last page is never one line
 * where the page before it can spare some. A line that is higher than the page stands on one of its own. Footnotes stand
 * at the foot of the page with their mark; a long one goes on at the foot of the next. A block that floats lets the text
 * go on before it. The last page keeps `reserved` rows free at its foot.
 */
export function paginate(
  blocks: readonly FlowBlock[],
  rows: number,
  notes?: FlowNotes,
  reserved = 0,
): readonly FlowPage[] {
  const steps = stepsOf(blocks, notes);
  const fill = (limited: number, limit?: number) => fillPages(steps, rows, notes, limited, limit);
  const pages = fill(Number.POSITIVE_INFINITY);
  if (reserved > 0) return withRoomAtFoot(pages, rows, reserved, fill);
  const last = pages.at(-1);
  if (pages.length < 2 || last === undefined || textLines(last) > 1 || last[0]?.line.rows !== 1)
    return pages;
  // End the page before earlier, line by line, until its last lines keep the single one company.
  const before = pages.length - 2;
  const full = usedRows(pages[before] as FlowPage);
  for (let shorter = full - 1; shorter > full - 6 && shorter > 0; shorter--) {
    const again = fill(before, shorter);
    if (again.length === pages.length && textLines(again.at(-1) ?? []) > 1) return again;
  }
  return pages;
}

type Fill = (limited: number, limit?: number) => readonly FlowPage[];

/** Where the last page has no room for what stands at its foot, some of its lines go on to one more page. */
function withRoomAtFoot(
  pages: readonly FlowPage[],
  rows: number,
  reserved: number,
  fill: Fill,
): readonly FlowPage[] {
  const last = pages.at(-1);
  const free = rows - reserved;
  if (last === undefined || free <= 0 || lowest(last) <= free) return pages;
  for (let limit = rows - 1; limit > 1; limit--) {
    const again = fill(pages.length - 1, limit);
    if (again.length > pages.length && lowest(again.at(-1) ?? []) <= free) return again;
  }
  return [...pages, []];
}

/** Rows from the page's top to the foot of what stands lowest. */
function lowest(page: FlowPage): number {
  return Math.max(0, ...page.map(({ row, line }) => row + line.rows));
}

function textLines(page: FlowPage): number {
  return page.filter(({ note }) => !note).length;
}

/** Fills pages in order; page `limited` holds no more than `limit` rows. */
function fillPages(
  steps: readonly Step[],
  rows: number,
  notes: FlowNotes | undefined,
  limited: number,
  limit = rows,
): readonly FlowPage[] {
  const pages: FlowPage[] = [];
  const foot = new FootNotes(notes, rows);
  const floating: Step[] = [];
  for (let at = 0; at < steps.length || floating.length > 0 || foot.waiting; ) {
    const room = pages.length === limited ? limit : rows;
    const float = floating.shift();
    const end = float === undefined ? pageEnd(steps, at, room, foot) : at;
    const passed = steps.slice(at, end);
    const flowing = passed.length > 1 ? passed.filter(({ block }) => !block.floats) : passed;
    floating.push(...passed.filter((step) => !flowing.includes(step)));
    const host = float ?? flowing[0] ?? (steps[at - 1] as Step);
    pages.push(place(float === undefined ? flowing : [float], host, rows, notes, foot));
    at = end;
  }
  return pages;
}

/** Where the page's next line stands that `used` rows are taken of. */
function nextRow(used: number, { opens, air }: Step): number {
  return opens ? Math.ceil(used + air - SLACK) : used;
}

/** The step with which the next page begins. */
function pageEnd(steps: readonly Step[], start: number, rows: number, foot: FootNotes): number {
  const top = steps[start];
  if (top === undefined) return start;
  let used = repeatedRows(top) + top.line.rows;
  const held = [top];
  let end = start + 1;
  // What stands alone on its page, however high it is, goes with its notes.
  while (end < steps.length && top.block.floats !== true) {
    const step = steps[end] as Step;
    if (step.block.floats !== true) {
      const next = nextRow(used, step) + step.line.rows;
      if (next > rows + SLACK) break;
      held.push(step);
      if (foot.rowsFor(held, rows - next) === undefined) break;
      used = next;
    }
    end++;
  }
  if (end === steps.length) return end;
  // Back to where the page may end; if nowhere, the rules give way to the page.
  for (let back = end; back > start; back--) {
    if ((steps[back] as Step).mayBreak) return back;
  }
  return end;
}

/** The lines of a page at their rows; a page of notes alone belongs to `host`. */
function place(
  steps: readonly Step[],
  host: Step,
  rows: number,
  notes: FlowNotes | undefined,
  foot: FootNotes,
): FlowPage {
  const placed: PlacedLine[] = [];
  const [top] = steps;
  let used = 0;
  const put = (line: FlowLine, row: number, { block }: Step, offset: number, note: boolean) => {
    placed.push({
      line,
      row,
      block: block.block,
      source: line.source ?? block.source,
      offset,
      division: block.division,
      note,
    });
  };
  if (top?.block.repeated !== undefined && top.line !== top.block.lines[0]) {
    put(top.block.repeated, 0, top, top.line.offset, false);
    used = top.block.repeated.rows;
  }
  for (const step of steps) {
    const row = placed.length === 0 ? 0 : nextRow(used, step);
    put(step.line, row, step, step.line.offset, false);
    used = row + step.line.rows;
  }
  if (notes === undefined) return placed;
  const { lines, rows: height } = foot.place(steps, rows - used);
  if (lines.length === 0) return placed;
  let row = Math.max(used, rows - height);
  for (const line of [notes.rule, ...lines]) {
    put(line, row, host, line.offset, true);
    row += line.rows;
  }
  return placed;
}

function repeatedRows({ block, line }: Step): number {
  return block.repeated !== undefined && line !== block.lines[0] ? block.repeated.rows : 0;
}

function usedRows(page: FlowPage): number {
  const last = page.findLast(({ note }) => !note);
  return last === undefined ? 0 : last.row + last.line.rows;
}
