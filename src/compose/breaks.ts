import { CLASS, SMALL_KANA } from './classes.js';
import { type Clusters, insideAddresses } from './clusters.js';
import type { ParagraphStyle, ProhibitionLevel, Span } from './line.js';

/** How good a boundary is to break at, from the best to those that are taken only where nothing else is left. */
export const BREAK = {
  /** Never: inside a dash, an ellipsis, a note mark, ruby. */
  never: 0,
  /** Where two phrases part (TYPOGRAPHY 11). */
  preferred: 1,
  usual: 2,
  /** Inside a web address, behind one of its marks. */
  address: 3,
  /** Against the prohibitions, or inside a word: only where the line can't be set otherwise. */
  emergency: 4,
  /** Inside a word whose language allows it: a hyphen is added. */
  hyphen: 5,
} as const;

/** Marks that no line starts with (避头), by level; a level takes in those before it. */
const NO_START: Readonly<Record<ProhibitionLevel, readonly number[]>> = {
  basic: [CLASS.closing, CLASS.stop, CLASS.pause, CLASS.exclaim, CLASS.postfix],
  gb: [CLASS.connector, CLASS.interpunct, CLASS.solidus, CLASS.iteration],
  strict: [],
};

/** Marks that no line ends with (避尾), by level. */
const NO_END: Readonly<Record<ProhibitionLevel, readonly number[]>> = {
  basic: [CLASS.opening, CLASS.prefix],
  gb: [CLASS.solidus],
  strict: [],
};

const LEVELS: readonly ProhibitionLevel[] = ['basic', 'gb', 'strict'];

/** ASCII marks that take the place of Chinese ones. */
const ASCII_NO_START = new Set([...',.;:!?)]}%'].map((mark) => mark.charCodeAt(0)));
const ASCII_NO_END = new Set([...'([{$¥£'].map((mark) => mark.charCodeAt(0)));

const ADDRESS_MARKS = new Set([...'/.-?&=_#:'].map((mark) => mark.charCodeAt(0)));

/** How good each boundary is: index k is the one before cluster k. The text's own edges are `never`. */
export function breaksOf(
  clusters: Clusters,
  spans: readonly Span[],
  style: ParagraphStyle,
): Uint8Array {
  const { count, text, offset } = clusters;
  const prohibition = prohibitionOf(style.prohibition);
  const breaks = new Uint8Array(count);
  for (let k = 1; k < count; k++) breaks[k] = breakAt(clusters, spans, style, prohibition, k);
  hyphenateWords(clusters, spans, breaks);
  for (const k of insideAddresses(clusters)) {
    const unit = offset[k] as number;
    const here = text.charCodeAt(unit);
    if (!ADDRESS_MARKS.has(text.charCodeAt(unit - 1)) || ADDRESS_MARKS.has(here)) continue;
    if (isDigit(here) && isDigit(text.charCodeAt(unit - 2))) continue;
    if (breaks[k] === BREAK.emergency) breaks[k] = BREAK.address;
  }
  return breaks;
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
  for (const { 0: word, index } of text.matchAll(LETTERS)) {
    const own = spans[span[at.get(index) ?? 0] as number];
    if (word.length < SHORTEST_WORD || own?.hyphenate === undefined) continue;
    // A part of an address or of a name with digits is no word.
    if (/[\w@/]/.test(text[index - 1] ?? '') || /[\w@/]/.test(text[index + word.length] ?? ''))
      continue;
    for (const inside of own.hyphenate(word)) allow(at.get(index + inside));
  }
}

interface Prohibition {
  readonly noStart: ReadonlySet<number>;
  readonly noEnd: ReadonlySet<number>;
  readonly smallKana: boolean;
}

function prohibitionOf(level: ProhibitionLevel): Prohibition {
  const levels = LEVELS.slice(0, LEVELS.indexOf(level) + 1);
  return {
    noStart: new Set(levels.flatMap((one) => NO_START[one])),
    noEnd: new Set(levels.flatMap((one) => NO_END[one])),
    smallKana: level === 'strict',
  };
}

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
  const own = spans[span[k] as number] as Span;
  if (span[k] === span[k - 1] && (own.unbreakable === true || own.ruby !== undefined))
    return BREAK.never;
  if (a === CLASS.inseparable && left === right) return BREAK.never;
  if (own.rise !== undefined && own.rise > 0) return BREAK.never;
  if (b === CLASS.space) return BREAK.never;
  if (noStart.has(b) || ASCII_NO_START.has(right) || (smallKana && SMALL_KANA.has(right))) {
    return BREAK.emergency;
  }
  if (a === CLASS.space)
    return isPhraseSpace(kind, codePoint, style, k - 1) ? BREAK.preferred : BREAK.usual;
  if (noEnd.has(a) || ASCII_NO_END.has(left)) return BREAK.emergency;
  if (a === CLASS.western && b === CLASS.western) {
    return isSoftHyphenation(left, codePoint[k - 2], right) ? BREAK.usual : BREAK.emergency;
  }
  // No gap between a number and the sign before or after it.
  if (a === CLASS.western && b === CLASS.postfix) return BREAK.emergency;
  return BREAK.usual;
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

function isLetter(code: number): boolean {
  return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
