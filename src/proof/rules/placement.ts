import { type BodyLine, lineIndent, type MeasuredBook } from '../book.js';
import { type Finding, lineStart } from '../finding.js';
import { mode } from '../statistics.js';

/** docs/typography.md, rule 15: first lines are indented by this, em. */
const INDENT = 2;
/** Tolerance of an indent, em; larger for an opening mark, whose ink is estimated from its class. */
const INDENT_TOLERANCE = 0.02;
const MARK_TOLERANCE = 0.05;
/** A quotation is set in by this at least, em. */
const LEAST_INSET = 0.4;
/** Fewer lines do not show where the measure begins. */
const LEAST_LINES = 4;
/** docs/typography.md, rule 16: tolerance of baselines on the grid, pt. */
const GRID_TOLERANCE = 0.25;
/** Bin for counting places on the grid, pt. */
const GRID_BIN = 0.05;

export interface Indent {
  readonly line: BodyLine;
  /** em from the measure's edge to the first ink. */
  readonly indent: number;
  readonly mark: boolean;
}

export function indents(book: MeasuredBook): readonly Indent[] {
  return book.paragraphs.flatMap(({ lines }, index) => {
    const [line] = lines;
    return line === undefined || line.pictured || isInset(book, index)
      ? []
      : [
          {
            line,
            indent: lineIndent(line, line.edges, book.em),
            mark: line.characters[0]?.class === 'opening',
          },
        ];
  });
}

/** The beginning of an item of a list: 1. 2、 (3) • ☐; it hangs before the text. */
const MARKER = /^(?:[(（]?\d{1,3}[.．、)）]|[•·○●■□☐☑☒▪◦–-])/u;
const SENTENCE_END = /[。！？!?…][”’」』）]*$/u;

/**
 * Lines that each end by themselves and begin at one place, as verse has them; items of a list; a line that is not a sentence,
 * such as a masthead's or a signature, or that is a quotation; and one that stands at the edge, as a salutation and the addressees do.
 */
function isInset(book: MeasuredBook, index: number): boolean {
  const lines = book.paragraphs[index]?.lines ?? [];
  const [line] = lines;
  if (line === undefined) return false;
  if (MARKER.test(line.text)) return true;
  const text = lines.map((one) => one.text).join('');
  if (lines.length === 1 && !SENTENCE_END.test(text)) return true;
  if (/[：:]$/u.test(text) && lineIndent(line, line.edges, book.em) < INDENT_TOLERANCE) return true;
  // The text may go on from a page that is not read, such as one with contents; and verse stands further in as a whole.
  if (index === 0 && lineIndent(line, line.edges, book.em) < INDENT_TOLERANCE) return true;
  if (lines.length > 1) return isFurtherIn(lines, book.em);
  const indent = lineIndent(line, line.edges, book.em);
  if (Math.abs(indent) < INDENT_TOLERANCE) return true;
  // A quotation of one line; all others show by their further lines how far they are set in.
  if (indent > INDENT + LEAST_INSET) return true;
  return [index - 1, index + 1].some((near) => {
    const { lines: others = [] } = book.paragraphs[near] ?? {};
    const [other] = others;
    if (other === undefined) return false;
    const place = lineIndent(other, other.edges, book.em) + other.inset / book.em;
    return Math.abs(place - indent) < INDENT_TOLERANCE;
  });
}

/** Whether all lines stand further in than a paragraph's: verse with its turnovers, which has edges of its own. */
export function isFurtherIn(lines: readonly BodyLine[], em: number): boolean {
  return lines.length > 1 && lines.every((line) => lineIndent(line, line.edges, em) > 1);
}

/** Whether too few lines stand on pages of the side of `page` to show where its measure begins, as in an order. */
function hasFewLines({ paragraphs }: MeasuredBook, page: number): boolean {
  let lines = 0;
  for (const paragraph of paragraphs) {
    for (const line of paragraph.lines) if (line.page % 2 === page % 2) lines++;
  }
  return lines < LEAST_LINES;
}

/** docs/typography.md, rules 15 and 6: first lines that are not indented by two em. */
export function wrongIndents(book: MeasuredBook): readonly Finding[] {
  const known = [0, 1].map((side) => !hasFewLines(book, side));
  return indents(book)
    .filter(({ line }) => known[line.page % 2] === true)
    .filter(
      ({ indent, mark }) => Math.abs(indent - INDENT) > (mark ? MARK_TOLERANCE : INDENT_TOLERANCE),
    )
    .map(({ line, indent }) => ({
      rule: 'pdf/indent',
      page: line.page,
      example: lineStart(line),
      value: indent,
    }));
}

/** Each body line's distance from the grid, pt; empty for a book without a grid. */
export function gridOffsets(
  book: MeasuredBook,
): readonly { readonly line: BodyLine; readonly offset: number }[] {
  const { leading } = book;
  if (leading === undefined || leading <= 0) return [];
  const lines = book.paragraphs.flatMap((paragraph) => paragraph.lines);
  const origin =
    mode(
      lines.map((line) => line.y % leading),
      GRID_BIN,
    ) ?? 0;
  return lines.map((line) => {
    const steps = (line.y - origin) / leading;
    return { line, offset: Math.abs(steps - Math.round(steps)) * leading };
  });
}

/** docs/typography.md, rule 16: baselines off the grid. */
export function offGridLines(book: MeasuredBook): readonly Finding[] {
  return gridOffsets(book)
    .filter(({ offset }) => offset > GRID_TOLERANCE)
    .map(({ line, offset }) => ({
      rule: 'pdf/off-grid',
      page: line.page,
      example: lineStart(line),
      value: offset,
    }));
}
