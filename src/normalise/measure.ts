import { readingForm } from './reading-form.js';
import type { WorkingLine } from './working-line.js';

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
/** A line copied from a page is up to this many columns wider than the measure: its marks were squeezed, or spaces came in. */
const SQUEEZED = 6;
/** The share of squeezed lines from which they, too, count as full. */
const SHARE_SQUEEZED = 0.02;

/** Marks that close a heading or a list's item rather than a wrapped line. */
export const STARTS_ANEW =
  /^(?:[\u3000\t]| {2,}|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|第[一二三四五六七八九十\d]+[章节条款]|\d{1,2}[.、．](?!\d)|[●◆■★▲○◎◇□•·])/u;

const WIDE_MARKS = new Set('“”‘’—…·');

/** The width at which the lines of a wrapped text end, in columns. */
export interface Measure {
  readonly columns: number;
  /** How many columns a full line may be wider. */
  readonly over: number;
}

/** Display columns: two for what is as wide as a Han character. */
export function columns(text: string): number {
  let wide = 0;
  for (const character of text)
    wide += (character.codePointAt(0) as number) > 0x2e7f || WIDE_MARKS.has(character) ? 2 : 1;
  return wide;
}

/** Characters without a width, which may stand behind a line's last mark. */
const WITHOUT_WIDTH = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** The line as it is written, as far as it is seen: its width says where it was wrapped. */
export function visibleText({ text }: WorkingLine): string {
  return text.replace(WITHOUT_WIDTH, '').trimEnd();
}

/** The column at which most lines end; undefined where the text isn't wrapped. */
export function wrappedMeasure(lines: readonly WorkingLine[]): Measure | undefined {
  const ends = lines.map(visibleText);
  const widths = ends.map(columns);
  const width = commonestEnd(widths);
  if (width === undefined) return undefined;
  const squeezed = widths.filter((one) => one > width && one <= width + SQUEEZED).length;
  const over = squeezed > lines.length * SHARE_SQUEEZED ? SQUEEZED : 0;
  const measure: Measure = { columns: width, over };
  const full = ends.filter((_, index) => isFull(widths[index] as number, measure));
  const wider = widths.filter((one) => one > width + over).length;
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

/** Whether a line of so many columns reaches the measure. */
export function isFull(width: number, { columns: measure, over }: Measure): boolean {
  return width >= measure - SLACK && width <= measure + over;
}
