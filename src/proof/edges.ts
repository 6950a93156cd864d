import type { Line } from './lines.js';
import { largest, mode, smallest } from './statistics.js';
import type { TextLine } from './text-lines.js';

/** Where the measure begins and ends, pt from the page's left. */
export interface Edges {
  readonly left: number;
  readonly right: number;
}

/** The indent of a paragraph's first line, em (docs/typography.md, rule 15). */
export const INDENT_OF_PARAGRAPHS = 2;
/** Bin for counting edges, pt. */
const EDGE_BIN = 0.25;
/** A style needs this many lines to have its edges measured. */
const EDGE_LINES = 6;
/** In a text of fewer lines a single line without an indent shows the left edge. */
const SHORT_TEXT = 30;

/**
 * The edges of each line's measure: by side of the sheet, since margins mirror, and by font, since an
 * editor's note may be narrower. A style with few lines has the body's edges.
 */
export function findEdges(
  lines: readonly TextLine[],
  em: number,
): ((line: Line) => Edges) | undefined {
  const body = lines.filter((line) => line.kind === 'body');
  const known = new Map<string, Edges>();
  const add = (key: string, some: readonly Line[], least: number) => {
    const edges = some.length >= least ? commonEdges(some, em) : undefined;
    if (edges !== undefined) known.set(key, edges);
  };
  const sides = mirrored(body, em) ? [0, 1] : [undefined];
  for (const side of sides) {
    const sameSide = body.filter((line) => side === undefined || line.page % 2 === side);
    add(`${side}`, sameSide, 1);
    for (const font of new Set(sameSide.map((line) => line.font))) {
      const ofFont = sameSide.filter((line) => line.font === font);
      if (fillsMeasure(ofFont)) add(`${side}|${font}`, ofFont, EDGE_LINES);
    }
  }
  const [any] = known.values();
  if (any === undefined) return undefined;
  return (line) => {
    const side = sides.length === 1 ? undefined : line.page % 2;
    const ofFont = known.get(`${side}|${line.font}`);
    const common = known.get(`${side}`) ?? any;
    const applies = ofFont && isNarrower(ofFont, common) && isWithin(line, ofFont);
    return applies ? ofFont : common;
  };
}

/** A quotation has the face of an editor's note, and edges of its own. */
function isWithin({ characters }: Line, { left, right }: Edges): boolean {
  const [first, last] = [characters[0], characters.at(-1)];
  return (first?.inkStart ?? left) > left - EDGE_BIN && (last?.inkEnd ?? right) < right + EDGE_BIN;
}

/** Whether a paragraph is set in from both sides alike, as an editor's note is. Verse of a face has no edges that its headings would have. */
function isNarrower(ofFont: Edges, { left, right }: Edges): boolean {
  return Math.abs(ofFont.left - left - (right - ofFont.right)) <= 2 * EDGE_BIN;
}

function mirrored(body: readonly Line[], em: number): boolean {
  const sides = [0, 1].map((side) => body.filter((line) => line.page % 2 === side));
  const [even, odd] = sides.map((lines) => commonEdges(lines, em));
  if (even === undefined || odd === undefined) return false;
  const apart = Math.abs(even.left - odd.left);
  // On a side with few lines all of them may be first lines of paragraphs.
  const indented =
    sides.some((lines) => lines.length < SHORT_TEXT) &&
    Math.abs(apart - INDENT_OF_PARAGRAPHS * em) <= EDGE_BIN;
  return apart > 1 && !indented;
}

/** Where most lines begin, and where most lines with a Han character at the end end. */
function commonEdges(lines: readonly Line[], em: number): Edges | undefined {
  const starts = lines.flatMap((line) => {
    const first = line.characters[0];
    return first === undefined || first.class === 'opening' ? [] : [first.inkStart];
  });
  const left = isHabit(starts) ? mode(starts, EDGE_BIN) : smallest(starts);
  const right = rightEdge(lines, em);
  if (left === undefined || right === undefined) return undefined;
  // If paragraphs are short, indented first lines are the majority: the left edge is then the leftmost start
  // that several lines share.
  return { left: Math.min(left, sharedLeftmost(starts, left, em)), right };
}

/** Whether two lines or more begin at one place: of an order of a few lines, none may. */
function isHabit(starts: readonly number[]): boolean {
  const sorted = [...starts].sort((a, b) => a - b);
  return sorted.some((start, index) => start - (sorted[index - 1] ?? -Infinity) <= EDGE_BIN);
}

/** The number of lines that do not end at one place by chance. */
const SHARED_ENDS = 4;

/** Whether lines of a style end at one place, as those of a note do and headings of a face do not. */
function fillsMeasure(lines: readonly Line[]): boolean {
  const ends = lines.flatMap((line) => line.characters.slice(-1).map(({ inkEnd }) => inkEnd));
  const habit = mode(ends, EDGE_BIN) ?? 0;
  return ends.filter((end) => Math.abs(end - habit) <= EDGE_BIN).length >= SHARED_ENDS;
}

/** Where most lines end; in a text that has more lines of a quotation than of its own, where two of its own end further right. */
function rightEdge(lines: readonly Line[], em: number): number | undefined {
  const lasts = lines.flatMap((line) => line.characters.slice(-1));
  const ends = lasts.filter((last) => last.class === 'han').map((last) => last.end);
  const habit = mode(ends, EDGE_BIN) ?? 0;
  const atEdge = ends.filter((end) => Math.abs(end - habit) <= EDGE_BIN);
  const further = ends.filter((end) => end > habit + em / 2);
  if (lines.length < SHORT_TEXT && isHabit(further)) return mode(further, EDGE_BIN);
  // Few lines of a short text reach the edge, but none goes beyond it.
  return atEdge.length >= SHARED_ENDS ? habit : largest(lasts.map((last) => last.inkEnd));
}
/** The number of lines further left that outweighs the most frequent start. */
const SHARED_STARTS = 3;

function sharedLeftmost(starts: readonly number[], left: number, em: number): number {
  const further = starts.filter((start) => start < left - em / 2);
  const outdented = further.filter(
    (start) => Math.abs(left - start - INDENT_OF_PARAGRAPHS * em) <= EDGE_BIN,
  );
  if (starts.length < SHORT_TEXT && outdented.length > 0) return mode(outdented, EDGE_BIN) ?? left;
  if (further.length < SHARED_STARTS) return left;
  return mode(further, EDGE_BIN) ?? left;
}
