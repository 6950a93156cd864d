import { addEdits } from './clean.js';
import { decidedJoin, decidedLevel } from './decisions.js';
import { editedText, type WorkingLine } from './working-line.js';

/** A paragraph as its source lines: one, or a first line and those that were joined to it. */
export interface Group {
  readonly lines: WorkingLine[];
}

/** The text of a group after its lines' edits. */
export function groupText({ lines }: Group): string {
  return lines.map((line) => editedText(line)).join('');
}

/** A wrapped text has at least so many full lines, and they are this share of all. */
const FEWEST_FULL = 4;
const SHARE_FULL = 0.3;
/** Of wrapped lines no more end with a sentence. */
const SHARE_WHOLE = 0.35;
/** Columns: narrower than this no one wraps prose, wider no one does by hand. */
const NARROWEST = 36;
const WIDEST = 110;
/** A full line ends within this many columns of the widest (a word or a mark that went to the next line). */
const SLACK = 4;
/** Marks that close a heading or a list's item rather than a wrapped line. */
const STARTS_ANEW =
  /^(?:[\u3000\t]| {2,}|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|第[一二三四五六七八九十\d]+[章节条款]|\d{1,2}[.、．](?!\d)|[●◆■★▲○◎◇□•·])/u;

/** Display columns: two for what is as wide as a Han character. */
function columns(text: string): number {
  let wide = 0;
  for (const character of text)
    wide += (character.codePointAt(0) as number) > 0x2e7f || /[“”‘’—…·]/u.test(character) ? 2 : 1;
  return wide;
}

/**
 * Joins hard-wrapped lines into paragraphs: in a text whose lines mostly end at one column, a line goes on in the
 * next one unless that is indented, numbered, or parted from it by a blank line. `all` has the dropped and
 * blank lines too, so that a page's foot inside a paragraph doesn't end it.
 */
export function joinLines(all: readonly WorkingLine[]): readonly Group[] {
  const text = all.filter((line) => line.fate === undefined);
  const widths = new Map<number, number | undefined>();
  for (const { source } of text) {
    if (!widths.has(source))
      widths.set(source, wrapWidth(text.filter((line) => line.source === source)));
  }
  const groups: Group[] = [];
  let blank = false;
  let furniture = false;
  let last: WorkingLine | undefined;
  for (const line of all) {
    if (line.fate === 'blank') {
      blank = true;
      continue;
    }
    if (line.fate !== undefined) {
      furniture = true;
      continue;
    }
    const group = groups.at(-1);
    // A blank line beside a page's foot belongs to the page, not to the text.
    const parted = blank && !furniture;
    const width = widths.get(line.source);
    const decided = decidedJoin(line);
    const joined =
      decided === 'join' ||
      (decided === undefined &&
        width !== undefined &&
        last?.source === line.source &&
        !parted &&
        goesOn(last, line, width));
    if (group !== undefined && last !== undefined && joined) {
      group.lines.push(line);
      line.fate = 'joined';
      joint(last, line);
    } else groups.push({ lines: [line] });
    last = line;
    blank = false;
    furniture = false;
  }
  return groups;
}

/** The column at which a source's lines are wrapped; undefined where they aren't. */
function wrapWidth(lines: readonly WorkingLine[]): number | undefined {
  const ends = lines.map((line) => line.text.trimEnd());
  const widths = ends.map(columns);
  const widest = Math.max(0, ...widths);
  if (widest < NARROWEST || widest > WIDEST) return undefined;
  const full = ends.filter((_, index) => (widths[index] as number) >= widest - SLACK);
  if (full.length < FEWEST_FULL || full.length < lines.length * SHARE_FULL) return undefined;
  // Paragraphs of one length by chance end with their sentences; wrapped lines seldom do.
  const whole = full.filter((text) => /[。！？；：][”’）》」』]?$/u.test(text));
  return whole.length <= full.length * SHARE_WHOLE ? widest : undefined;
}

function goesOn(last: WorkingLine, line: WorkingLine, width: number): boolean {
  if (decidedLevel(last) !== undefined) return false;
  return columns(last.text.trimEnd()) >= width - SLACK && !STARTS_ANEW.test(line.text);
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
