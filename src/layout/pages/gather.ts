import { type FloatingBlock, floatRows, rowsOf } from './floats.js';
import { type FootNotes, SLACK } from './foot.js';
import type { Step } from './steps.js';

/** A block that leaves its place in the text; `fits`: it stands on the page where its place is. */
export interface MetBlock {
  readonly at: number;
  readonly block: FloatingBlock;
  readonly fits: boolean;
}

export function isMet(met: readonly MetBlock[], block: Step['block']): boolean {
  return met.some((one) => one.block[0].block === block);
}

/** Whether it has given way to the text behind it. */
export function hasYielded({ block }: MetBlock): boolean {
  return block[0].block.yields === true && block[0].block.floats === undefined;
}

/** Whether a page of `rows` grid lines looks empty on which `used` are taken. */
export function leavesEmpty(used: number, rows: number): boolean {
  return rows - used > rows * EMPTY;
}

/** Whether a block that gave way to the text behind it has left its heading alone. */
export function endsWithHeading(on: readonly Step[], met: readonly MetBlock[]): boolean {
  if (!met.some(hasYielded)) return false;
  return on.findLast(({ block }) => !isMet(met, block))?.block.heading === true;
}

interface Gathering {
  readonly foot: FootNotes;
  /** The floats of earlier pages that stand on this one, and those that wait still. */
  readonly taken: readonly FloatingBlock[];
  readonly waiting: readonly FloatingBlock[];
  /** Whether blocks may give way to the text behind them. */
  readonly mayYield: boolean;
}

/** From `start` on, as many steps as have room in `rows`, with the blocks among them that leave their places. */
export function gatherFrom(
  steps: readonly Step[],
  start: number,
  rows: number,
  { foot, taken, waiting, mayYield }: Gathering,
): { readonly met: readonly MetBlock[]; readonly end: number } {
  let free = rows - taken.reduce((sum, block) => sum + floatRows(block), 0);
  const met: MetBlock[] = [];
  const held: Step[] = [];
  // The notes of floats stand on their page too.
  const on: Step[] = taken.flat();
  let [used, first, end, yielded] = [0, start, start, false];
  while (end < steps.length) {
    const step = steps[end] as Step;
    if (step.block.floats !== undefined) {
      const block = floatFrom(steps, end);
      const high = floatRows(block);
      const fits =
        step.block.floats !== 'page' &&
        waiting.length === 0 &&
        met.every((one) => one.fits) &&
        used + high <= free + SLACK &&
        foot.rowsFor([...on, ...block], free - high - used) !== undefined;
      met.push({ at: end, block, fits });
      if (fits) {
        free -= high;
        on.push(...block);
      }
      end += block.length;
      continue;
    }
    // A section begins before a block of the one before it only where else much of the page would stay empty.
    if (yielded && step.block.heading && !leavesEmpty(rows - free + used, rows)) break;
    const left = [...waiting, ...met.filter(({ fits }) => !fits).map(({ block }) => block)];
    const progress = held.length + met.length + taken.length > 0;
    if (progress && leavesDivision(step, left)) break;
    if (progress && waitsFor(step, left)) {
      const block = floatFrom(steps, end);
      if (!mayYield || floatRows(block) >= rows) break;
      met.push({ at: end, block, fits: false });
      yielded = true;
      end += block.length;
      continue;
    }
    if (mayYield && step.opens && step.block.yields === true && held.length > 0) {
      const block = floatFrom(steps, end);
      const room = free - nextRow(used, past(steps, end, met));
      const below = room - rowsOf(block);
      const hasRoom = below >= -SLACK && foot.rowsFor([...on, ...block], below) !== undefined;
      if (!hasRoom && yieldsTo(steps[end + block.length], block, room, rows)) {
        met.push({ at: end, block, fits: false });
        yielded = true;
        end += block.length;
        continue;
      }
    }
    const row = held.length === 0 ? repeatedRows(step) : nextRow(used, past(steps, end, met));
    const next = row + step.line.rows;
    // What stands alone on its page, however high it is, goes with its notes.
    if (held.length > 0) {
      if (next > free + SLACK) break;
      if (foot.rowsFor([...on, step], free - next) === undefined) break;
    } else {
      if (next > free + SLACK && free < rows) break;
      first = end;
    }
    held.push(step);
    on.push(step);
    used = next;
    end++;
  }
  const bounds = { start, first, end, rows };
  return { met, end: lastBreak(steps, bounds, { held: held.length, met, taken }) };
}

/** Whether a division begins with `step` while blocks of another one wait still for their pages. */
function leavesDivision({ block }: Step, left: readonly FloatingBlock[]): boolean {
  return left.some(([first]) => first.block.division !== block.division);
}

/** Whether the block that begins with `step` would stand before an earlier one of its series, which has `left` its place. */
function waitsFor({ opens, block }: Step, left: readonly FloatingBlock[]): boolean {
  if (!opens || block.series === undefined) return false;
  return left.some(([first]) => first.block.series === block.series);
}

/** The step at `at` with the air that is before it where the block before it has left its place. */
export function past(steps: readonly Step[], at: number, met: readonly MetBlock[]): Step {
  const step = steps[at] as Step;
  const before = steps[at - 1];
  if (before === undefined || step.air === step.airPast || !isMet(met, before.block)) return step;
  return { ...step, air: step.airPast };
}

/** So many grid lines at a page's foot look empty. */
const HOLE = 4;

/**
 * Whether a block without room in the `left` grid lines of its page, but with room on one of its own, leaves a hole that the
 * text behind it can fill.
 */
function yieldsTo(
  next: Step | undefined,
  block: FloatingBlock,
  left: number,
  rows: number,
): boolean {
  return next?.block.heading === false && floatRows(block) < rows && left >= HOLE;
}

/** The page that begins with step `start`: its first step in the flow, the one behind all that fit, and its grid lines. */
interface PageBounds {
  readonly start: number;
  readonly first: number;
  readonly end: number;
  readonly rows: number;
}

/** A smaller part of a page may stay empty before a table that is better not divided. */
const EMPTY = 1 / 4;

/** Back from `end` to where the page may end; if nowhere, to where it breaks the least, and then the rules give way to the page. */
function lastBreak(
  steps: readonly Step[],
  { start, first, end, rows }: PageBounds,
  {
    held,
    met,
    taken,
  }: {
    readonly held: number;
    readonly met: readonly MetBlock[];
    readonly taken: readonly FloatingBlock[];
  },
): number {
  if (end === steps.length || held === 0) return end;
  const back = (may: (step: Step) => boolean) => {
    for (let at = end; at > first; at--) {
      const step = steps[at] as Step;
      // Between the steps of a block that leaves its place there is no end of a page.
      if (met.some((one) => at > one.at && at < one.at + one.block.length)) continue;
      if (step.block.floats === undefined && may(step)) return at;
    }
    return undefined;
  };
  const lawful = back(({ mayBreak }) => mayBreak);
  // Where nothing may be divided, floats have the page for themselves.
  if (lawful === undefined && taken.length > 0) return start;
  const parted = back(({ mayPart }) => mayPart);
  if (lawful !== undefined && parted !== undefined && parted > lawful) {
    const empty = steps.slice(lawful, end).reduce((sum, { line }) => sum + line.rows, 0);
    if (leavesEmpty(rows - empty, rows)) return parted;
  }
  return lawful ?? back(({ breach }) => breach === 0) ?? back(({ breach }) => breach === 1) ?? end;
}

/** All steps of the floating block that begins at `at`. */
function floatFrom(steps: readonly Step[], at: number): FloatingBlock {
  const first = steps[at] as Step;
  let end = at + 1;
  while (steps[end]?.block === first.block) end++;
  return [first, ...steps.slice(at + 1, end)];
}

/** Where the page's next line stands that `used` rows are taken of. */
export function nextRow(used: number, { opens, air }: Step): number {
  return opens ? Math.ceil(used + air - SLACK) : used;
}

/** The grid lines of a table's head that is set again over `step`. */
export function repeatedRows({ block, line }: Step): number {
  return block.repeated !== undefined && line !== block.lines[0] ? block.repeated.rows : 0;
}
