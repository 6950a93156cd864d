import type { Face } from '../model/face.js';
import { isDigit } from './ascii.js';
import { fillCells } from './character-grid.js';
import { CLASS, isIn } from './classes.js';
import {
  type Clusters,
  HYPHEN,
  hasPairMarks,
  hasRunsOfCells,
  isIgnorable,
  SPACE,
} from './clusters.js';
import type { ParagraphStyle, Span } from './line.js';
import { markedWidth } from './marked-clusters.js';
import { measureBoundary, measureSpace } from './measure-gaps.js';
import { exclaimRuns, isPairMark, measureMark } from './measure-marks.js';
import { begin, type Measures, measuresFor } from './measures.js';
import { partRubies } from './part-rubies.js';

/**
 * Widths by the mark style: pairs (rule 7, 8), line edges (rule 6), gaps between Han and Western (rule 10). They hold
 * until the next paragraph is measured.
 */
export function measure(
  clusters: Clusters,
  spans: readonly Span[],
  style: ParagraphStyle,
): Measures {
  const { count, kind, codePoint, span } = clusters;
  const m: Measures = measuresFor(count);
  const marks = hasPairMarks(clusters);
  for (let k = 0; k < count; k++) {
    const { face, size, tabular } = spans[span[k] as number] as Span;
    const code = codePoint[k] as number;
    const width = isIgnorable(code) ? 0 : (clusterWidth(clusters, k, face) ?? face.advance(code));
    const advance = width * size;
    begin(m, k, advance);
    if (tabular !== undefined && isDigit(code)) setTabular(m, k, tabular * size);
    if (codePoint[k] === SPACE) measureSpace(m, clusters, k, advance, size, style);
    else if (marks && isPairMark(kind[k])) {
      const half = face.half(codePoint[k] as number);
      if (half !== undefined) measureMark(m, clusters, k, half, size, style);
      if (half !== undefined && isRaised(spans[span[k + 1] as number], k + 1 < count)) {
        closeUp(m, k, half.advance * size);
      }
    }
    if (k > 0) measureBoundary(m, clusters, spans, k, style);
  }
  if (isIn(clusters.kinds, CLASS.exclaim)) exclaimRuns(m, clusters, style);
  if (style.grid && hasRunsOfCells(clusters)) fillCells(m, clusters, style);
  partRubies(m, clusters, spans, style);
  return m;
}

/** em; undefined where it is that of the cluster's first character. */
function clusterWidth({ text, offset }: Clusters, k: number, face: Face): number | undefined {
  const from = offset[k] as number;
  const to = offset[k + 1] as number;
  return to - from === 1 ? undefined : markedWidth(text.slice(from, to), face);
}

/** The hyphen that is added where a word is divided behind cluster `k`, pt. */
export function hyphenBehind({ kind, span }: Clusters, spans: readonly Span[], k: number): number {
  if (kind[k] !== CLASS.western) return 0;
  const { face, size } = spans[span[k] as number] as Span;
  return face.advance(HYPHEN) * size;
}

/** A note's mark stands tight behind the mark before it, whose blank half goes. */
function closeUp(m: Measures, k: number, width: number): void {
  if (m.shift[k] !== 0 || (m.width[k] as number) <= width) return;
  m.width[k] = width;
  m.endTrim[k] = 0;
  m.endGive[k] = 0;
  m.squeeze[k] = 0;
  m.deepSqueeze[k] = 0;
}

function isRaised(span: Span | undefined, follows: boolean): boolean {
  return follows && span?.rise !== undefined && span.rise > 0;
}

/** A digit in the middle of the width that all digits of its table take. */
function setTabular(m: Measures, k: number, width: number): void {
  m.width[k] = width;
  m.shift[k] = -1 / 2;
}
