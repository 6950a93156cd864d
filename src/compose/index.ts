import { BREAK, breaksOf } from './breaks.js';
import { clustersOf } from './clusters.js';
import { lineMeasure, measureLine, sumUp } from './fit.js';
import { adjust, adjustment } from './justify.js';
import type { ComposedLine, ParagraphStyle, Span } from './line.js';
import { measure } from './measure.js';
import { placeLine } from './place.js';
import { indentFrom, isLonely, measureFrom, totalFit } from './total-fit.js';

export type {
  ComposedLine,
  ComposedRun,
  Hyphenate,
  LineFit,
  MarkStyle,
  ParagraphStyle,
  ProhibitionLevel,
  Span,
} from './line.js';
export { type ScriptText, splitByScript } from './script.js';

/**
 * Sets a paragraph by CLREQ and GB/T 15834 (TYPOGRAPHY 1–15): lines of glyphs at their places, lengths in pt.
 * The runs of all lines joined are the spans' text, each character once and in order. Every line of a
 * justified paragraph but the last ends at the measure. A paragraph without text has no lines.
 */
export function composeParagraph(
  spans: readonly Span[],
  style: ParagraphStyle,
): readonly ComposedLine[] {
  const clusters = clustersOf(spans);
  const measures = measure(clusters, spans, style);
  const sums = sumUp(clusters.count, measures);
  const breaks = breaksOf(clusters, spans, style);
  const ends = totalFit({ clusters, measures, sums, breaks, style });
  const line = lineMeasure();
  const fit = adjustment();
  return ends.map((end, index) => {
    const start = index === 0 ? 0 : (ends[index - 1] as number);
    const room = measureFrom(style, start);
    measureLine(line, clusters, measures, sums, start, end);
    const hyphenated = breaks[end] === BREAK.hyphen;
    if (hyphenated) line.width += measures.hyphen[end - 1] as number;
    const last = index === ends.length - 1;
    const natural = last || style.align !== 'justify';
    // A line that keeps its own width may still have to be squeezed.
    adjust(fit, line, natural ? Math.min(room, line.width) : room, style.em);
    if (natural && line.width > room) adjust(fit, line, room, style.em);
    const slack = natural ? Math.max(0, room - line.width) : 0;
    const shift = style.align === 'center' ? slack / 2 : style.align === 'end' ? slack : 0;
    const left = indentFrom(style, start) + shift;
    return placeLine(clusters, spans, measures, style, start, end, line, fit, left, {
      hyphenated,
      forced: !last && isForced(breaks[end]),
      lonely: last && start > 0 && isLonely(clusters, start),
    });
  });
}

function isForced(quality: number | undefined): boolean {
  return quality === BREAK.emergency || quality === BREAK.never;
}
