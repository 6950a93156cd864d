import type { BodyLine, MeasuredBook } from '../book.js';
import { WESTERN } from '../characters.js';
import { type Finding, lineEnd, lineStart } from '../finding.js';
import { isFurtherIn } from './placement.js';

/** A line's end, and the mark there. */
export type EndState = 'half' | 'full' | 'hanging' | 'other';
/** An opening mark at a line's start. */
export type StartState = 'flush' | 'indented' | 'hanging' | 'other';

export interface LineEnd {
  readonly line: BodyLine;
  /** Distance from the line's end to the edge of the measure, pt. */
  readonly miss: number;
  /** Only for a full-width mark at the end. */
  readonly mark?: EndState;
}

/** Tolerance of a mark's place, em, since producers round differently. */
const NEAR = 0.13;
const START_NEAR = 0.15;
/** Tolerance of a line's end, pt (docs/typography.md, rule 13). */
const EDGE_TOLERANCE = 0.1;

/** Every line but a paragraph's last, with its end. */
export function lineEnds(book: MeasuredBook): readonly LineEnd[] {
  const { em } = book;
  return book.paragraphs.flatMap(({ lines }) =>
    lines.slice(0, isFurtherIn(lines, em) ? 0 : -1).map((line, index): LineEnd => {
      const last = line.characters.at(-1);
      const { right } = line.edges;
      if (last === undefined || line.pictured || endsShort(line, lines[index + 1]))
        return { line, miss: 0 };
      if (last.class !== 'closing' || !last.wide) return { line, miss: Math.abs(right - last.end) };
      const half = Math.abs(right - last.inkEnd);
      const full = Math.abs(right - last.x - em);
      if (half < NEAR * em) return { line, miss: half, mark: 'half' };
      if (full < NEAR * em) return { line, miss: full, mark: 'full' };
      if (last.x - right > -NEAR * em) {
        return { line, miss: Math.abs(right - last.x), mark: 'hanging' };
      }
      return { line, miss: half, mark: 'other' };
    }),
  );
}

/** Of a line's characters so many are Western where it ends short rather than torn apart. */
const NEARLY_ALL_WESTERN = 0.6;

/**
 * A line that is nearly all Western, and one that ends inside a Western run or before one, ends short rather than torn
 * apart where the run cannot be divided.
 */
function endsShort(line: BodyLine, next: BodyLine | undefined): boolean {
  const last = line.characters.at(-1);
  const western = line.characters.filter(({ character }) => ASCII.test(character)).length;
  if (western >= NEARLY_ALL_WESTERN * line.characters.length) return true;
  const first = next?.characters.find((one) => one.class !== 'opening');
  if (first === undefined || last === undefined) return false;
  if (!line.endsInBlank && WESTERN.test(last.character) && WESTERN.test(first.character))
    return true;
  return last.end < line.edges.right && isLongRun(next?.characters ?? []);
}

/** A line's first run of so many Western characters cannot always be divided. */
const LONG_RUN = 4;

function isLongRun(characters: readonly { readonly character: string }[]): boolean {
  const start = characters.findIndex(({ character }) => !OPENING.test(character));
  const run = characters.slice(start, start + LONG_RUN);
  return run.length === LONG_RUN && run.every(({ character }) => WESTERN.test(character));
}

const OPENING = /^[“‘（《〈「『【〔［(]$/u;
const ASCII = /^[!-~]$/;

/** Every opening mark at a line's start but a paragraph's first. */
export function openingStarts(
  book: MeasuredBook,
): readonly { readonly line: BodyLine; readonly state: StartState }[] {
  return book.paragraphs.flatMap(({ lines }) =>
    lines.slice(1).flatMap((line) => {
      const [first] = line.characters;
      if (first?.class !== 'opening') return [];
      return [{ line, state: startState((first.inkStart - line.edges.left) / book.em) }];
    }),
  );
}

function startState(distance: number): StartState {
  if (Math.abs(distance) < START_NEAR) return 'flush';
  if (Math.abs(distance - 0.5) < START_NEAR) return 'indented';
  return distance < 0 ? 'hanging' : 'other';
}

/** docs/typography.md, rule 13: lines that miss the edge of the measure. */
export function raggedEdges(book: MeasuredBook): readonly Finding[] {
  return lineEnds(book)
    .filter(({ miss }) => miss > EDGE_TOLERANCE)
    .map(({ line, miss }) => ({
      rule: 'pdf/ragged-edge',
      page: line.page,
      example: lineEnd(line),
      value: miss,
    }));
}

/** docs/typography.md, rule 6, GB/T 15834-2011 5.1.10: marks at line ends that are not half width. */
export function lineEndMarks(book: MeasuredBook): readonly Finding[] {
  return lineEnds(book)
    .filter(({ mark }) => mark !== undefined && mark !== 'half')
    .map(({ line }) => ({ rule: 'pdf/line-end-mark', page: line.page, example: lineEnd(line) }));
}

/** docs/typography.md, rule 6: opening marks at line starts that have their blank half. */
export function lineStartMarks(book: MeasuredBook): readonly Finding[] {
  return openingStarts(book)
    .filter(({ state }) => state !== 'flush')
    .map(({ line }) => ({
      rule: 'pdf/line-start-mark',
      page: line.page,
      example: lineStart(line),
    }));
}
