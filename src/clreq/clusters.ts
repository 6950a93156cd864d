import { isDigit } from './ascii.js';
import { CLASS, type ClassSet, classOf, classSet, isIn } from './classes.js';
import { hangsOnItsNeighbour } from './hanging.js';
import type { Span } from './line.js';
import { isPlaceholder, isWesternMark } from './script.js';

/** The text of a paragraph as clusters, in arrays of equal length. A cluster is a character with the combining marks that follow it. */
export interface Clusters {
  readonly text: string;
  readonly count: number;
  /** UTF-16 offsets into `text`; one more than there are clusters. */
  readonly offset: Int32Array;
  readonly span: Int32Array;
  readonly kind: Uint8Array;
  /** The cluster's first code point. */
  readonly codePoint: Int32Array;
  /** The kinds that occur in the paragraph. */
  readonly kinds: ClassSet;
  /** The indices of the clusters within web and mail addresses, without the first cluster of each address. */
  readonly addresses: readonly number[];
  /** Whether the paragraph has Western runs so long that few of its lines can be filled in more than one way. */
  readonly longRuns: boolean;
}

type Found = Omit<Clusters, 'kinds' | 'addresses' | 'longRuns'>;

/** Whether the paragraph has marks that share their blank halves with a neighbour: the classes from `opening` to `exclaim`. */
export function hasPairMarks({ kinds }: Clusters): boolean {
  return (kinds & PAIR_MARKS) !== 0;
}

/** Whether the paragraph has Western text or spaces. */
export function hasRunsOfCells({ kinds }: Clusters): boolean {
  return (kinds & RUNS_OF_CELLS) !== 0;
}

const PAIR_MARKS = classSet([CLASS.opening, CLASS.closing, CLASS.stop, CLASS.pause, CLASS.exclaim]);
const RUNS_OF_CELLS = classSet([CLASS.western, CLASS.space]);

/**
 * Whether a line that ends at boundary `k` ends beside a Western run: inside one, or before a long one with or without opening
 * marks. A short run does not count, so that no line ends short before a figure. A number is one run with the spaces between
 * its groups of digits.
 */
export function isBesideRun(clusters: Clusters, k: number): boolean {
  const { kind } = clusters;
  if (kind[k - 1] === CLASS.western) return true;
  let start = k;
  while (kind[start] === CLASS.opening) start++;
  let end = start;
  while (end < start + LONG_RUN && isInRun(clusters, end)) end++;
  return end === start + LONG_RUN;
}

function isInRun({ kind, codePoint }: Pick<Clusters, 'kind' | 'codePoint'>, k: number): boolean {
  if (kind[k] === CLASS.western) return true;
  return kind[k] === CLASS.space && isDigit(codePoint[k - 1]) && isDigit(codePoint[k + 1]);
}

const IGNORABLE = /^[\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\ufff9-\ufffb]/u;
const DASH = 0x2014;
export const HYPHEN = 0x2d;
const SOFT_HYPHEN = 0xad;
export const SPACE = 0x20;
const SLASH = 0x2f;
/** The first mathematical operator: − ≥ ≈ ∶ and others follow. */
const FIRST_OPERATOR = 0x2200;
const LAST_OPERATOR = 0x22ff;
/** Control characters stand below the first of these bounds, and between the other two. */
const FIRST_PRINTED = 0x20;
const FIRST_C1 = 0x7f;
const LAST_C1 = 0x9f;
/** Below this code, only control characters are invisible: most characters need no regular expression. */
const FIRST_IGNORABLE = 0x00ad;

/** Splits the text of the spans into clusters. No cluster goes over the edge of a span. */
export function clustersOf(spans: readonly Span[]): Clusters {
  const text =
    spans.length === 1 ? (spans[0] as Span).text : spans.map((span) => span.text).join('');
  const offset = new Int32Array(text.length + 1);
  const span = new Int32Array(text.length);
  const kind = new Uint8Array(text.length);
  const codePoint = new Int32Array(text.length);
  let count = 0;
  let base = 0;
  for (let index = 0; index < spans.length; index++) {
    const spanText = (spans[index] as Span).text;
    for (let at = 0; at < spanText.length; ) {
      const code = spanText.codePointAt(at) as number;
      // A joiner begins a cluster: no face has one glyph for the two letters that it joins.
      const hangs = at > 0 && hangsOnItsNeighbour(code);
      if (!hangs) {
        offset[count] = base + at;
        span[count] = index;
        codePoint[count] = code;
        kind[count] = classOf(code);
        count++;
      }
      at += code > 0xffff ? 2 : 1;
    }
    base += spanText.length;
  }
  offset[count] = text.length;
  const clusters = { text, count, offset, span, kind, codePoint };
  settleContext(clusters);
  let kinds: ClassSet = 0;
  for (let k = 0; k < count; k++) kinds |= 1 << (kind[k] as number);
  const western = isIn(kinds, CLASS.western);
  const addresses = western ? insideAddresses(clusters) : [];
  const longRuns = western && hasLongRun(clusters);
  return { text, count, offset, span, kind, codePoint, kinds, addresses, longRuns };
}

/** The least length of a long run, clusters: addresses, foreign words and numbers with decimals or groups; most dates and figures are shorter. */
const LONG_RUN = 7;

function hasLongRun(clusters: Found): boolean {
  let length = 0;
  for (let k = 0; k < clusters.count; k++) {
    length = isInRun(clusters, k) ? length + 1 : 0;
    if (length === LONG_RUN) return true;
  }
  return false;
}

/** Whether a character is never drawn: a control character, a line separator, a soft hyphen, a joiner, a variation selector. */
export function isIgnorable(code: number): boolean {
  if (code < FIRST_PRINTED || (code >= FIRST_C1 && code <= LAST_C1)) return true;
  if (code < FIRST_IGNORABLE || (code >= 0x2e80 && code < 0xfe00)) return false;
  return IGNORABLE.test(String.fromCodePoint(code));
}

/**
 * The character whose glyph is drawn for a code: a hyphen for a soft hyphen that divides a word, a space for an invisible
 * character (also for a soft hyphen that divides nothing), else the character itself.
 */
export function drawnAs(code: number, invisible: boolean): number {
  if (code === SOFT_HYPHEN && !invisible) return HYPHEN;
  // An invisible character beside a gap or a blank half stays invisible.
  return isIgnorable(code) ? SPACE : code;
}

/**
 * Marks whose class depends on their neighbours: a single — is a connector; quotes, dots and dashes inside a Western
 * phrase are Western (docs/typography.md, rule 23), and so is an operator beside a number or a letter: ≥90, −5℃ (rule 3). A hyphen
 * between Han and a slash beside Han are Chinese marks: 京-沪, 和/或, 次/s; × that stands for a name is Han: ××省.
 */
function settleContext({ text, offset, count, kind, codePoint }: Found): void {
  for (let k = 0; k < count; k++) {
    const code = codePoint[k] as number;
    if (code > LAST_OPERATOR) continue;
    if (code === HYPHEN) {
      if (kind[k - 1] === CLASS.han && kind[k + 1] === CLASS.han) kind[k] = CLASS.connector;
      continue;
    }
    if (code === SLASH) {
      if (kind[k - 1] === CLASS.han || kind[k + 1] === CLASS.han) kind[k] = CLASS.solidus;
      continue;
    }
    if (isPlaceholder(text, offset[k] as number)) kind[k] = CLASS.han;
    if (code >= FIRST_OPERATOR) {
      if (kind[k - 1] === CLASS.western || kind[k + 1] === CLASS.western) kind[k] = CLASS.western;
      continue;
    }
    if (code > 0x2026 || (code < 0x2013 && code !== 0xb7)) continue;
    if (isWesternMark(text, offset[k] as number)) kind[k] = CLASS.western;
    else if (code === DASH && codePoint[k - 1] !== DASH && codePoint[k + 1] !== DASH) {
      kind[k] = CLASS.connector;
    }
  }
}

/** Web and mail addresses, and paths of three names and more. None begins inside a longer run, so that each is read once. */
const ADDRESS =
  /(?:https?:\/\/|www\.)[!-~]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w.~/-])[\w.~-]*(?:\/[\w.~-]+){2,}/gu;

function insideAddresses({ text, count, offset }: Found): readonly number[] {
  if (!/[/@]|www\./.test(text)) return [];
  const inside: number[] = [];
  let k = 0;
  for (const address of text.matchAll(ADDRESS)) {
    const end = address.index + address[0].length;
    while (k < count && (offset[k] as number) <= address.index) k++;
    while (k < count && (offset[k] as number) < end) inside.push(k++);
  }
  return inside;
}
