import { addEdits } from './clean.js';
import { decidedJoin, decidedLevel } from './decisions.js';
import {
  columns,
  isFull,
  type Measure,
  STARTS_ANEW,
  visibleText,
  wrappedMeasure,
} from './measure.js';
import { OF_A_PAGE } from './noise/pages.js';
import { readingForm } from './reading-form.js';
import { editedText, type WorkingLine } from './working-line.js';

/** A paragraph as its source lines: one, or a first line and those that were joined to it. */
export interface Group {
  readonly lines: WorkingLine[];
}

/** The text of a group after its lines' edits. */
export function groupText({ lines }: Group): string {
  return lines.map((line) => editedText(line)).join('');
}

/**
 * Joins hard-wrapped lines into paragraphs: in a text whose lines mostly end at one column, a line continues in the
 * next one unless that is indented, numbered, or parted from it by a blank line. `all` has the dropped and
 * blank lines too, so that a page's foot inside a paragraph doesn't end it.
 */
export function joinLines(all: readonly WorkingLine[]): readonly Group[] {
  const measures = measuresOf(all);
  const groups: Group[] = [];
  let blank = false;
  let furniture = false;
  let page = false;
  let last: WorkingLine | undefined;
  for (const line of all) {
    if (line.fate === 'blank') {
      blank = true;
      continue;
    }
    if (line.fate !== undefined) {
      furniture = true;
      page ||= OF_A_PAGE.has(line.as ?? '');
      continue;
    }
    const group = groups.at(-1);
    // A blank line beside a page's foot belongs to the page, not to the text.
    const parted = blank && !furniture;
    const decided = decidedJoin(line);
    const joined =
      decided === 'join' ||
      (decided === undefined &&
        last?.source === line.source &&
        !parted &&
        line.markdown?.settled !== true &&
        (goesOn(last, line, measures.get(line.source)) || (page && goesOnBehindPage(last, line))));
    if (group !== undefined && last !== undefined && joined) {
      group.lines.push(line);
      line.fate = 'joined';
      joint(last, line);
    } else groups.push({ lines: [line] });
    last = line;
    blank = false;
    furniture = false;
    page = false;
  }
  return groups;
}

/** The measure of each source whose lines are wrapped. */
function measuresOf(all: readonly WorkingLine[]): ReadonlyMap<number, Measure> {
  const sources = new Map<number, WorkingLine[]>();
  for (const line of all) {
    if (line.fate !== undefined) continue;
    const text = sources.get(line.source);
    if (text === undefined) sources.set(line.source, [line]);
    else text.push(line);
  }
  const measures = new Map<number, Measure>();
  for (const [source, lines] of sources) {
    const measure = wrappedMeasure(lines);
    if (measure !== undefined) measures.set(source, measure);
  }
  return measures;
}

/** A line that the foot of a page breaks off is this long, in characters. */
const LONG = 20;

/** Whether a sentence that breaks off above the foot and head of a page continues below them. */
function goesOnBehindPage(last: WorkingLine, line: WorkingLine): boolean {
  const above = readingForm(visibleText(last));
  const below = readingForm(line.text.trim());
  if (last.markdown !== undefined || above.length < LONG || STARTS_ANEW.test(line.text))
    return false;
  // Information has no commas, and ends where its line does.
  if (!/[，。；]/u.test(above) || !/[\p{Script=Han}，、]$/u.test(above)) return false;
  return below.length > LONG || /[。！？”]$/u.test(below);
}

/** Marks that no paragraph begins with: their line continues with the one before. */
const NEVER_FIRST = /^[，、,](?=[\p{Script=Han}“‘《（])/u;

/** White space that separates the columns of a list: lines that contain it are not joined. */
const COLUMNS = /\S(?:\t| {3}|\u3000{2})[\s\u3000]*\S/u;

function goesOn(last: WorkingLine, line: WorkingLine, measure: Measure | undefined): boolean {
  if (decidedLevel(last) !== undefined || COLUMNS.test(last.text)) return false;
  if ([last, line].some(({ markup }) => markup?.kind === 'table')) return false;
  if (last.markup?.kind === 'code') return false;
  if (line.markdown === undefined && NEVER_FIRST.test(line.text)) return true;
  return (
    measure !== undefined &&
    isFull(columns(visibleText(last)), measure) &&
    !STARTS_ANEW.test(line.text)
  );
}

/** Between Western words a line end was a space; a hyphen at a line's end may have parted a word. */
function joint(last: WorkingLine, line: WorkingLine): void {
  const left = editedText(last);
  const right = editedText(line);
  if (/[A-Za-z]-$/.test(left) && /^[a-z]/.test(right)) {
    const at = last.text.trimEnd().length - 1;
    addEdits(last, [{ at, from: '-', to: '', rule: 'join/hyphen' }]);
  } else if (
    /[A-Za-z0-9,.;:!?)]$/.test(left) &&
    /^[A-Za-z0-9(]/.test(right) &&
    /[A-Za-z]/.test(left.slice(-1) + right[0])
  ) {
    addEdits(last, [{ at: last.text.length, from: '', to: ' ', rule: 'join/space' }]);
  }
}
