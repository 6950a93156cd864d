export type { MarkStyle, ProhibitionLevel } from '../model/template.js';

import { BREAK } from './breaks.js';
import { lineMeasure, measureLine } from './fit.js';
import { adjust, adjustment } from './justify.js';
import type { ComposedLine, ParagraphStyle, Span } from './line.js';
import { hyphenBehind } from './measure.js';
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
  const { clusters, measures, sums, breaks } = paragraph;
  const ends = totalFit(paragraph);
  const line = lineMeasure();
  const fit = adjustment();
  return ends.map((end, index) => {
    const start = index === 0 ? 0 : (ends[index - 1] as number);
    const room = measureFrom(style, start);
    const hyphenated = breaks[end] === BREAK.hyphen;
    const hyphen = hyphenated ? hyphenBehind(clusters, spans, end - 1) : undefined;
    measureLine(line, clusters, measures, sums, start, end, room, hyphen ?? 0);
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

function isForced(quality: number | undefined): boolean {
  return quality === BREAK.emergency || quality === BREAK.never;
}
