import { toThousandths } from '../model/numbers.js';
import type { MeasuredBook } from './book.js';
import type { Finding } from './finding.js';
import type { PdfFont } from './read/index.js';
import { type EndState, lineEnds, openingStarts, type StartState } from './rules/edges.js';
import { gridOffsets, indents } from './rules/placement.js';
import {
  type MarkPair,
  markPairs,
  singleMarks,
  spacedLines,
  unevenness,
  westernGaps,
} from './rules/spacing.js';
import { largest, mean, median, percentile, smallest } from './statistics.js';

/** Minimum, median and maximum of measurements; absent without measurements. */
export interface Spread {
  readonly count: number;
  readonly least?: number;
  readonly median?: number;
  readonly most?: number;
}

/**
 * The composition proof of a finished PDF, in figures. Lengths are em of the body unless named pt.
 * `faults` counts the findings by rule; it has no entry for a rule without findings.
 */
export interface CompositionReport {
  readonly pages: number;
  readonly fonts: readonly PdfFont[];
  readonly tagged: boolean;
  /** Absent if the file has no lines of Chinese text. */
  readonly text?: TextFigures;
  readonly faults: Readonly<Record<string, number>>;
}

export interface TextFigures {
  /** pt */
  readonly bodySize: number;
  /** em */
  readonly measure: number;
  /** pt */
  readonly leading?: number;
  readonly lines: number;
  readonly paragraphs: number;
  readonly headingLines: number;
  /** All lines but the last ones of paragraphs: distance from the edge of the measure, pt. */
  readonly edge: { readonly lines: number; readonly mean: number; readonly most: number };
  readonly endMarks: Readonly<Record<EndState, number>>;
  readonly startMarks: Readonly<Record<StartState, number>>;
  readonly pairs: Readonly<Record<MarkPair['state'], number>>;
  readonly westernGaps: Spread;
  /** The space that justification added between Han characters. */
  readonly stretch: Spread & { readonly percentile95?: number; readonly mean?: number };
  /** The largest difference between gaps of one line. */
  readonly unevenness: number;
  /** The width of single marks, and the number of those narrower than three quarters of an em. */
  readonly singleMarks: Spread & { readonly mean?: number; readonly below075: number };
  readonly indents: Spread;
  /** Opening marks that begin paragraphs: the estimated start of their ink. */
  readonly markIndents: Spread;
  /** pt */
  readonly offGrid: number;
}

const CRUSHED = 0.75;

export function reportOf(
  pdf: { readonly pages: number; readonly fonts: readonly PdfFont[]; readonly tagged: boolean },
  book: MeasuredBook | undefined,
  findings: readonly Finding[],
): CompositionReport {
  return {
    ...pdf,
    ...(book && { text: textFigures(book) }),
    faults: countsByKey(findings.map(({ rule }) => rule)),
  };
}

function textFigures(book: MeasuredBook): TextFigures {
  const ends = lineEnds(book);
  const misses = ends.map(({ miss }) => miss);
  const stretches = spacedLines(book).map(({ stretch }) => stretch);
  const singles = singleMarks(book);
  const [plain, marked] = [false, true].map((mark) =>
    indents(book)
      .filter((one) => one.mark === mark)
      .map(({ indent }) => indent),
  ) as [number[], number[]];
  return {
    bodySize: toThousandths(book.em),
    measure: toThousandths((book.edges.right - book.edges.left) / book.em),
    ...(book.leading !== undefined && { leading: toThousandths(book.leading) }),
    lines: book.paragraphs.reduce((sum, { lines }) => sum + lines.length, 0),
    paragraphs: book.paragraphs.length,
    headingLines: book.rows.filter((row) => row.heading).length,
    edge: {
      lines: misses.length,
      mean: toThousandths(mean(misses) ?? 0),
      most: toThousandths(largest(misses) ?? 0),
    },
    endMarks: {
      half: 0,
      full: 0,
      hanging: 0,
      other: 0,
      ...countsByKey(ends.flatMap(({ mark }) => mark ?? [])),
    },
    startMarks: {
      flush: 0,
      indented: 0,
      hanging: 0,
      other: 0,
      ...countsByKey(openingStarts(book).map(({ state }) => state)),
    },
    pairs: {
      squeezed: 0,
      partial: 0,
      unsqueezed: 0,
      ...countsByKey(markPairs(book).map(({ state }) => state)),
    },
    westernGaps: spreadOf(westernGaps(book).map(({ gap }) => gap)),
    stretch: {
      ...spreadOf(stretches),
      ...optional('mean', mean(stretches)),
      ...optional('percentile95', percentile(stretches, 0.95)),
    },
    unevenness: toThousandths(largest(spacedLines(book).map(unevenness)) ?? 0),
    singleMarks: {
      ...spreadOf(singles),
      ...optional('mean', mean(singles)),
      below075: singles.filter((room) => room < CRUSHED).length,
    },
    indents: spreadOf(plain),
    markIndents: spreadOf(marked),
    offGrid: toThousandths(largest(gridOffsets(book).map(({ offset }) => offset)) ?? 0),
  };
}

function spreadOf(values: readonly number[]): Spread {
  return {
    count: values.length,
    ...optional('least', smallest(values)),
    ...optional('median', median(values)),
    ...optional('most', largest(values)),
  };
}

function optional<K extends string>(key: K, value: number | undefined): { [P in K]?: number } {
  return (value === undefined ? {} : { [key]: toThousandths(value) }) as { [P in K]?: number };
}

function countsByKey<K extends string>(keys: readonly K[]): { [P in K]?: number } {
  const counts: { [P in K]?: number } = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}
