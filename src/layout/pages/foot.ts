import { sum } from '../../model/numbers.js';
import type { FlowLine, FlowNotes } from './flow.js';
import type { Step } from './steps.js';

/** The notes at the foot of the page that is being filled. */
export interface Foot {
  readonly lines: readonly FlowLine[];
  /** Grid lines that they take, their stroke included. */
  readonly rows: number;
}

/** A float's slack, in grid lines. */
export const SLACK = 1e-6;
/** A note of more lines may be divided; at least this many lines of it stand on the page with its mark. */
const DIVIDED_FROM = 3;
const FEWEST_LINES = 2;
/** The largest share of the next page that the rest of a note takes, if that page has text as well. */
const MOST_CARRIED = 0.6;

/** The notes of pages, in order: which stand already, and what is left of one for the next page. */
export class FootNotes {
  private readonly set = new Set<string>();
  private carried: readonly FlowLine[] = [];

  constructor(
    private readonly notes: FlowNotes | undefined,
    private readonly rows: number,
  ) {}

  /** Whether lines of notes wait for a page. */
  get waiting(): boolean {
    return this.carried.length > 0;
  }

  /** The grid lines that the notes of `steps` take of a page with `free` lines for them; undefined where they can't stand. */
  rowsFor(steps: readonly Step[], free: number): number | undefined {
    if (this.notes === undefined) return 0;
    const all = this.heightOf(this.linesFor(steps));
    if (all <= free + SLACK) return all;
    const least = this.heightOf(this.leastOf(steps));
    return least <= free + SLACK ? least : undefined;
  }

  /** Puts the notes of a page's steps at its foot, where `free` lines are left; what doesn't fit is carried on. */
  place(steps: readonly Step[], free: number): Foot {
    const pending = this.linesFor(steps);
    let count = pending.length;
    while (count > 0 && this.heightOf(pending.slice(0, count)) > free + SLACK) count--;
    // A page that holds nothing else takes one line at least: no note is lost.
    if (count === 0 && steps.length === 0) count = Math.min(1, pending.length);
    const lines = pending.slice(0, count);
    this.carried = pending.slice(count);
    for (const key of this.keysOf(steps)) this.set.add(key);
    return { lines, rows: this.heightOf(lines) };
  }

  private keysOf(steps: readonly Step[]): readonly string[] {
    const keys = new Set(steps.flatMap(({ notes }) => notes));
    return this.notes?.byPage === true ? [...keys] : [...keys].filter((key) => !this.set.has(key));
  }

  private linesOf(key: string): readonly FlowLine[] {
    return this.notes?.lines.get(key) ?? [];
  }

  private linesFor(steps: readonly Step[]): readonly FlowLine[] {
    return [...this.carried, ...this.keysOf(steps).flatMap((key) => this.linesOf(key))];
  }

  /** The fewest lines with which the page can end behind `steps`: all notes but the last whole, of a long one its beginning. */
  private leastOf(steps: readonly Step[]): readonly FlowLine[] {
    const keys = this.keysOf(steps);
    if (keys.length === 0) {
      const most = this.rows * MOST_CARRIED;
      let count = this.carried.length;
      while (count > 1 && this.heightOf(this.carried.slice(0, count)) > most) count--;
      return this.carried.slice(0, count);
    }
    const last = this.linesOf(keys.at(-1) as string);
    const fewest = last.length > DIVIDED_FROM ? FEWEST_LINES : last.length;
    return [
      ...this.carried,
      ...keys.slice(0, -1).flatMap((key) => this.linesOf(key)),
      ...last.slice(0, fewest),
    ];
  }

  private heightOf(lines: readonly FlowLine[]): number {
    if (lines.length === 0 || this.notes === undefined) return 0;
    return gridRows(lines) + this.notes.rule.rows + (this.notes.below ?? 0);
  }
}

export function gridRows(lines: readonly FlowLine[]): number {
  return sum(lines.map(({ rows }) => rows));
}
