import { type Line, linesOf } from './lines.js';
import type { PdfText } from './read/index.js';
import { mode } from './statistics.js';

/** A line of running text or a heading, among the lines of a book. */
export interface TextLine extends Line {
  readonly kind: 'body' | 'heading';
}

export interface TextLines {
  /** pt: the size of most Han characters. */
  readonly size: number;
  readonly lines: readonly TextLine[];
  /** By page, the baselines of what is neither body nor heading (tables, notes, captions), and the feet of pictures. */
  readonly beside: ReadonlyMap<number, readonly number[]>;
}

/** A line belongs to the body if its size differs from the body's by no more than this part. */
const BODY_TOLERANCE = 0.04;
/** A line larger than this many times the body is a heading. */
const HEADING_SIZE = 1.15;
/** A gap this wide before a number at the line's end is a contents page's leader, em. */
const LEADER_GAP = 2.5;
/** The number of contents lines that makes a contents page; a smaller number is enough after a contents page. */
const CONTENTS_LINES = 3;
const CONTENTS_LINES_AFTER = 1;
/** Bin for counting sizes, pt. */
const SIZE_BIN = 0.1;
/** A line at one height on more than this share of the pages is a head or a foot. */
const RUNNING_SHARE = 0.3;
/** Heads and feet are among this many lines at each end of a page. */
const OUTER_LINES = 2;
/** A book needs this many pages for running heads to be recognised by recurrence. */
const RUNNING_PAGES = 4;

/**
 * Body lines and headings in order, without cover, contents, running heads and folios. Undefined if the file
 * has no Han text.
 */
export function textLinesOf(pdf: PdfText): TextLines | undefined {
  const pages = pdf.pages.map((page) => linesOf(page));
  const size = mode(hanSizes(pages), SIZE_BIN);
  if (size === undefined) return undefined;
  const running = runningLines(pages);
  const lines: TextLine[] = [];
  const beside = new Map<number, number[]>();
  let inContents = false;
  for (const [index, page] of pages.entries()) {
    const others = (pdf.pages[index]?.pictures ?? []).map(({ bottom }) => bottom);
    beside.set(pdf.pages[index]?.number ?? index + 1, others);
    const titled = page.some((line) => /^目\s*[录次]$/.test(line.text));
    const entries = page.filter((line) => isContentsEntry(line, size)).length;
    inContents = titled || entries >= (inContents ? CONTENTS_LINES_AFTER : CONTENTS_LINES);
    if (inContents) continue;
    const kept = page.flatMap((line): readonly TextLine[] => {
      if (running(line) || isContentsEntry(line, size) || isFolio(line)) return [];
      if (isHeading(line, size)) return [{ ...line, kind: 'heading' }];
      if (isBody(line, size)) return [{ ...line, kind: 'body' }];
      others.push(line.y);
      return [];
    });
    // The pages before the first page with text are cover and title page.
    if (lines.length > 0 || kept.some((line) => line.kind === 'body')) lines.push(...kept);
  }
  return { size, lines, beside };
}

function* hanSizes(pages: readonly (readonly Line[])[]): Generator<number> {
  for (const page of pages) {
    for (const line of page) {
      for (const { class: kind, size } of line.characters) if (kind === 'han') yield size;
    }
  }
}

function isHeading(line: Line, size: number): boolean {
  return line.size > HEADING_SIZE * size;
}

/** Also a line of the body whose most characters are code of a size of its own. */
function isBody(line: Line, size: number): boolean {
  const isBodySize = (one: number) => Math.abs(one - size) < BODY_TOLERANCE * size;
  return (
    isBodySize(line.size) ||
    line.characters.some((one) => one.class === 'han' && isBodySize(one.size))
  );
}

function isFolio({ text }: Line): boolean {
  return /^[-–—·.\s]*(\d{1,4}|[ivxlc]{1,7})[-–—·.\s]*$/i.test(text);
}

/** With a leader, or a line of the body's size with a number far to the right; a smaller one is a table's row. */
function isContentsEntry({ text, characters, size: lineSize }: Line, size: number): boolean {
  if (/[.·…]{5,}|(\. ?){5,}/.test(text)) return true;
  if (!/\d$/.test(text) || lineSize < (1 - BODY_TOLERANCE) * size) return false;
  return characters.some((c, i) => {
    const before = characters[i - 1];
    return before !== undefined && /\d/.test(c.character) && c.x - before.end > LEADER_GAP * size;
  });
}

/** Recognises running heads: the same words at the same height on many pages, outermost on each. */
function runningLines(pages: readonly (readonly Line[])[]): (line: Line) => boolean {
  const counts = new Map<string, number>();
  const key = (line: Line) => `${Math.round(line.y)}|${line.text.replace(/\d+/g, '')}`;
  const outer = new Set(
    pages.flatMap((page) => [...page.slice(0, OUTER_LINES), ...page.slice(-OUTER_LINES)]),
  );
  for (const line of outer) counts.set(key(line), (counts.get(key(line)) ?? 0) + 1);
  const least = Math.max(RUNNING_PAGES, RUNNING_SHARE * pages.length);
  return (line) => outer.has(line) && (counts.get(key(line)) ?? 0) >= least;
}
