import type { ProhibitionLevel } from '../model/template.js';
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
import { insideUnits } from './sense.js';

/** How good a boundary is to break at, from the best to those that are taken only where nothing else is left. */
export const BREAK = {
  /** Never: inside a dash, an ellipsis, a note mark, ruby. */
  never: 0,
  /** Where two phrases part (docs/typography.md, rule 11). */
  preferred: 1,
  usual: 2,
  /** Inside a web or mail address, behind one of its marks. */
  address: 3,
  /** Against the prohibitions, or inside a word: only where the line can't be set otherwise. */
  emergency: 4,
  /** Inside a word, where its language allows a break: a hyphen is added. */
  hyphen: 5,
  /** Behind a mark that ends a phrase of a title. */
  phrase: 6,
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
/** All these marks are below: most characters of a book need no look-up. */
const AFTER_ASCII = 0x100;

const ADDRESS_MARKS = new Set([...'/.-?&=_#:@'].map((mark) => mark.charCodeAt(0)));

/** How good each boundary is: index k is the one before cluster k. The text's own edges are `never`. */
export function breaksOf(
  clusters: Clusters,
  spans: readonly Span[],
  style: ParagraphStyle,
): Uint8Array {
  const { count, text, offset, addresses } = clusters;
  const prohibition = PROHIBITIONS[style.prohibition];
  const breaks = new Uint8Array(count);
  for (let k = 1; k < count; k++) breaks[k] = breakAt(clusters, spans, style, prohibition, k);
  partRows(clusters, spans, breaks);
  hyphenateWords(clusters, spans, breaks);
  if (style.bySense !== undefined) keepUnits(clusters, style.bySense.names, breaks);
  for (const k of addresses) {
    const unit = offset[k] as number;
    const here = text.charCodeAt(unit);
    if (!ADDRESS_MARKS.has(text.charCodeAt(unit - 1)) || ADDRESS_MARKS.has(here)) continue;
    if (isDigit(here) && isDigit(text.charCodeAt(unit - 2))) continue;
    if (breaks[k] === BREAK.emergency) breaks[k] = BREAK.address;
  }
  return breaks;
}

/** What belongs together by sense is divided only where nothing else can be set. */
function keepUnits(
  { count, text, offset }: Clusters,
  names: readonly string[],
  breaks: Uint8Array,
): void {
  const inside = insideUnits(text, names);
  for (let k = 1; k < count; k++) {
    if (breaks[k] !== BREAK.usual) continue;
    const at = offset[k] as number;
    if (inside.has(at)) breaks[k] = BREAK.emergency;
    else if (PHRASE_ENDS.has(text[at - 1] as string)) breaks[k] = BREAK.phrase;
  }
}

/** Marks behind which a title is broken best. */
const PHRASE_ENDS = new Set('：；，。！？—');

/** A row of dashes or dots that is longer than a line is divided between its pairs, never inside a pair. */
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

const LETTERS = /\p{L}[\p{L}\p{M}]*/gu;
const SOFT_HYPHEN = '\u00ad';
/** Shorter words are never divided. */
const SHORTEST_WORD = 5;

/** Words of a known language, and soft hyphens wherever they are written. */
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
    return isInNumberOfParts(codePoint, k) ? BREAK.address : BREAK.emergency;
  }
  if (isWideNumeral(left) && isWideNumeral(right)) return BREAK.emergency;
  return BREAK.usual;
}

/** Digits and letters of full width, and the point between them: a full-width number is a number too. */
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

/** A hyphen between letters lets a compound be divided; between digits it is a sign or a range. */
function isSoftHyphenation(left: number, beforeLeft: number | undefined, right: number): boolean {
  return left === 0x2d && beforeLeft !== undefined && isLetter(beforeLeft) && isLetter(right);
}

/** KS-2023-001: behind the letters of a number of three parts, where the line would else be torn apart; never COVID-19. */
function isInNumberOfParts(codePoint: Int32Array, k: number): boolean {
  if (codePoint[k - 1] !== 0x2d || k < 2 || !isLetter(codePoint[k - 2] as number)) return false;
  let end = k;
  while (end < codePoint.length && isDigit(codePoint[end] as number)) end++;
  return end > k && codePoint[end] === 0x2d;
}

function isLetter(code: number): boolean {
  return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
