import type { FlowBlock, FlowLine, FlowNotes } from './flow.js';

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

/** What follows a heading on its page, in lines (docs/typography.md, rule 17). */
const AFTER_HEADING = 2;

/** A line of the flow with what its place in its block demands. */
interface Step {
  readonly line: FlowLine;
  readonly block: FlowBlock;
  /** Air before it, not at a page's top. */
  readonly air: number;
  /** Whether the page may end before this line. */
  readonly mayBreak: boolean;
  /** The lines of the notes whose marks stand in it, for its page's foot. */
  readonly notes: readonly FlowLine[];
}

/** Notes that take a larger share of a page than this follow their line as text does. */
const MOST_NOTES = 0.6;

/**
 * Divides a division's blocks over pages of `rows` grid lines (docs/typography.md, rules 16–18): no page opens with a
 * paragraph's last line or closes with its first, no heading closes a page, and the last page is never one line
 * where the page before it can spare some. A line that is higher than the page stands on one of its own. Footnotes stand
 * at the foot of the page with their first mark. The last page keeps `reserved` rows free at its foot.
 */
export function paginate(
  blocks: readonly FlowBlock[],
  rows: number,
  notes?: FlowNotes,
  reserved = 0,
): readonly FlowPage[] {
  const steps = stepsOf(blocks, rows, notes);
  const fill = (limited: number, limit?: number) =>
    fillPages(steps, rows, notes?.rule, limited, limit);
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

function stepsOf(
  blocks: readonly FlowBlock[],
  rows: number,
  notes: FlowNotes | undefined,
): readonly Step[] {
  const steps: Step[] = [];
  const seen = new Set<string>();
  let after = 0;
  let sinceHeading = Number.POSITIVE_INFINITY;
  blocks.forEach((block) => {
    const count = block.lines.length;
    block.lines.forEach((line, index) => {
      // A table's head never closes a page.
      const fewest = block.repeated === undefined ? block.fewest : Math.max(2, block.fewest);
      const inside = index > 0 && (index < fewest || count - index < block.fewest);
      const own = notes === undefined ? [] : notesOf(line, notes, seen);
      const foot = rowsOf(own) <= rows * MOST_NOTES ? own : [];
      const followsHeading = sinceHeading < (index === 0 ? 1 : AFTER_HEADING);
      steps.push({
        line,
        block,
        air: index === 0 ? Math.max(after, block.before) : 0,
        mayBreak: !inside && !followsHeading,
        notes: foot,
      });
      // Too long for a page's foot: the notes follow their line.
      for (const note of own === foot ? [] : own) {
        // A page that begins with one begins at the text that it follows.
        const step = { line: { ...note, offset: line.offset }, block, air: 0 };
        steps.push({ ...step, mayBreak: true, notes: [] });
      }
      sinceHeading = block.heading ? 0 : sinceHeading + 1;
    });
    after = block.after;
  });
  return steps;
}

/** The lines of the notes whose first mark stands in `line`, and of those whose first mark stands in these. */
function notesOf(line: FlowLine, notes: FlowNotes, seen: Set<string>): readonly FlowLine[] {
  return line.items.flatMap((item) => {
    const note = item.kind === 'text' ? item.note : undefined;
    if (note === undefined || seen.has(note)) return [];
    seen.add(note);
    const own = notes.lines.get(note) ?? [];
    return [...own, ...own.flatMap((inside) => notesOf(inside, notes, seen))];
  });
}

function rowsOf(lines: readonly FlowLine[]): number {
  return lines.reduce((sum, { rows }) => sum + rows, 0);
}

/** Fills pages in order; page `limited` holds no more than `limit` rows. */
function fillPages(
  steps: readonly Step[],
  rows: number,
  rule: FlowLine | undefined,
  limited: number,
  limit = rows,
): readonly FlowPage[] {
  const pages: FlowPage[] = [];
  for (let at = 0; at < steps.length; ) {
    const room = pages.length === limited ? limit : rows;
    const end = pageEnd(steps, at, room);
    pages.push(place(steps, at, end, rows, rule));
    at = end;
  }
  return pages;
}

/** The step with which the next page begins. */
function pageEnd(steps: readonly Step[], start: number, rows: number): number {
  const top = steps[start] as Step;
  let used = repeatedRows(top) + top.line.rows;
  let foot = rowsOf(top.notes);
  let end = start + 1;
  while (end < steps.length) {
    const { air, line, notes } = steps[end] as Step;
    const more = foot + rowsOf(notes);
    // The stroke above the notes takes a line.
    if (used + air + line.rows + more + (more > 0 ? 1 : 0) > rows) break;
    used += air + line.rows;
    foot = more;
    end++;
  }
  if (end === steps.length) return end;
  // Back to where the page may end; if nowhere, the rules give way to the page.
  for (let back = end; back > start; back--) {
    if ((steps[back] as Step).mayBreak) return back;
  }
  return end;
}

function place(
  steps: readonly Step[],
  start: number,
  end: number,
  rows: number,
  rule: FlowLine | undefined,
): FlowPage {
  const placed: PlacedLine[] = [];
  let row = 0;
  const top = steps[start] as Step;
  if (top.block.repeated !== undefined && top.line !== top.block.lines[0]) {
    placed.push({
      line: top.block.repeated,
      row,
      block: top.block.block,
      source: top.block.source,
      offset: top.line.offset,
      division: top.block.division,
      note: false,
    });
    row += top.block.repeated.rows;
  }
  for (let at = start; at < end; at++) {
    const { line, block, air } = steps[at] as Step;
    if (at > start) row += air;
    placed.push({
      line,
      row,
      block: block.block,
      source: block.source,
      offset: line.offset,
      division: block.division,
      note: false,
    });
    row += line.rows;
  }
  const notes = steps.slice(start, end).flatMap((step) => step.notes);
  if (notes.length === 0 || rule === undefined) return placed;
  let foot = Math.max(row, rows - rowsOf(notes) - 1);
  for (const line of [rule, ...notes]) {
    placed.push({
      line,
      row: foot,
      block: top.block.block,
      source: top.block.source,
      offset: line.offset,
      division: top.block.division,
      note: true,
    });
    foot += line.rows;
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
