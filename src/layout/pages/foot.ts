import { sum } from '../../model/numbers.js';
import type { FlowLine, FlowNotes } from './flow.js';
import type { Step } from './steps.js';

/** The notes at the foot of the page that is being filled. */
export interface Foot {
  readonly lines: readonly FlowLine[];
  /** The grid lines of the notes and their stroke. */
  readonly rows: number;
}

/** Heights that differ by less are equal: the rounding of floating-point numbers, grid lines. */
export const SLACK = 1e-6;
/** A note of more than `DIVIDED_FROM` lines may be divided; at least `FEWEST_LINES` of them stand on the page of its mark. */
const DIVIDED_FROM = 3;
const FEWEST_LINES = 2;
/** The largest share of a page with text that the rest of a note may take. */
const MOST_CARRIED = 0.6;

/** Places the notes page by page. Keeps the notes that stand already, and the rest of a note for the next page. */
export class FootNotes {
  private readonly set = new Set<string>();
  private carried: readonly FlowLine[] = [];

  constructor(
    private readonly notes: FlowNotes | undefined,
    private readonly rows: number,
  ) {}

  /** Whether lines of notes wait for the next page. */
  get waiting(): boolean {
    return this.carried.length > 0;
  }

  /** The grid lines that the notes of `steps` take of `free` ones; undefined where they have no room. */
  rowsFor(steps: readonly Step[], free: number): number | undefined {
    if (this.notes === undefined) return 0;
    const all = this.heightOf(this.linesFor(steps));
    if (all <= free + SLACK) return all;
    const least = this.heightOf(this.leastOf(steps));
    return least <= free + SLACK ? least : undefined;
  }

  /** Puts the notes of a page's steps at its foot, where `free` grid lines are left. Lines without room wait for the next page. */
  place(steps: readonly Step[], free: number): Foot {
    const pending = this.linesFor(steps);
    let count = pending.length;
    while (count > 0 && this.heightOf(pending.slice(0, count)) > free + SLACK) count--;
    // A page without text takes at least one line, so that no note is lost.
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

  /** The fewest note lines with which a page can end behind `steps`: all notes whole, but only the beginning of a long last one. */
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
