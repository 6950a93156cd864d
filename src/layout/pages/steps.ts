import type { FlowBlock, FlowLine, FlowNotes } from './flow.js';

/** The least number of lines that follow a heading on its page (docs/typography.md, rule 17). */
const AFTER_HEADING = 2;

/**
 * How badly a page breaks the rules that ends before a line. 0: not at all, or only the fewest lines of a text; 1: it divides a
 * block that stands whole (a signature); 2: it separates a heading or a line from the text that belongs to it.
 */
export type Breach = 0 | 1 | 2;

/** A line of the flow, with the demands of its place in its block. */
export interface Step {
  readonly line: FlowLine;
  readonly block: FlowBlock;
  /** Whether the line begins its block: it stands on a grid line, with the air before it unless it is at the top of a page. */
  readonly opens: boolean;
  readonly air: number;
  /** The air before the line where the block before it has left its place, grid lines. */
  readonly airPast: number;
  /** Whether a page may end before the line. */
  readonly mayBreak: boolean;
  /** Whether a page may end before the line if much of the page would else stay empty. */
  readonly mayPart: boolean;
  /** How badly a page that ends before the line breaks the rules. */
  readonly breach: Breach;
  /** The keys of the notes with marks in the line. */
  readonly notes: readonly string[];
}

/** The lines of all blocks, in order, each with its demands on the page. */
export function stepsOf(
  blocks: readonly FlowBlock[],
  notes: FlowNotes | undefined,
): readonly Step[] {
  const steps: Step[] = [];
  let after = 0;
  let afterPast = 0;
  let sinceHeading = Number.POSITIVE_INFINITY;
  for (const block of blocks) {
    const count = block.lines.length;
    block.lines.forEach((line, index) => {
      // The head of a table never closes a page.
      const fewest = block.repeated === undefined ? block.fewest : Math.max(2, block.fewest);
      const inside = index > 0 && (index < fewest || count - index < block.fewest);
      const followsHeading = sinceHeading < (index === 0 ? 1 : AFTER_HEADING);
      // A paragraph of one line below a heading stays with the next block, unless that is a heading.
      const followsOneLine = index === 0 && !block.heading && sinceHeading < AFTER_HEADING;
      const mayPart = !inside && !followsHeading && !followsOneLine && line.glued !== true;
      steps.push({
        line,
        block,
        opens: index === 0,
        air: index === 0 ? Math.max(after, block.before) : 0,
        airPast: index === 0 ? Math.max(afterPast, block.before) : 0,
        mayBreak: mayPart && line.kept !== true,
        mayPart,
        breach: followsHeading || line.glued === true ? 2 : inside && block.fewest >= count ? 1 : 0,
        notes: notes === undefined ? [] : notesIn(line, notes),
      });
      if (block.floats === undefined)
        sinceHeading = block.heading ? 0 : sinceHeading + Math.max(1, line.rows);
    });
    if (block.floats === undefined) {
      after = block.after;
      if (block.yields !== true) afterPast = block.after;
    }
  }
  return steps;
}

/** The keys of the notes with marks in `line`, and of those with marks in these notes. */
function notesIn(line: FlowLine, notes: FlowNotes): readonly string[] {
  const keys: string[] = [];
  const look = ({ items }: FlowLine) => {
    for (const item of items) {
      const key = item.kind === 'text' ? item.note : undefined;
      if (key === undefined || keys.includes(key) || !notes.lines.has(key)) continue;
      keys.push(key);
      notes.lines.get(key)?.forEach(look);
    }
  };
  look(line);
  return keys;
}
