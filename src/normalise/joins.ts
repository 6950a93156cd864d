import { addEdits } from './clean.js';
import { decidedJoin, decidedLevel } from './decisions.js';
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

/** A wrapped text has at least this many full lines, and they are this share of all. */
const FEWEST_FULL = 4;
const SHARE_FULL = 0.3;
/** The largest share of wrapped lines that end with a sentence. */
const SHARE_WHOLE = 0.35;
/** The largest share of a wrapped text's lines that are wider than its measure, such as an address or a notice of the site. */
const SHARE_WIDER = 0.1;
/** Columns: narrower than this no one wraps prose, wider no one does by hand. */
const NARROWEST = 36;
const WIDEST = 110;
/** A full line ends within this many columns of the measure (a word or a mark that went to the next line). */
const SLACK = 4;
/** Marks that close a heading or a list's item rather than a wrapped line. */
const STARTS_ANEW =
  /^(?:[\u3000\t]| {2,}|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|第[一二三四五六七八九十\d]+[章节条款]|\d{1,2}[.、．](?!\d)|[●◆■★▲○◎◇□•·])/u;

const WIDE_MARKS = new Set('“”‘’—…·');

/** Display columns: two for what is as wide as a Han character. */
function columns(text: string): number {
  let wide = 0;
  for (const character of text)
    wide += (character.codePointAt(0) as number) > 0x2e7f || WIDE_MARKS.has(character) ? 2 : 1;
  return wide;
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

/** Characters without a width, which may stand behind a line's last mark. */
const WITHOUT_WIDTH = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** The line as it is written, as far as it is seen: its width says where it was wrapped. */
function visibleText({ text }: WorkingLine): string {
  return text.replace(WITHOUT_WIDTH, '').trimEnd();
}

/** The measure of each source whose lines are wrapped. */
function measuresOf(all: readonly WorkingLine[]): ReadonlyMap<number, number> {
  const sources = new Map<number, WorkingLine[]>();
  for (const line of all) {
    if (line.fate !== undefined) continue;
    const text = sources.get(line.source);
    if (text === undefined) sources.set(line.source, [line]);
    else text.push(line);
  }
  const measures = new Map<number, number>();
  for (const [source, lines] of sources) {
    const measure = measureOf(lines);
    if (measure !== undefined) measures.set(source, measure);
  }
  return measures;
}

/** The column at which most lines end; undefined where the text isn't wrapped. */
function measureOf(lines: readonly WorkingLine[]): number | undefined {
  const ends = lines.map((line) => visibleText(line));
  const widths = ends.map(columns);
  const measure = commonestEnd(widths);
  if (measure === undefined) return undefined;
  const full = ends.filter((_, index) => isFull(widths[index] as number, measure));
  const wider = widths.filter((width) => width > measure).length;
  if (full.length < FEWEST_FULL || full.length < lines.length * SHARE_FULL) return undefined;
  if (wider > Math.max(1, lines.length * SHARE_WIDER)) return undefined;
  // Paragraphs of one length by chance end with their sentences; wrapped lines seldom do.
  const whole = full.filter(
    (text) =>
      /[。！？；：][”’）》」』]?$/u.test(text) || /[。！？][”’）》」』]?$/u.test(readingForm(text)),
  );
  return whole.length <= full.length * SHARE_WHOLE ? measure : undefined;
}

/** The width that has most lines within the slack before it. */
function commonestEnd(widths: readonly number[]): number | undefined {
  const counts = new Array<number>(WIDEST + 1).fill(0);
  for (const width of widths) if (width <= WIDEST) counts[width] = (counts[width] as number) + 1;
  let best: number | undefined;
  let most = 0;
  for (let width = NARROWEST; width <= WIDEST; width++) {
    let count = 0;
    for (let at = width - SLACK; at <= width; at++) count += counts[at] as number;
    // Of two measures with as many lines the narrower one is where they end.
    if (count > most) {
      most = count;
      best = width;
    }
  }
  return best;
}

function isFull(width: number, measure: number): boolean {
  return width >= measure - SLACK && width <= measure;
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

function goesOn(last: WorkingLine, line: WorkingLine, measure: number | undefined): boolean {
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
