export type { MarkStyle, ProhibitionLevel } from '../model/template.js';

import { BREAK } from './breaks.js';
import { clustersOf } from './clusters.js';
import { lineMeasure, measureLine, sumUp } from './fit.js';
import { adjust, adjustment } from './justify.js';
import type { ComposedLine, ParagraphStyle, Span } from './line.js';
import { hyphenBehind, measure } from './measure.js';
import { paragraphOf } from './paragraph.js';
import { placeLine } from './place.js';
import { indentFrom, measureFrom, totalFit } from './total-fit.js';

export type {
  ComposedLine,
  ComposedRun,
  Hyphenate,
  LineFit,
  ParagraphStyle,
  Span,
} from './line.js';
export { type ScriptText, splitByScript } from './script.js';

/**
 * Sets a paragraph by CLREQ and GB/T 15834 (docs/typography.md, rules 1–15): lines of glyphs at their places, lengths in pt.
 * The runs of all lines joined are the spans' text, each character once and in order. Every line of a
 * justified paragraph but the last ends at the measure. A paragraph without text has no lines.
 */
export function composeParagraph(
  spans: readonly Span[],
  style: ParagraphStyle,
): readonly ComposedLine[] {
  const paragraph = paragraphOf(spans, style);
  const { clusters, breaks } = paragraph;
  const ends = totalFit(paragraph);
  const line = lineMeasure();
  const fit = adjustment();
  return ends.map((end, index) => {
    const start = index === 0 ? 0 : (ends[index - 1] as number);
    const room = measureFrom(style, start);
    line.room = room;
    const hyphenated = breaks[end] === BREAK.hyphen;
    const hyphen = hyphenated ? hyphenBehind(clusters, spans, end - 1) : undefined;
    measureLine(line, paragraph, start, end, hyphen);
    const last = index === ends.length - 1;
    const natural = last || style.align !== 'justify';
    // A line that keeps its own width may still have to be squeezed.
    adjust(fit, line, natural ? Math.min(room, line.width) : room, style.em);
    const slack = natural ? Math.max(0, room - line.width) : 0;
    const shift = style.align === 'center' ? slack / 2 : style.align === 'end' ? slack : 0;
    const left = indentFrom(style, start) + shift;
    const ending = {
      hyphen,
      forced: !last && isForced(breaks[end]),
      lonely: last && start > 0 && start >= paragraph.lonelyFrom,
    };
    return placeLine(paragraph, { start, end, line, fit, left, ending });
  });
}

/** How wide a text is in one line, pt. */
export function lineWidth(spans: readonly Span[], style: ParagraphStyle): number {
  const clusters = clustersOf(spans);
  if (clusters.count === 0) return 0;
  const measures = measure(clusters, spans, style);
  const line = lineMeasure();
  const sums = sumUp(clusters, measures, style.em);
  measureLine(line, { clusters, measures, sums }, 0, clusters.count);
  return line.width;
}

/** How wide the widest run is that no line break may divide, pt. */
export function unbreakableWidth(spans: readonly Span[], style: ParagraphStyle): number {
  const paragraph = paragraphOf(spans, style);
  const { clusters, breaks } = paragraph;
  const line = lineMeasure();
  const widthOf = (start: number, end: number) => {
    measureLine(line, paragraph, start, end);
    return line.width;
  };
  const { count } = clusters;
  let least = 0;
  let start = 0;
  for (let end = 1; end <= count; end++) {
    if (end < count && !isLawful(breaks[end])) continue;
    least = Math.max(least, widthOf(start, end));
    start = end;
  }
  return least;
}

const LAWFUL: ReadonlySet<number> = new Set([
  BREAK.usual,
  BREAK.preferred,
  BREAK.address,
  BREAK.phrase,
  BREAK.torn,
]);

function isLawful(quality: number | undefined): boolean {
  return LAWFUL.has(quality as number);
}

function isForced(quality: number | undefined): boolean {
  return quality === BREAK.emergency || quality === BREAK.never;
}
