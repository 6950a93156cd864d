import type { FlowBlock, FlowLine, FlowNotes } from './flow.js';

/** What follows a heading on its page, in lines (docs/typography.md, rule 17). */
const AFTER_HEADING = 2;

/**
 * What a page that ends before a line breaks: nothing or the fewest lines of a text, a block that stands whole (a signature), a
 * heading or a line that belong to what follows.
 */
export type Breach = 0 | 1 | 2;

/** A line of the flow with what its place in its block demands. */
export interface Step {
  readonly line: FlowLine;
  readonly block: FlowBlock;
  /** It begins its block: on a grid line, with this much air before it, not at a page's top. */
  readonly opens: boolean;
  readonly air: number;
  /** The air before it where the block before it has left its place. */
  readonly airPast: number;
  /** Whether the page may end before this line. */
  readonly mayBreak: boolean;
  /** Whether it may end there if else much of it would stay empty. */
  readonly mayPart: boolean;
  /** Where no page may end: what it costs to end here all the same. */
  readonly breach: Breach;
  /** The notes whose marks stand in it. */
  readonly notes: readonly string[];
}

/** The lines of all blocks in order, each with its demands on the page. */
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
      // A table's head never closes a page.
      const fewest = block.repeated === undefined ? block.fewest : Math.max(2, block.fewest);
      const inside = index > 0 && (index < fewest || count - index < block.fewest);
      const followsHeading = sinceHeading < (index === 0 ? 1 : AFTER_HEADING);
      // A paragraph of one line continues with the next one; only a heading may follow the one line of a section.
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

/** The notes whose marks stand in `line`, and those whose marks stand in these. */
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
