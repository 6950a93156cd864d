import { type FloatingBlock, floatRows, rowsOf } from './floats.js';
import { type FootNotes, SLACK } from './foot.js';
import type { Step } from './steps.js';

/** A block that leaves its place in the text. `fits`: whether it stands on the page of its place. */
export interface MetBlock {
  readonly at: number;
  readonly block: FloatingBlock;
  readonly fits: boolean;
}

export function isMet(met: readonly MetBlock[], block: Step['block']): boolean {
  return met.some((one) => one.block[0].block === block);
}

/** Whether a block gave way to the text behind it. */
export function hasYielded({ block }: MetBlock): boolean {
  return block[0].block.yields === true && block[0].block.floats === undefined;
}

/** Whether a page looks empty that has `rows` grid lines and uses `used` of them. */
export function leavesEmpty(used: number, rows: number): boolean {
  return rows - used > rows * EMPTY;
}

/** Whether a block gave way to the text behind it and left its heading alone. */
export function endsWithHeading(on: readonly Step[], met: readonly MetBlock[]): boolean {
  if (!met.some(hasYielded)) return false;
  return on.findLast(({ block }) => !isMet(met, block))?.block.heading === true;
}

interface Gathering {
  readonly foot: FootNotes;
  /** The floats of earlier pages that stand on this one, and those that still wait. */
  readonly taken: readonly FloatingBlock[];
  readonly waiting: readonly FloatingBlock[];
  /** Whether blocks may give way to the text behind them. */
  readonly mayYield: boolean;
}

/** Gathers steps from `start` on while they have room in `rows` grid lines, and the blocks among them that leave their places. */
export function gatherFrom(
  steps: readonly Step[],
  start: number,
  rows: number,
  { foot, taken, waiting, mayYield }: Gathering,
): { readonly met: readonly MetBlock[]; readonly end: number } {
  let free = rows - taken.reduce((sum, block) => sum + floatRows(block), 0);
  const met: MetBlock[] = [];
  const held: Step[] = [];
  // The notes of floats stand on the page of the floats.
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
    // A section begins before a waiting block of the section before it only if much of the page would else stay empty.
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
    // A step alone on its page takes its notes along, however high it is.
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

/** Whether a division begins with `step` while blocks of another division still wait for their pages. */
function leavesDivision({ block }: Step, left: readonly FloatingBlock[]): boolean {
  return left.some(([first]) => first.block.division !== block.division);
}

/** Whether the block that begins with `step` would stand before an earlier block of its series that has left its place. */
function waitsFor({ opens, block }: Step, left: readonly FloatingBlock[]): boolean {
  if (!opens || block.series === undefined) return false;
  return left.some(([first]) => first.block.series === block.series);
}

/** The step at index `at`, with the air before it where the block before it has left its place. */
export function past(steps: readonly Step[], at: number, met: readonly MetBlock[]): Step {
  const step = steps[at] as Step;
  const before = steps[at - 1];
  if (before === undefined || step.air === step.airPast || !isMet(met, before.block)) return step;
  return { ...step, air: step.airPast };
}

/** At least this many free grid lines at the foot of a page look empty. */
const HOLE = 4;

/**
 * Whether a block leaves a hole that the text behind it can fill: it has no room in the `left` grid lines of its page, but has room
 * on the next page.
 */
function yieldsTo(
  next: Step | undefined,
  block: FloatingBlock,
  left: number,
  rows: number,
): boolean {
  return next?.block.heading === false && floatRows(block) < rows && left >= HOLE;
}

/** The bounds of a page: its first step, the step behind the last one that fits, and its number of grid lines. */
interface PageBounds {
  readonly start: number;
  readonly first: number;
  readonly end: number;
  readonly rows: number;
}

/** Up to this share of a page may stay empty before a table that is better not divided. */
const EMPTY = 1 / 4;

/** The last step before which the page may end, back from `end`; if there is none, the one that breaks the rules least. */
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
      // A page never ends inside a block that leaves its place.
      if (met.some((one) => at > one.at && at < one.at + one.block.length)) continue;
      if (step.block.floats === undefined && may(step)) return at;
    }
    return undefined;
  };
  const lawful = back(({ mayBreak }) => mayBreak);
  // If no step may end the page, the floats have it for themselves.
  if (lawful === undefined && taken.length > 0) return start;
  const parted = back(({ mayPart }) => mayPart);
  if (lawful !== undefined && parted !== undefined && parted > lawful) {
    const empty = steps.slice(lawful, end).reduce((sum, { line }) => sum + line.rows, 0);
    if (leavesEmpty(rows - empty, rows)) return parted;
  }
  return lawful ?? back(({ breach }) => breach === 0) ?? back(({ breach }) => breach === 1) ?? end;
}

/** All steps of the floating block that begins at index `at`. */
function floatFrom(steps: readonly Step[], at: number): FloatingBlock {
  const first = steps[at] as Step;
  let end = at + 1;
  while (steps[end]?.block === first.block) end++;
  return [first, ...steps.slice(at + 1, end)];
}

/** The row of the next line on a page that uses `used` rows. */
export function nextRow(used: number, { opens, air }: Step): number {
  return opens ? Math.ceil(used + air - SLACK) : used;
}

/** The grid lines of the table head that is repeated above `step`. */
export function repeatedRows({ block, line }: Step): number {
  return block.repeated !== undefined && line !== block.lines[0] ? block.repeated.rows : 0;
}
