import type { Line } from './lines.js';
import type { PdfText } from './read/index.js';
import { largest, median, mode } from './statistics.js';
import { type TextLine, textLinesOf } from './text-lines.js';

/** Where the measure begins and ends, pt from the page's left. */
export interface Edges {
  readonly left: number;
  readonly right: number;
}

/** A body line in its paragraph, with the measurements that several rules need. */
export interface BodyLine extends Line {
  readonly edges: Edges;
  /** How far its paragraph is set in from the measure on either side, as a quotation is, pt; `edges` are those of the paragraph. */
  readonly inset: number;
  /** First line of its paragraph; last line of it. */
  readonly first: boolean;
  readonly last: boolean;
  /** Median gap between neighbouring Han characters, em; undefined where there are none. */
  readonly stretch: number | undefined;
  readonly hanGaps: readonly number[];
}

export interface PrintedParagraph {
  readonly lines: readonly BodyLine[];
}

/** Body lines and headings in reading order, for the rules on pages. */
export type Row =
  | { readonly heading: true; readonly line: Line }
  | { readonly heading: false; readonly line: BodyLine; readonly paragraph: PrintedParagraph };

/** The measurements of a finished book that the rules read. Lengths are pt unless a comment names another unit. */
export interface MeasuredBook {
  readonly pdf: PdfText;
  /** pt: size of the body, the em of all measurements. */
  readonly em: number;
  /** The measure of right-hand (odd) pages in the body's style. */
  readonly edges: Edges;
  /** pt from baseline to baseline; undefined where no paragraph has two lines on a page. */
  readonly leading: number | undefined;
  readonly paragraphs: readonly PrintedParagraph[];
  readonly rows: readonly Row[];
  /** By page, the heights of what is neither body nor heading: tables, notes, captions, pictures, lines set apart. */
  readonly beside: ReadonlyMap<number, readonly number[]>;
}

/** Bin for counting edges, pt. */
const EDGE_BIN = 0.25;
/** A style needs this many lines to have its edges measured. */
const EDGE_LINES = 6;
/** In a text of fewer lines a single line without an indent shows the left edge. */
const SHORT_TEXT = 30;
/** em (docs/typography.md, rule 15) */
const INDENT_OF_PARAGRAPHS = 2;
/** A first line's ink begins between these, em from the left edge. */
const INDENT = [1.2, 3.2] as const;
const ASCII = /^[!-~]$/;
/** Before a Western word, em. */
const WIDEST_GAP = 1 / 2;
/** Bin for counting pitches, pt. */
const LEADING_BIN = 0.1;

/** Measures a PDF as a book; undefined where it has no lines of Chinese text. */
export function measureBook(pdf: PdfText): MeasuredBook | undefined {
  const textLines = textLinesOf(pdf);
  if (textLines === undefined) return undefined;
  const { size: em, lines } = textLines;
  const beside = new Map([...textLines.beside].map(([page, heights]) => [page, [...heights]]));
  const edgesOf = findEdges(lines, em);
  const body = lines.find((line) => line.kind === 'body');
  if (body === undefined || edgesOf === undefined) return undefined;

  const groups: (TextLine[] | Line)[] = [];
  let current: TextLine[] | undefined;
  for (const line of lines) {
    if (line.kind === 'body' && isSetApart(line, edgesOf(line), em)) {
      current = undefined;
      beside.get(line.page)?.push(line.y);
    } else if (line.kind === 'heading') {
      groups.push(line);
      current = undefined;
    } else if (
      current === undefined ||
      startsParagraph(line, edgesOf(line), em) ||
      endsByItself(current.at(-1) as TextLine, line, edgesOf)
    ) {
      current = [line];
      groups.push(current);
    } else {
      current.push(line);
    }
  }
  const rows = groups.flatMap((group): readonly Row[] => {
    if (!Array.isArray(group)) return [{ heading: true, line: group as Line }];
    const inset = insetOf(group, edgesOf, em);
    const edgesIn = (line: Line): Edges => {
      const { left, right } = edgesOf(line);
      return { left: left + inset, right: right - inset };
    };
    const lines = group.map((line, i) => ({
      ...measure(line, i, group, edgesIn(line), em),
      inset,
    }));
    const paragraph = { lines };
    return paragraph.lines.map((line) => ({ heading: false, line, paragraph }));
  });
  const paragraphs = [...new Set(rows.flatMap((row) => (row.heading ? [] : [row.paragraph])))];
  return {
    pdf,
    em,
    edges: edgesOf({ ...body, page: 1 }),
    leading: mode(pitches(paragraphs), LEADING_BIN),
    paragraphs,
    rows,
    beside,
  };
}

/** A paragraph is set in by this at least, em, and by so little that its lines are not taken for first ones. */
const INSET = [0.4, INDENT[0]] as const;
/** Tolerance of its places, em. */
const INSET_NEAR = 0.05;

/** How far a paragraph in the body's face stands in from both edges, pt; 0 where it fills the measure. */
function insetOf(lines: readonly Line[], edgesOf: (line: Line) => Edges, em: number): number {
  const indents = lines.map((line) => lineIndent(line, edgesOf(line), em));
  const [first = 0, inset = 0, ...others] = indents;
  if (inset < INSET[0] || inset > INSET[1]) return 0;
  if (Math.abs(first - inset - INDENT_OF_PARAGRAPHS) > INSET_NEAR) return 0;
  if (others.some((indent) => Math.abs(indent - inset) > INSET_NEAR)) return 0;
  const ends = lines.slice(0, -1).map((line) => {
    const end = line.characters.at(-1)?.inkEnd ?? 0;
    return (edgesOf(line).right - end) / em - inset;
  });
  const fills = ends.every((end) => end > -INSET_NEAR) && ends.some((end) => end < INSET_NEAR);
  return fills ? inset * em : 0;
}

function measure(
  line: Line,
  index: number,
  group: readonly Line[],
  edges: Edges,
  em: number,
): Omit<BodyLine, 'inset'> {
  const hanGaps: number[] = [];
  line.characters.forEach((c, i) => {
    const before = line.characters[i - 1];
    if (before?.class === 'han' && c.class === 'han' && !c.afterBlank)
      hanGaps.push((c.x - before.end) / em);
  });
  return {
    ...line,
    edges,
    first: index === 0,
    last: index === group.length - 1,
    stretch: median(hanGaps),
    hanGaps,
  };
}

function startsParagraph(line: Line, edges: Edges, em: number): boolean {
  const indent = lineIndent(line, edges, em);
  return indent > INDENT[0] && indent < INDENT[1];
}

/**
 * Whether a line was ended where it ends: what the next line begins with, with the marks that may not begin a line, would
 * have fitted behind it. So are verse, letters' lines and a paragraph's last line.
 */
function endsByItself(line: Line, next: Line, edgesOf: (line: Line) => Edges): boolean {
  const last = line.characters.at(-1);
  const [first, ...others] = next.characters;
  if (last === undefined || first === undefined || line.pictured) return false;
  // An address is divided where it may be, however short its line is.
  if (!line.endsInBlank && ASCII.test(last.character) && ASCII.test(first.character)) return false;
  const western = first.class === 'western';
  const unit = others.findIndex((one) =>
    western ? one.class !== 'western' || one.afterBlank : one.class !== 'closing',
  );
  const end = (unit < 0 ? others.at(-1) : others[unit - 1]) ?? first;
  const gap = first.size * (western || line.endsInBlank ? WIDEST_GAP : 0);
  return edgesOf(line).right - last.inkEnd > end.end - first.inkStart + gap + first.size / 2;
}

/** Centred or set to the right: not the line of a paragraph. */
function isSetApart(line: Line, edges: Edges, em: number): boolean {
  return lineIndent(line, edges, em) >= INDENT[1];
}

/** em from the measure's edge to the line's first ink. */
export function lineIndent(line: Line, edges: Edges, em: number): number {
  const [first] = line.characters;
  return first === undefined ? 0 : (first.inkStart - edges.left) / em;
}

function* pitches(paragraphs: readonly PrintedParagraph[]): Generator<number> {
  for (const { lines } of paragraphs) {
    for (const [i, line] of lines.entries()) {
      const before = lines[i - 1];
      if (before !== undefined && before.page === line.page) yield line.y - before.y;
    }
  }
}

/**
 * The edges of each line's measure: by side of the sheet, since margins mirror, and by font, since an
 * editor's note may be narrower. A style with few lines has the body's edges.
 */
function findEdges(lines: readonly TextLine[], em: number): ((line: Line) => Edges) | undefined {
  const body = lines.filter((line) => line.kind === 'body');
  const known = new Map<string, Edges>();
  const add = (key: string, some: readonly Line[], least: number) => {
    const edges = some.length >= least ? commonEdges(some, em) : undefined;
    if (edges !== undefined) known.set(key, edges);
  };
  const sides = mirrored(body, em) ? [0, 1] : [undefined];
  for (const side of sides) {
    const there = body.filter((line) => side === undefined || line.page % 2 === side);
    add(`${side}`, there, 1);
    for (const font of new Set(there.map((line) => line.font))) {
      add(
        `${side}|${font}`,
        there.filter((line) => line.font === font),
        EDGE_LINES,
      );
    }
  }
  const [any] = known.values();
  if (any === undefined) return undefined;
  return (line) => {
    const side = sides.length === 1 ? undefined : line.page % 2;
    return known.get(`${side}|${line.font}`) ?? known.get(`${side}`) ?? any;
  };
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
  const left = mode(starts, EDGE_BIN);
  const right = rightEdge(lines);
  if (left === undefined || right === undefined) return undefined;
  // If paragraphs are short, indented first lines are the majority: the left edge is then the leftmost start
  // that several lines share.
  return { left: Math.min(left, sharedLeftmost(starts, left, em)), right };
}

/** This many lines that end at one place do not do it by chance. */
const SHARED_ENDS = 4;

function rightEdge(lines: readonly Line[]): number | undefined {
  const lasts = lines.flatMap((line) => line.characters.slice(-1));
  const ends = lasts.filter((last) => last.class === 'han').map((last) => last.end);
  const habit = mode(ends, EDGE_BIN) ?? 0;
  const there = ends.filter((end) => Math.abs(end - habit) <= EDGE_BIN);
  // Few lines of a short text reach the edge, but none goes beyond it.
  return there.length >= SHARED_ENDS ? habit : largest(lasts.map((last) => last.inkEnd));
}

/** This many lines further left outweigh the most frequent start. */
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
