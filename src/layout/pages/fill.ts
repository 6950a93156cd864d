import { type FloatingBlock, FloatQueue, floatRows } from './floats.js';
import type { FlowNotes, FlowPage, PlacedLine } from './flow.js';
import { FootNotes, SLACK } from './foot.js';
import type { Step } from './steps.js';

/** A page of the flow with what decides whether more may stand on it. */
export interface FilledPage {
  readonly lines: FlowPage;
  /** The steps that flow on it, in order. */
  readonly steps: readonly Step[];
  /** Floats stand on it, or the rest of a note of the page before. */
  readonly carries: boolean;
}

/** How high pages are: all of them hold `rows` grid lines, but page `index` no more than `most`. */
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
    const content = floats.takePage() ?? contentFrom(steps, at, room, foot, floats, pages.length);
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

/** What stands on one page beside its notes. */
export interface PageBlocks {
  readonly tops: readonly FloatingBlock[];
  readonly flowing: readonly Step[];
  readonly bottoms: readonly FloatingBlock[];
  /** The step with which the next page begins. */
  readonly end: number;
}

/** Where the page's next line stands that `used` rows are taken of. */
function nextRow(used: number, { opens, air }: Step): number {
  return opens ? Math.ceil(used + air - SLACK) : used;
}

/** The steps and floats of the page that begins with step `start`. */
function contentFrom(
  steps: readonly Step[],
  start: number,
  rows: number,
  foot: FootNotes,
  floats: FloatQueue,
  page: number,
): PageBlocks {
  const taken = floats.take(rows);
  let free = rows - taken.reduce((sum, block) => sum + floatRows(block), 0);
  const met: { readonly at: number; readonly block: FloatingBlock; readonly fits: boolean }[] = [];
  const held: Step[] = [];
  let [used, first, end] = [0, start, start];
  while (end < steps.length) {
    const step = steps[end] as Step;
    if (step.block.floats !== undefined) {
      const block = floatFrom(steps, end);
      const high = floatRows(block);
      const fits =
        step.block.floats !== 'page' &&
        !floats.waiting &&
        met.every((one) => one.fits) &&
        used + high <= free + SLACK &&
        foot.rowsFor([...held, ...block], free - high - used) !== undefined;
      met.push({ at: end, block, fits });
      if (fits) free -= high;
      end += block.length;
      continue;
    }
    const row = held.length === 0 ? repeatedRows(step) : nextRow(used, step);
    const next = row + step.line.rows;
    // What stands alone on its page, however high it is, goes with its notes.
    if (held.length > 0) {
      if (next > free + SLACK) break;
      if (foot.rowsFor([...held, step], free - next) === undefined) break;
    } else {
      if (next > free + SLACK && free < rows) break;
      first = end;
    }
    held.push(step);
    used = next;
    end++;
  }
  end = lastBreak(steps, first, end, held.length);
  const on = met.filter(({ at }) => at < end);
  floats.add(on.filter(({ fits }) => !fits).map(({ block }) => block));
  const fitting = on.filter(({ fits }) => fits).map(({ block }) => block);
  // No float stands over the heading with which a division opens.
  const above = (block: FloatingBlock) => page > 0 && block[0].block.floats === 'top';
  const flowing = steps.slice(start, end).filter(({ block }) => block.floats === undefined);
  return {
    tops: [...taken, ...fitting].filter(above),
    flowing,
    bottoms: [...taken, ...fitting].filter((block) => !above(block)),
    end,
  };
}

/** Back from `end` to where the page may end; if nowhere, to where it breaks the least, and then the rules give way to the page. */
function lastBreak(steps: readonly Step[], first: number, end: number, held: number): number {
  if (end === steps.length || held === 0) return end;
  const back = (may: (step: Step) => boolean) => {
    for (let at = end; at > first; at--) {
      const step = steps[at] as Step;
      if (step.block.floats === undefined && may(step)) return at;
    }
    return undefined;
  };
  return (
    back(({ mayBreak }) => mayBreak) ??
    back(({ breach }) => breach === 0) ??
    back(({ breach }) => breach === 1) ??
    end
  );
}

/** All steps of the floating block that begins at `at`. */
function floatFrom(steps: readonly Step[], at: number): FloatingBlock {
  const first = steps[at] as Step;
  let end = at + 1;
  while (steps[end]?.block === first.block) end++;
  return [first, ...steps.slice(at + 1, end)];
}

/** The lines of a page at their rows; a page of notes alone belongs to `host`. */
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
      put(step.line, row, step, step.line.offset);
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
  // Floats at the foot stand over the notes; where the text ends early, they follow it.
  let row = Math.max(used, rows - high - below);
  for (const block of bottoms) {
    row += floatRows(block);
    putFloat(block, row - block.reduce((sum, { line }) => sum + line.rows, 0));
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
    // A table on pages of its own stands behind its place by nature.
    ...(block.floats !== undefined && block.floats !== 'page' && { floats: true }),
  };
}

function repeatedRows({ block, line }: Step): number {
  return block.repeated !== undefined && line !== block.lines[0] ? block.repeated.rows : 0;
}
