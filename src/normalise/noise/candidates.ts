import { inHalfWidth, readingForm } from '../reading-form.js';
import type { WorkingLine } from '../working-line.js';
import { type FurniturePlace, looksLike, type NoiseRule } from './rules.js';
import { hasMoreThanHeadline, hasSentence } from './sentence.js';

/** No furniture is longer than this, in UTF-16 units. */
const LONGEST = 140;
/** The number of characters from which a line with a comma is prose even without a full stop. */
const PROSE = 40;

/** A line that has the shape of furniture. Its place decides whether it is furniture. */
export interface Candidate {
  readonly rule: NoiseRule;
  /** The line holds a sentence, and stays in any place. */
  readonly sentence: boolean;
}

/** The candidate that a line is; undefined if its shape shows that it is text. */
export function candidateOf(written: string, rules: readonly NoiseRule[]): Candidate | undefined {
  if (written.length > LONGEST) return undefined;
  const text = inHalfWidth(written);
  const rule = rules.find(({ shape }) => looksLike(shape, text));
  if (rule === undefined) return undefined;
  const sentence = rule.headline === true ? hasMoreThanHeadline(text) : hasSentence(text);
  return { rule, sentence };
}

/** A line that may stand among a page's last furniture and is information all the same. */
export function isCredit(text: string): boolean {
  return /^\s{0,9}[（(]?\s?(?:责任编辑|责编|编辑|审核|校对|来源|作者|记者|监制|值班编辑|终审|初审|复审)\s{0,4}[:：/｜|]/u.test(
    text,
  );
}

/** The zones of a text in which furniture may stand, as indexes into its lines. */
export interface Zones {
  /** The first line of prose. */
  readonly first: number;
  /** The last line of prose. */
  readonly last: number;
  /** The index from which the text has only furniture and credits. */
  readonly end: number;
}

/** Where a text's prose begins and ends. A text without prose has no zones: nothing stands outside it. */
export function zonesOf(
  text: readonly WorkingLine[],
  candidates: readonly (Candidate | undefined)[],
): Zones | undefined {
  const isProse = (index: number) =>
    candidates[index] === undefined && isProseLine(text[index]?.text ?? '');
  let first = 0;
  while (first < text.length && !isProse(first)) first++;
  if (first === text.length) return undefined;
  let last = text.length - 1;
  while (!isProse(last)) last--;
  let end = text.length;
  while (
    end > last + 1 &&
    (candidates[end - 1] !== undefined || isCredit(text[end - 1]?.text ?? ''))
  )
    end--;
  return { first, last, end };
}

function isProseLine(written: string): boolean {
  // 浏览次数：1,284次 has no comma but in its number.
  const text = readingForm(written).replace(/\d,\d/g, '');
  return /[。；]/u.test(text) || (written.length > PROSE && /[，,]/u.test(text));
}

/** The places of the rule that the line at `index` stands in. */
export function placesOf(
  index: number,
  zones: Zones | undefined,
  candidates: readonly (Candidate | undefined)[],
  counts: { readonly again: number; readonly like: number },
): ReadonlySet<FurniturePlace> {
  const places = new Set<FurniturePlace>();
  if (zones !== undefined) {
    if (index < zones.first) places.add('head');
    if (index > zones.last) places.add('tail');
    if (index >= zones.end) places.add('end');
  }
  const rule = candidates[index]?.rule;
  const other = (at: number) => {
    const beside = candidates[at];
    return beside !== undefined && beside.rule !== rule && !beside.sentence;
  };
  if (other(index - 1) || other(index + 1)) places.add('beside');
  if (counts.again > 1) places.add('again');
  if (counts.like > 1) places.add('like');
  return places;
}
