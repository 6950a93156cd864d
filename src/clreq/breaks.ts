import { codesOf } from '../fonts/marks.js';
import { SOFT_HYPHEN } from '../model/soft-hyphen.js';
import type { ProhibitionLevel } from '../model/template.js';
import { isDigit } from './ascii.js';
import {
  type CharacterClass,
  CLASS,
  type ClassSet,
  classSet,
  isIn,
  SMALL_KANA,
} from './classes.js';
import type { Clusters } from './clusters.js';
import type { ParagraphStyle, Span } from './line.js';
import { insidePhrases, insideUnits, PHRASE_ENDS } from './sense.js';
import {
  insideNumbers,
  insideQuantities,
  isBetweenYears,
  isInNumberOfParts,
  isLetter,
  partsOfLongRuns,
} from './western-runs.js';

/** The quality of a boundary as a line's end. `costs.ts` has the price of each. */
export const BREAK = {
  /** Never divided: a dash, an ellipsis, a note mark, ruby. */
  never: 0,
  /** Where two phrases part (docs/typography.md, rule 11). */
  preferred: 1,
  usual: 2,
  /** Inside a web or mail address, behind one of its marks. */
  address: 3,
  /** Against the prohibitions, or inside a word: only where the line cannot be set otherwise. */
  emergency: 4,
  /** Inside a word, where its language allows a break: a hyphen is added. */
  hyphen: 5,
  /** Behind a mark that ends a phrase of a title, and before a bracket. */
  phrase: 6,
  /** Between the groups of digits of one number, such as the number of an account. */
  digits: 7,
  /** Behind the dash between two years (1993—2028): no line starts with a dash (GB/T 15834-2011 5.1.7). */
  years: 9,
  /** In a title: so near the mark between two phrases that only a character or two would stand apart, or between the words of a Western phrase. */
  torn: 8,
} as const;

/**
 * Marks that no line starts with (避头), by level; a level takes in those before it. The levels are those of CLREQ,
 * “Prohibition Rules for Line Start and Line End”: GB keeps the solidus from the line's end as well, strict keeps
 * dashes and ellipses from its start.
 */
const NO_START: Readonly<Record<ProhibitionLevel, readonly CharacterClass[]>> = {
  basic: [
    CLASS.closing,
    CLASS.stop,
    CLASS.pause,
    CLASS.exclaim,
    CLASS.connector,
    CLASS.interpunct,
    CLASS.solidus,
    CLASS.postfix,
    CLASS.iteration,
  ],
  gb: [],
  strict: [CLASS.inseparable],
};

/** Marks that no line ends with (避尾), by level. */
const NO_END: Readonly<Record<ProhibitionLevel, readonly CharacterClass[]>> = {
  basic: [CLASS.opening, CLASS.prefix],
  gb: [CLASS.solidus],
  strict: [],
};

const LEVELS: readonly ProhibitionLevel[] = ['basic', 'gb', 'strict'];

/** ASCII marks that take the place of Chinese ones. */
const ASCII_NO_START = new Set([...',.;:!?)]}%'].map((mark) => mark.charCodeAt(0)));
const ASCII_NO_END = new Set([...'([{$¥£'].map((mark) => mark.charCodeAt(0)));
/** All these marks have lower code points than this: most characters of a book need no look-up. */
const AFTER_ASCII = 0x100;

const ADDRESS_MARKS = new Set(codesOf('/.-?&=_#:@'));

/** The quality of each boundary as a break: index k is the boundary before cluster k. The text's own edges are `never`. */
export function breaksOf(
  clusters: Clusters,
  spans: readonly Span[],
  style: ParagraphStyle,
): Uint8Array {
  const { count, kinds, text, offset, addresses } = clusters;
  const prohibition = PROHIBITIONS[style.prohibition];
  const breaks = new Uint8Array(count);
  for (let k = 1; k < count; k++) breaks[k] = breakAt(clusters, spans, style, prohibition, k);
  partRows(clusters, spans, breaks);
  hyphenateWords(clusters, spans, breaks);
  if (style.bySense !== undefined) keepUnits(clusters, style.bySense, breaks);
  for (const k of addresses) {
    const unit = offset[k] as number;
    const character = text.charCodeAt(unit);
    if (!ADDRESS_MARKS.has(text.charCodeAt(unit - 1)) || ADDRESS_MARKS.has(character)) continue;
    if (isDigit(character) && isDigit(text.charCodeAt(unit - 2))) continue;
    if (breaks[k] === BREAK.emergency) breaks[k] = BREAK.address;
  }
  if (isIn(kinds, CLASS.western))
    partWesternRuns(clusters, spans, style.bySense !== undefined, breaks);
  return breaks;
}

/** Lets long runs be divided where their parts meet. A number is divided neither from its unit nor between its groups of digits. */
function partWesternRuns(
  clusters: Clusters,
  spans: readonly Span[],
  bySense: boolean,
  breaks: Uint8Array,
): void {
  for (const k of clusters.longRuns ? partsOfLongRuns(clusters) : []) {
    const fixed =
      spans[clusters.span[k] as number]?.unbreakable === true ||
      (bySense && isInNumberOfParts(clusters.codePoint, k));
    if (breaks[k] === BREAK.emergency && !fixed) breaks[k] = BREAK.address;
  }
  const { kinds, text, count, offset } = clusters;
  if (!isIn(kinds, CLASS.space) || !DIGIT_BEFORE_SPACE.test(text)) return;
  const at = new Map<number, number>();
  for (let k = 0; k < count; k++) at.set(offset[k] as number, k);
  const keep = (places: readonly number[], quality: number) => {
    for (const place of places) {
      const k = at.get(place);
      if (k !== undefined && MAY_PART.has(breaks[k] as number)) breaks[k] = quality;
    }
  };
  keep(insideQuantities(text), BREAK.emergency);
  keep(insideNumbers(text), BREAK.digits);
}

const DIGIT_BEFORE_SPACE = /\d /;
const MAY_PART: ReadonlySet<number> = new Set([BREAK.usual, BREAK.torn]);

const NOWHERE: ReadonlySet<number> = new Set();

/** Keeps text together that belongs together by sense: it is divided only where the line cannot be set otherwise. */
function keepUnits(
  { count, text, offset, codePoint }: Clusters,
  { names, filled = false }: NonNullable<ParagraphStyle['bySense']>,
  breaks: Uint8Array,
): void {
  const inside = insideUnits(text, names);
  const torn = filled ? NOWHERE : insidePhrases(text);
  for (let k = 1; k < count; k++) {
    const ofParts = breaks[k] === BREAK.address && isInNumberOfParts(codePoint, k);
    if (breaks[k] === BREAK.years || ofParts) breaks[k] = BREAK.emergency;
    if (breaks[k] !== BREAK.usual) continue;
    const at = offset[k] as number;
    if (inside.has(at)) breaks[k] = BREAK.emergency;
    else if (filled) continue;
    else if (PHRASE_ENDS.has(text[at - 1] as string) || text[at] === '（') breaks[k] = BREAK.phrase;
    else if (torn.has(at)) breaks[k] = BREAK.torn;
  }
}

/** Lets a row of dashes or dots be divided between its pairs if it is longer than a line. A pair is never divided. */
function partRows(
  { count, kind, codePoint, span }: Clusters,
  spans: readonly Span[],
  breaks: Uint8Array,
): void {
  let inside = 0;
  for (let k = 1; k < count; k++) {
    const on = kind[k] === CLASS.inseparable && codePoint[k] === codePoint[k - 1];
    inside = on ? inside + 1 : 0;
    if (!on || inside % 2 === 1 || spans[span[k] as number]?.unbreakable === true) continue;
    breaks[k] = BREAK.emergency;
  }
}

/** A word in the letters of a language that divides words, without the Han beside it: 用Linux写. */
const LETTERS =
  /[\p{Script=Latin}\p{Script=Cyrillic}][\p{Script=Latin}\p{Script=Cyrillic}\p{M}]*/gu;
/** Shorter words are never divided. */
const SHORTEST_WORD = 5;
/** A capital inside a word: the word is a trade name or an abbreviation (InDesign, UNESCO), which no dictionary divides. */
const CAPITAL_INSIDE = /.\p{Lu}/u;

/** Lets words of a known language be divided, and every word at its soft hyphens. */
function hyphenateWords(clusters: Clusters, spans: readonly Span[], breaks: Uint8Array): void {
  const { count, text, offset, span, kind } = clusters;
  const soft = text.includes(SOFT_HYPHEN);
  const known = spans.some(({ hyphenate }) => hyphenate !== undefined);
  if (!soft && !known) return;
  const at = new Map<number, number>();
  for (let k = 0; k < count; k++) at.set(offset[k] as number, k);
  const allow = (k: number | undefined) => {
    if (k !== undefined && breaks[k] === BREAK.emergency) breaks[k] = BREAK.hyphen;
  };
  for (let k = 1; soft && k < count; k++) {
    if (text[(offset[k] as number) - 1] === SOFT_HYPHEN && kind[k] === CLASS.western) allow(k);
  }
  if (!known) return;
  const addresses = new Set(clusters.addresses);
  for (const { 0: word, index } of text.matchAll(LETTERS)) {
    const first = at.get(index) ?? 0;
    const wordSpan = spans[span[first] as number];
    if (word.length < SHORTEST_WORD || wordSpan?.hyphenate === undefined) continue;
    if (CAPITAL_INSIDE.test(word)) continue;
    if (addresses.has(first + 1)) continue;
    // A part of an address or of a name with digits is not a word.
    if (/[\w@/]/.test(text[index - 1] ?? '') || /[\w@/]/.test(text[index + word.length] ?? ''))
      continue;
    for (const inside of wordSpan.hyphenate(word)) allow(at.get(index + inside));
  }
}

interface Prohibition {
  readonly noStart: ClassSet;
  readonly noEnd: ClassSet;
  readonly smallKana: boolean;
}

function prohibitionOf(level: ProhibitionLevel): Prohibition {
  const levels = LEVELS.slice(0, LEVELS.indexOf(level) + 1);
  return {
    noStart: classSet(levels.flatMap((one) => NO_START[one])),
    noEnd: classSet(levels.flatMap((one) => NO_END[one])),
    smallKana: level === 'strict',
  };
}

const PROHIBITIONS: Readonly<Record<ProhibitionLevel, Prohibition>> = {
  basic: prohibitionOf('basic'),
  gb: prohibitionOf('gb'),
  strict: prohibitionOf('strict'),
};

function breakAt(
  { kind, codePoint, span }: Clusters,
  spans: readonly Span[],
  style: ParagraphStyle,
  { noStart, noEnd, smallKana }: Prohibition,
  k: number,
): number {
  const a = kind[k - 1] as number;
  const b = kind[k] as number;
  const left = codePoint[k - 1] as number;
  const right = codePoint[k] as number;
  const current = spans[span[k] as number] as Span;
  if (span[k] === span[k - 1] && (current.unbreakable === true || current.ruby !== undefined))
    return BREAK.never;
  if (a === CLASS.inseparable && left === right) return BREAK.never;
  if (current.rise !== undefined && current.rise > 0) return BREAK.never;
  if (b === CLASS.space) return BREAK.never;
  if (isIn(noStart, b) || isOf(ASCII_NO_START, right) || (smallKana && SMALL_KANA.has(right))) {
    return BREAK.emergency;
  }
  if (a === CLASS.space)
    return isPhraseSpace(kind, codePoint, style, k - 1) ? BREAK.preferred : BREAK.usual;
  if (isIn(noEnd, a) || isOf(ASCII_NO_END, left)) return BREAK.emergency;
  if (a === CLASS.western && b === CLASS.western) {
    if (isSoftHyphenation(left, codePoint[k - 2], right)) return BREAK.usual;
    if (isBetweenYears(codePoint, k)) return BREAK.years;
    return isInNumberOfParts(codePoint, k) ? BREAK.address : BREAK.emergency;
  }
  if (isWideNumeral(left) && isWideNumeral(right)) return BREAK.emergency;
  return BREAK.usual;
}

/** Whether a code is that of a full-width digit or letter, or of the full-width point between digits. */
function isWideNumeral(code: number): boolean {
  return (
    (code >= 0xff10 && code <= 0xff19) ||
    (code >= 0xff21 && code <= 0xff3a) ||
    (code >= 0xff41 && code <= 0xff5a) ||
    code === 0xff0e
  );
}

function isOf(marks: ReadonlySet<number>, code: number): boolean {
  return code < AFTER_ASCII && marks.has(code);
}

function isPhraseSpace(
  kind: Uint8Array,
  codePoint: Int32Array,
  style: ParagraphStyle,
  k: number,
): boolean {
  if (codePoint[k] === 0x3000) return true;
  return (
    style.phraseSpaces === true && kind[k - 1] !== CLASS.western && kind[k + 1] !== CLASS.western
  );
}

/** Whether a hyphen lets a compound word be divided: it stands between letters. Between digits it is a minus or a range. */
function isSoftHyphenation(left: number, beforeLeft: number | undefined, right: number): boolean {
  return left === 0x2d && beforeLeft !== undefined && isLetter(beforeLeft) && isLetter(right);
}
