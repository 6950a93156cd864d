import { type Clusters, SPACE } from './clusters.js';
import type { ParagraphStyle, Span } from './line.js';
import type { Measures } from './measures.js';

/** The distance between the readings of neighbours, em, and how far a reading may reach over a neighbour without one (CLREQ 3.3.4). */
const RUBY_GAP = 0.15;
const RUBY_OVERHANG = 0.25;

/** Pushes neighbours apart where a reading is wider than its base, so that no two readings touch. */
export function partRubies(
  m: Measures,
  { count, span, codePoint }: Clusters,
  spans: readonly Span[],
  { em }: ParagraphStyle,
): void {
  if (!spans.some(({ ruby }) => ruby !== undefined)) return;
  /** The distance by which the reading reaches beyond its base, if the boundary before k is the edge of the base. */
  let before = -1;
  for (let from = 0; from < count; ) {
    let to = from + 1;
    while (to < count && span[to] === span[from]) to++;
    const { ruby } = spans[span[from] as number] as Span;
    let beyond = -1;
    if (ruby !== undefined) {
      let base = 0;
      for (let k = from; k < to; k++) {
        base += (m.width[k] as number) + (k > from ? (m.gap[k] as number) : 0);
      }
      const wide = [...ruby.text].reduce(
        (sum, one) => sum + ruby.face.advance(one.codePointAt(0) as number) * ruby.size,
        0,
      );
      beyond = Math.max(0, (wide - base) / 2);
    }
    if (from > 0 && (before >= 0 || beyond >= 0)) {
      const both = before >= 0 && beyond >= 0;
      const distance =
        Math.max(0, before) + Math.max(0, beyond) + (both ? RUBY_GAP : -RUBY_OVERHANG) * em;
      const touching = both && before + beyond === 0;
      if (distance > 0 && !touching && codePoint[from] !== SPACE) {
        m.gap[from] = Math.max(m.gap[from] as number, distance);
        m.gapSqueeze[from] = 0;
      }
    }
    before = beyond;
    from = to;
  }
}
