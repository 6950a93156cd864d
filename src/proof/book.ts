import { WESTERN } from './characters.js';
import { type Edges, findEdges, INDENT_OF_PARAGRAPHS } from './edges.js';
import type { Line } from './lines.js';
import type { PdfText } from './read/index.js';
import { median, mode } from './statistics.js';
import { type TextLine, textLinesOf } from './text-lines.js';

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
      endsByItself(current.at(-1) as TextLine, line, edgesOf, beside.get(line.page) ?? [])
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

/** Lines of one paragraph are no further apart, em: a heading, a table or a picture stands between these. */
const FAR = 2.5;

/**
 * Whether a line was ended where it ends: what the next line begins with, with the marks that may not begin a line, would
 * have fitted behind it. So are verse, letters' lines and a paragraph's last line.
 */
function endsByItself(
  line: Line,
  next: Line,
  edgesOf: (line: Line) => Edges,
  heights: readonly number[],
): boolean {
  const last = line.characters.at(-1);
  const [first] = next.characters;
  if (last === undefined || first === undefined || line.pictured) return false;
  const far = next.page === line.page && next.y - line.y > FAR * line.size;
  if (far && !heights.some((y) => y > line.y && y < next.y)) return true;
  // An address is divided where it may be, however short its line is.
  if (!line.endsInBlank && ASCII.test(last.character) && ASCII.test(first.character)) return false;
  if (ENDS_SENTENCE.test(last.character) && ITEM.test(next.text)) return true;
  const end = next.characters[undividedFrom(next) - 1] ?? first;
  const gap = first.size * (first.class === 'western' || line.endsInBlank ? WIDEST_GAP : 0);
  return edgesOf(line).right - last.inkEnd > end.end - first.inkStart + gap + first.size / 2;
}

/** The number or the mark of a list's item, and what the item before it ends with. */
const ITEM = /^(?:\d{1,3}[.．、](?!\d)|[•◦▪])/u;
const ENDS_SENTENCE = /^[。！？；：…”’）]$/u;

/** Marks between Han that no line begins with. */
const CONNECTOR = /^[—–～·]$/u;
/** A unit of measurement has so many characters at most. */
const LONGEST_UNIT = 5;

/** How many characters of a line's beginning are never divided: a word with its brackets and marks, a number with its unit. */
function undividedFrom({ characters }: Line): number {
  const isWestern = (at: number) => {
    const one = characters[at];
    return one !== undefined && (one.class === 'western' || WESTERN.test(one.character));
  };
  const isDigit = (at: number) => /\d/u.test(characters[at]?.character ?? '');
  const run = (from: number) => {
    let at = from + 1;
    // The groups of an account's digits are one number.
    while (
      isWestern(at) &&
      (characters[at]?.afterBlank === false || (isDigit(at - 1) && isDigit(at)))
    )
      at++;
    return at;
  };
  let end = 0;
  while (characters[end]?.class === 'opening') end++;
  if (isWestern(end)) {
    end = run(end);
    const number = isDigit(end - 1);
    const unit = number && isWestern(end) ? run(end) : end;
    if (unit - end <= LONGEST_UNIT) end = unit;
  } else end++;
  while (characters[end]?.class === 'closing' || CONNECTOR.test(characters[end]?.character ?? ''))
    end++;
  return end;
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
