import { longBlock, MOST_BLOCK_LINES } from './long-block.js';
import { isDelimiterRow, largeTable } from './table-cells.js';

/** How many marks one paragraph may have: remark looks for the partner of each among all before it. */
const MOST_MARKS = 20_000;
/** How many descriptions the lists of definitions of one text may have: remark copies the text at each. */
const MOST_DESCRIPTIONS = 5000;

/**
 * micromark copies all events that it has read where a quotation or a list ends, and at a heading with an underline: so many,
 * counted again at each of them, for each line that a block may have, take two or three seconds.
 */
const COPIED_EVENTS = 4000;
/** How many events micromark makes of a line, and of each mark of a quotation or an item that begins it. */
const LINE_EVENTS = 2;
const MARK_EVENTS = 8;
/** An underline has them copied, and searched, more than once. */
const UNDERLINE_COPIES = 3;

/** How many cells a table may have for each line that a block may have: so many take remark and the setting four seconds. */
const CELLS_A_LINE = 1.5;

/** A property of a text for which remark takes too long. */
export interface CostlyText {
  readonly what: 'long-block' | 'many-cells' | 'many-marks' | 'many-descriptions' | 'many-ends';
  /** From 1. */
  readonly line: number;
  readonly most: number;
}

/** The first property of a Markdown text for which it is refused. `maxLines` is the number of lines that the user allows a block. */
export function costlyText(
  lines: readonly string[],
  maxLines = MOST_BLOCK_LINES,
): CostlyText | undefined {
  const long = longBlock(lines, maxLines);
  if (long !== undefined) return { what: 'long-block', line: long, most: maxLines };
  const mostCells = CELLS_A_LINE * maxLines;
  const table = largeTable(lines, mostCells);
  if (table !== undefined) return { what: 'many-cells', line: table, most: mostCells };
  const marked = markedParagraph(lines);
  if (marked !== undefined) return { what: 'many-marks', line: marked, most: MOST_MARKS };
  const described = manyDescriptions(lines);
  if (described !== undefined)
    return { what: 'many-descriptions', line: described, most: MOST_DESCRIPTIONS };
  const ended = manyEnds(lines, maxLines * COPIED_EVENTS);
  return ended === undefined ? undefined : { what: 'many-ends', ...ended };
}

/** Items and headings end the paragraph before them. */
const BEGINS = /^ {0,3}(?:[-*+]|#{1,6})[ \t]+\S/;

/** The line that begins the first paragraph with too many marks; each row of a table is one of its own. */
function markedParagraph(lines: readonly string[]): number | undefined {
  let first = 0;
  let marks = 0;
  let isTable = false;
  for (const [index, line] of lines.entries()) {
    if (index === 0 || (lines[index - 1] ?? '').trim() === '') {
      isTable = isDelimiterRow(lines[index + 1] ?? '');
      [first, marks] = [index, 0];
    } else if (isTable || BEGINS.test(line)) [first, marks] = [index, 0];
    marks += marksIn(line);
    if (marks > MOST_MARKS) return first + 1;
  }
  return undefined;
}

const MARKS: ReadonlySet<string> = new Set('[]*_~`!<');

function marksIn(line: string): number {
  let count = 0;
  for (const character of line) if (MARKS.has(character)) count++;
  return count;
}

const DESCRIPTION = /^[ \t>]*:[ \t]/;

/** The line from which on there are too many descriptions. */
function manyDescriptions(lines: readonly string[]): number | undefined {
  let count = 0;
  const at = lines.findIndex((line) => DESCRIPTION.test(line) && ++count > MOST_DESCRIPTIONS);
  return at < 0 ? undefined : at + 1;
}

const CONTAINER = /^(?<indent>[ \t]*)(?:>[ \t]?|[-*+][ \t]|\d{1,9}[.)][ \t])/;
/** All marks of quotations and items at the beginning of a line. */
const MARKS_BEFORE = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/;
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/;

function marksBefore(line: string): number {
  const [marks = ''] = MARKS_BEFORE.exec(line) ?? [];
  let count = 0;
  for (const character of marks) if ('>-*+.)'.includes(character)) count++;
  return count;
}

/** The line at which quotations and lists that end, and underlined headings, have become too many, and how many they are. */
function manyEnds(
  lines: readonly string[],
  mostCopied: number,
): { readonly line: number; readonly most: number } | undefined {
  let [depth, isQuotation] = [-1, false];
  let [events, copied, ends] = [0, 0, 0];
  for (const [index, line] of lines.entries()) {
    const isBlank = line.trim() === '';
    const indent = CONTAINER.exec(line)?.groups?.indent;
    const isPlain = indent === undefined && !isBlank && !/^[ \t]/.test(line);
    const now = indent?.length ?? (isPlain || (isBlank && isQuotation) ? -1 : depth);
    const isUnderline = UNDERLINE.test(line) && (lines[index - 1] ?? '').trim() !== '';
    if (now < depth || isUnderline) {
      copied += isUnderline ? UNDERLINE_COPIES * events : events;
      ends++;
    }
    events += LINE_EVENTS + (indent === undefined ? 0 : MARK_EVENTS * marksBefore(line));
    if (copied > mostCopied) return { line: index + 1, most: ends - 1 };
    [depth, isQuotation] = [
      now,
      indent === undefined ? isQuotation && isBlank : /^[ \t]*>/.test(line),
    ];
  }
  return undefined;
}
