import { CLASS, classSet, isIn } from './classes.js';
import type { Clusters } from './clusters.js';
import type { ParagraphStyle, Span } from './line.js';
import type { Measures } from './measures.js';
import { SQUEEZE } from './squeeze.js';

/** Between Han and a Western run, em: the natural gap, and the least and most under justification (rule 10). */
export const GAP = 0.25;
export const GAP_LEAST = 0.125;
export const GAP_MOST = 1 / 3;

/** Of a Western word space, em (rule 12). */
const WORD_SPACE_LEAST = 0.25;
const WORD_SPACE_MOST = 0.5;

/** Chinese marks beside which no gap stands (rule 10). */
const MARKS_WITH_AIR = classSet([
  CLASS.opening,
  CLASS.closing,
  CLASS.stop,
  CLASS.pause,
  CLASS.exclaim,
]);

export function measureSpace(
  m: Measures,
  { text, offset, kind }: Clusters,
  k: number,
  advance: number,
  size: number,
  style: ParagraphStyle,
): void {
  const before = kind[k - 1];
  const after = kind[k + 1];
  if (before === CLASS.western && after === CLASS.western) {
    const width = Math.max(advance, WORD_SPACE_LEAST * size);
    m.width[k] = width;
    m.level[k] = SQUEEZE.wordSpace;
    m.squeeze[k] = width - WORD_SPACE_LEAST * size;
    m.spaceStretch[k] = Math.max(0, WORD_SPACE_MOST * size - width);
  } else if (before === CLASS.western || after === CLASS.western) {
    const other = before === CLASS.western ? after : before;
    // A Chinese mark has its own air: a space beside it is no wider than none.
    if (other !== undefined && isIn(MARKS_WITH_AIR, other)) {
      m.width[k] = 0;
      return;
    }
    // A space between Han and Western, as written, is the gap itself.
    m.width[k] = GAP * size;
    m.level[k] = SQUEEZE.gap;
    m.squeeze[k] = (GAP - GAP_LEAST) * size;
    // Let out as the gaps are, and no further.
    m.gapStretch[k] = (GAP_MOST - GAP) * size;
  } else if (
    style.phraseSpaces === true &&
    // A space behind a dash parts no phrases: —— 《呐喊·自序》.
    before !== CLASS.inseparable &&
    text.length > 1 &&
    k > 0 &&
    offset[k + 1] !== text.length
  ) {
    m.width[k] = size;
  }
}

/** Signs that join what stands on both sides of them: β-受体, 互联网+, 30′. */
const JOINS = new Set([...'-+−/&@#_*′″‴'].map((sign) => sign.charCodeAt(0)));

export function measureBoundary(
  m: Measures,
  { kind, codePoint, span }: Clusters,
  spans: readonly Span[],
  k: number,
  style: ParagraphStyle,
): void {
  const a = kind[k - 1] as number;
  const b = kind[k] as number;
  const current = spans[span[k] as number] as Span;
  const same = span[k] === span[k - 1];
  const together = same && current.unbreakable === true;
  const raised = current.rise !== undefined && current.rise !== 0;
  const western = isWestern(a) && isWestern(b);
  const doubled = a === CLASS.inseparable && codePoint[k] === codePoint[k - 1];
  if (!western && !doubled && !together && !raised && a !== CLASS.space && b !== CLASS.space) {
    m.elastic[k] = 1;
  }
  if (western && !together && !raised) m.loose[k] = 1;
  if (western && same && current.tabular === undefined) {
    const kerning = current.face.kerning(codePoint[k - 1] as number, codePoint[k] as number);
    // As a gap it goes where the line ends between the two.
    m.gap[k] = kerning * current.size;
  }
  const mixed = (isWestern(b) && isHanClass(a)) || (isWestern(a) && isHanClass(b));
  if (!mixed || raised || style.grid) return;
  if (JOINS.has((isWestern(b) ? codePoint[k] : codePoint[k - 1]) as number)) return;
  const em = style.em;
  m.gap[k] = GAP * em;
  m.gapSqueeze[k] = (GAP - GAP_LEAST) * em;
  m.gapStretch[k] = (GAP_MOST - GAP) * em;
  m.elastic[k] = 0;
}

export function isHanClass(kind: number): boolean {
  return kind === CLASS.han || kind === CLASS.iteration;
}

function isWestern(kind: number): boolean {
  return kind === CLASS.western;
}
