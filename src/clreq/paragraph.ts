import { BREAK, breaksOf } from './breaks.js';
import { CLASS } from './classes.js';
import { type Clusters, clustersOf, HYPHEN } from './clusters.js';
import { type Sums, sumUp } from './fit.js';
import type { ParagraphStyle, Span } from './line.js';
import { measure } from './measure.js';
import type { Measures } from './measures.js';

/** All data of a paragraph before its lines are divided. They are valid until the next paragraph is measured. */
export interface MeasuredParagraph {
  readonly spans: readonly Span[];
  readonly style: ParagraphStyle;
  readonly clusters: Clusters;
  readonly measures: Measures;
  readonly sums: Sums;
  readonly breaks: Uint8Array;
  /** The widest hyphen that a line may have added, pt. */
  readonly hyphen: number;
  /** The cluster from which on a last line holds only one character. */
  readonly lonelyFrom: number;
}

export function paragraphOf(spans: readonly Span[], style: ParagraphStyle): MeasuredParagraph {
  const clusters = clustersOf(spans);
  const measures = measure(clusters, spans, style);
  const sums = sumUp(clusters, measures, style.em);
  const breaks = breaksOf(clusters, spans, style);
  const hyphen = breaks.includes(BREAK.hyphen)
    ? Math.max(...spans.map(({ face, size }) => face.advance(HYPHEN) * size))
    : 0;
  const lonely = lonelyFrom(clusters, spans);
  return { spans, style, clusters, measures, sums, breaks, hyphen, lonelyFrom: lonely };
}

/** The cluster from which on only one character follows, beside marks and the marks of notes. */
function lonelyFrom({ kind, span, count }: Clusters, spans: readonly Span[]): number {
  let characters = 0;
  for (let k = count - 1; k >= 0; k--) {
    const raised = (spans[span[k] as number]?.rise ?? 0) > 0;
    if (!raised && isCharacter(kind[k] as number)) characters++;
    if (characters > 1) return k + 1;
  }
  return 0;
}

/** Whether a reader counts a cluster as a character: it is neither a mark (a dash, an ellipsis) nor a space. */
function isCharacter(kind: number): boolean {
  return kind <= CLASS.western || kind >= CLASS.prefix;
}
