import type { BodyLine, MeasuredBook } from '../book.js';
import { around, type Finding, lineStart } from '../finding.js';
import type { LineCharacter } from '../lines.js';
import { largest, smallest } from '../statistics.js';

/** A gap between two neighbours on a line, em. */
export interface Gap {
  readonly line: BodyLine;
  /** The index of the second neighbour. */
  readonly index: number;
  readonly gap: number;
}

export interface MarkPair extends Gap {
  readonly state: 'squeezed' | 'partial' | 'unsqueezed';
}

/** A pair is squeezed if the blank between its inks is smaller by this than without squeezing, em. */
const SQUEEZED = 0.4;
const PARTLY_SQUEEZED = 0.12;
/** docs/typography.md, rule 10, with room for rounding: 1/8 em to the half em that a character grid may need. */
const WESTERN_GAP = [1 / 8 - 0.01, 1 / 2 + 0.01] as const;
/** The distance, em, from which two texts stand apart, as the unit and the date of a masthead do. */
const APART = 2;
/** A note's mark takes this much at least, em. */
const LEAST_NOTE = 1 / 4;
/** A line is loose or tight if its characters are further apart or nearer than this, em. */
const LOOSE = 0.05;
const TIGHT = -0.02;
/** Tolerance of gaps between Han characters on one line, em. */
const UNEVEN = 0.02;
/** A line needs this many gaps to have its spacing measured. */
const LEAST_GAPS = 4;

/** Each pair of adjacent full-width marks (docs/typography.md, rule 7). */
export function markPairs(book: MeasuredBook): readonly MarkPair[] {
  const pairs: MarkPair[] = [];
  for (const { line, index, before, after } of neighbours(book)) {
    if (!isWideMark(before) || !isWideMark(after)) continue;
    if (hasNoteBetween(book, line, before, after)) continue;
    const blank = (before.class === 'closing' ? 0.5 : 0) + (after.class === 'opening' ? 0.5 : 0);
    const gap = (after.inkStart - before.inkEnd) / book.em - stretchOf(line);
    const unsqueezed = blank > 0 && gap >= blank - PARTLY_SQUEEZED;
    const partial = blank > 0 && gap >= blank - SQUEEZED;
    const state = unsqueezed ? 'unsqueezed' : partial ? 'partial' : 'squeezed';
    pairs.push({ line, index, gap, state });
  }
  return pairs;
}

/** Whether a smaller character stands raised between two of a line, as a note's mark does: ）①，. */
function hasNoteBetween(
  { pdf, em }: MeasuredBook,
  line: BodyLine,
  before: LineCharacter,
  after: LineCharacter,
): boolean {
  if (after.inkStart - before.inkEnd < LEAST_NOTE * em) return false;
  const page = pdf.pages.find(({ number }) => number === line.page);
  return (page?.glyphs ?? []).some(
    ({ x, y, size, width }) =>
      size < line.size &&
      y < line.y &&
      y > line.y - line.size &&
      x > before.x &&
      x + width < after.inkEnd,
  );
}

/** Each gap between a Han character and a Western one. */
export function westernGaps(book: MeasuredBook): readonly Gap[] {
  const gaps: Gap[] = [];
  for (const { line, index, before, after } of neighbours(book)) {
    const meets =
      (before.class === 'han' && after.class === 'western') ||
      (before.class === 'western' && after.class === 'han');
    const gap = (after.x - before.end) / book.em;
    // A space that the text has there parts two phrases: 一　2009年.
    const phrases = after.afterBlank && gap > WESTERN_GAP[1];
    if (meets && !phrases) gaps.push({ line, index, gap });
  }
  return gaps;
}

/** The width of each single closing mark before a Han character in justified lines, em. */
export function singleMarks(book: MeasuredBook): readonly number[] {
  const rooms: number[] = [];
  for (const { line, before, after } of neighbours(book)) {
    if (!line.last && before.class === 'closing' && before.wide && after.class === 'han') {
      rooms.push((after.x - before.x) / book.em);
    }
  }
  return rooms;
}

/** Justified lines with enough gaps to measure their spacing. */
export function spacedLines(
  book: MeasuredBook,
): readonly (BodyLine & { readonly stretch: number })[] {
  return book.paragraphs.flatMap(({ lines }) =>
    lines.filter(
      (line): line is BodyLine & { readonly stretch: number } =>
        !line.last &&
        !line.pictured &&
        line.stretch !== undefined &&
        line.hanGaps.length >= LEAST_GAPS,
    ),
  );
}

/** How far the gaps between Han characters on one line differ, em. */
export function unevenness({ hanGaps }: BodyLine): number {
  return (largest(hanGaps) ?? 0) - (smallest(hanGaps) ?? 0);
}

export function unsqueezedPairs(book: MeasuredBook): readonly Finding[] {
  return markPairs(book)
    .filter(({ state }) => state === 'unsqueezed')
    .map(({ line, index }) => ({
      rule: 'pdf/unsqueezed-pair',
      page: line.page,
      example: around(line, index),
    }));
}

/** docs/typography.md, rule 10: gaps between Han and Western text out of bounds. */
export function wrongWesternGaps(book: MeasuredBook): readonly Finding[] {
  return westernGaps(book)
    .filter(({ gap }) => gap < WESTERN_GAP[0] || (gap > WESTERN_GAP[1] && gap < APART))
    .map(({ line, index, gap }) => ({
      rule: 'pdf/western-gap',
      page: line.page,
      example: around(line, index),
      value: gap,
    }));
}

/** docs/typography.md, rules 5 and 12: lines set too loose or too tight. */
export function looseLines(book: MeasuredBook): readonly Finding[] {
  return spacedLines(book)
    .filter(({ stretch }) => stretch > LOOSE || stretch < TIGHT)
    .map((line) => ({
      rule: 'pdf/loose-line',
      page: line.page,
      example: lineStart(line),
      value: line.stretch,
    }));
}

/** docs/typography.md, rule 12: gaps of one class that did not move together. */
export function unevenLines(book: MeasuredBook): readonly Finding[] {
  return spacedLines(book)
    .filter((line) => unevenness(line) > UNEVEN)
    .map((line) => ({
      rule: 'pdf/uneven-line',
      page: line.page,
      example: lineStart(line),
      value: unevenness(line),
    }));
}

interface Neighbours {
  readonly line: BodyLine;
  /** The index of `after` on its line. */
  readonly index: number;
  readonly before: LineCharacter;
  readonly after: LineCharacter;
}

function* neighbours(book: MeasuredBook): Generator<Neighbours> {
  for (const { lines } of book.paragraphs) {
    for (const line of lines) {
      if (line.pictured) continue;
      for (let index = 1; index < line.characters.length; index += 1) {
        const before = line.characters[index - 1] as LineCharacter;
        const after = line.characters[index] as LineCharacter;
        yield { line, index, before, after };
      }
    }
  }
}

function isWideMark(character: LineCharacter): boolean {
  return character.wide && (character.class === 'closing' || character.class === 'opening');
}

/** The space that justification added to each gap of a line, em. */
function stretchOf(line: BodyLine): number {
  return line.last ? 0 : Math.max(0, line.stretch ?? 0);
}
