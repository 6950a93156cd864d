import { type FloatingBlock, FloatQueue, floatRows, rowsOf } from './floats.js';
import type { FlowNotes, FlowPage, PlacedLine } from './flow.js';
import { FootNotes } from './foot.js';
import {
  endsWithHeading,
  gatherFrom,
  hasYielded,
  isMet,
  leavesEmpty,
  type MetBlock,
  nextRow,
  past,
  repeatedRows,
} from './gather.js';
import type { Step } from './steps.js';

/** A page of the flow with what decides whether more may stand on it. */
export interface FilledPage {
  readonly lines: FlowPage;
  /** The steps that flow on it, in order. */
  readonly steps: readonly Step[];
  /** Whether floats stand on the page, or the rest of a note from the page before. */
  readonly carries: boolean;
}

/** The height of pages: all of them hold `rows` grid lines, but page `index` at most `most`. */
export interface PageRows {
  readonly rows: number;
  readonly limited?: { readonly index: number; readonly most: number };
}

/** Fills pages in order with steps, floats and notes. */
export function fillPages(
  steps: readonly Step[],
  { rows, limited }: PageRows,
  notes: FlowNotes | undefined,
): readonly FilledPage[] {
  const pages: FilledPage[] = [];
  const foot = new FootNotes(notes, rows);
  const floats = new FloatQueue(rows);
  for (let at = 0; at < steps.length || floats.waiting || foot.waiting; ) {
    const shorter = at < steps.length && pages.length === limited?.index;
    const room = shorter ? limited.most : rows;
    const carries = floats.waiting || foot.waiting;
    const page = insideTable(steps[at]) ? undefined : floats.takePage();
    const content = page ?? contentFrom(steps, at, room, foot, floats, pages.length);
    at = Math.max(at, content.end);
    if (
      content.flowing.length + content.tops.length + content.bottoms.length === 0 &&
      !foot.waiting
    )
      continue;
    const lines = place(content, steps[at - 1] as Step, rows, notes, foot);
    const { flowing: on, tops, bottoms } = content;
    pages.push({ lines, steps: on, carries: carries || tops.length + bottoms.length > 0 });
  }
  return pages;
}

/** The blocks of one page, without its notes. */
export interface PageBlocks {
  readonly tops: readonly FloatingBlock[];
  readonly flowing: readonly Step[];
  readonly bottoms: readonly FloatingBlock[];
  /** The step with which the next page begins. */
  readonly end: number;
}

/** At most this many lines do not stand alone beside floats. */
const FEWEST_LINES = 2;

/** The steps and floats of the page that begins with step `start`. */
function contentFrom(
  steps: readonly Step[],
  start: number,
  rows: number,
  foot: FootNotes,
  floats: FloatQueue,
  page: number,
): PageBlocks {
  const taken = insideTable(steps[start]) ? [] : floats.take(rows);
  const gather = (mayYield: boolean) =>
    gatherFrom(steps, start, rows, { foot, taken, waiting: floats.all, mayYield });
  let { met, end } = gather(true);
  const inPlace = () => {
    const other = gather(false);
    const shown = ({ met, end }: typeof other) => shownRows(steps, start, end, met);
    // If the page stays empty although a block gave way, the block had better stay, since a table can be divided.
    return shown(other) > shown({ met, end }) ? other : { met, end };
  };
  if (endsWithHeading(steps.slice(start, end), met)) ({ met, end } = gather(false));
  else if (met.some(hasYielded) && leavesEmpty(shownRows(steps, start, end, met), rows))
    ({ met, end } = inPlace());
  // Few lines of a text that goes on look lost between floats, so that the floats have a page of their own.
  if (taken.length > 0 && end < steps.length && shownRows(steps, start, end, met) <= FEWEST_LINES)
    ({ met, end } = { met: [], end: start });
  const on = met.filter(({ at }) => at < end);
  floats.add(on.filter(({ fits }) => !fits).map(({ block }) => block));
  const fitting = on.filter(({ fits }) => fits).map(({ block }) => block);
  // No float stands above the heading that opens a division.
  const above = ([{ block }]: FloatingBlock) =>
    page > 0 && (block.floats === 'top' || block.yields === true);
  return {
    tops: [...taken, ...fitting].filter(above),
    flowing: steps
      .slice(start, end)
      .flatMap(({ block }, index) => (isMet(met, block) ? [] : past(steps, start + index, met))),
    bottoms: [...taken, ...fitting].filter((block) => !above(block)),
    end,
  };
}

/** Nothing stands between the parts of a table that continues on the next page. */
function insideTable(step: Step | undefined): boolean {
  return step !== undefined && !step.opens && step.block.repeated !== undefined;
}

/** The grid lines of the steps from `start` up to `end` that flow on the page, without the air between them. */
function shownRows(
  steps: readonly Step[],
  start: number,
  end: number,
  met: readonly MetBlock[],
): number {
  let sum = 0;
  for (const { block, line } of steps.slice(start, end)) if (!isMet(met, block)) sum += line.rows;
  return sum;
}

/** The lines of a page at their rows. The lines of a page with notes alone belong to the block of `host`. */
function place(
  { tops, flowing, bottoms }: PageBlocks,
  host: Step,
  rows: number,
  notes: FlowNotes | undefined,
  foot: FootNotes,
): FlowPage {
  const placed: PlacedLine[] = [];
  const put = (line: PlacedLine['line'], row: number, step: Step, offset: number, note = false) =>
    placed.push(placedAt(line, row, step, offset, note));
  const putFloat = (block: FloatingBlock, from: number) => {
    let row = from;
    for (const step of block) {
      // A block that gave way to the text counts as a float.
      placed.push({ ...placedAt(step.line, row, step, step.line.offset, false), floats: true });
      row += step.line.rows;
    }
  };
  let used = 0;
  for (const block of tops) {
    putFloat(block, used);
    used += floatRows(block);
  }
  const [top] = flowing;
  if (top !== undefined && repeatedRows(top) > 0) {
    const head = top.block.repeated as PlacedLine['line'];
    put(head, used, top, top.line.offset);
    used += head.rows;
  }
  for (const step of flowing) {
    const row = step === top ? used : nextRow(used, step);
    put(step.line, row, step, step.line.offset);
    used = row + step.line.rows;
  }
  const below = bottoms.reduce((sum, block) => sum + floatRows(block), 0);
  const on = [...tops, flowing, ...bottoms].flat();
  const { lines, rows: high } = foot.place(on, rows - used - below);
  // Floats at the foot stand above the notes. Where the text ends early, they follow it.
  let row = Math.max(used, rows - high - below);
  for (const block of bottoms) {
    row += floatRows(block);
    putFloat(block, row - rowsOf(block));
  }
  if (lines.length === 0 || notes === undefined) return placed;
  row = Math.max(used + below, rows - high);
  for (const line of [notes.rule, ...lines]) {
    put(line, row, top ?? on[0] ?? host, line.offset, true);
    row += line.rows;
  }
  return placed;
}

function placedAt(
  line: PlacedLine['line'],
  row: number,
  { block }: Step,
  offset: number,
  note: boolean,
): PlacedLine {
  return {
    line,
    row,
    block: block.block,
    source: line.source ?? block.source,
    offset,
    division: block.division,
    note,
    // A table on pages of its own always stands behind its place, so that it does not count as a float.
    ...(block.floats !== undefined && block.floats !== 'page' && { floats: true }),
  };
}
