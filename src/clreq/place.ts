import { sum } from '../model/numbers.js';
import { type Clusters, clustersOf } from './clusters.js';
import type { LineMeasure } from './fit.js';
import type { Adjustment } from './justify.js';
import type { ComposedLine, ComposedRun, Span } from './line.js';
import { markedWidth, pushCluster, type RunGlyphs, withMarks } from './marked-clusters.js';
import type { Measures } from './measures.js';
import type { MeasuredParagraph } from './paragraph.js';
import { LETTERS_MOST, SQUEEZE } from './squeeze.js';

/** The places of the clusters of one line, pt from the left edge of the measure. */
interface Placed {
  readonly origin: Float64Array;
  readonly right: number;
}

/** The properties of a line's end that the search for breaks has found. */
export interface LineEnding {
  /** The width of the hyphen that is added, pt; undefined where no hyphen is. */
  readonly hyphen: number | undefined;
  readonly forced: boolean;
  readonly lonely: boolean;
}

/** The clusters of a line, and their setting. */
export interface LineSetting {
  readonly start: number;
  readonly end: number;
  readonly line: LineMeasure;
  readonly fit: Adjustment;
  /** pt from the measure's left edge: indent and alignment. */
  readonly left: number;
  readonly ending: LineEnding;
}

/** The line of a paragraph with each glyph at its place. */
export function placeLine(
  { clusters, spans, measures: m, style }: MeasuredParagraph,
  setting: LineSetting,
): ComposedLine {
  const { start, end, line, fit, left, ending } = setting;
  const { hyphen, forced, lonely } = ending;
  const placed = placeClusters(m, style.em, setting);
  const composed = {
    runs: lineRuns(clusters, spans, start, end, placed),
    ruby: rubyOf(clusters, spans, m, start, end, placed),
    start: clusters.offset[start] as number,
    end: clusters.offset[end] as number,
    width: placed.right + (hyphen ?? 0),
    forced,
    lonely,
    fit: {
      excess: (line.width - (style.measure - left)) / style.em,
      stretch: fit.letOut / style.em,
      short: Math.max(0, -fit.rest / style.em),
      squeeze: Math.max(
        (fit.squeeze[SQUEEZE.pause] as number) / 4,
        (fit.squeeze[SQUEEZE.bracket] as number) / 4,
        (fit.squeeze[SQUEEZE.deep] as number) / 4 +
          ((fit.squeeze[SQUEEZE.deep] as number) > 0 ? 1 / 4 : 0),
      ),
    },
  };
  if (hyphen === undefined) return composed;
  return {
    ...composed,
    hyphen: { span: clusters.span[end - 1] as number, x: placed.right },
  };
}

function placeClusters(
  m: Measures,
  em: number,
  { start, end, line, fit, left }: LineSetting,
): Placed {
  const origin = new Float64Array(end - start + 1);
  // The line's em is that of its paragraph.
  const lettersIn = (fit.squeeze[SQUEEZE.letters] as number) * LETTERS_MOST * em;
  let pen = left;
  let right = left;
  for (let k = start; k < end; k++) {
    if (k > start && k < line.end) {
      pen +=
        (m.gap[k] as number) - (fit.squeeze[SQUEEZE.gap] as number) * (m.gapSqueeze[k] as number);
      pen += fit.gaps * (m.gapStretch[k] as number) + fit.letOut * (m.elastic[k] as number);
      pen += (fit.lettersOut - lettersIn) * (m.loose[k] as number);
    }
    const width = k < line.end ? placedWidth(m, k, start, line.end, fit) : 0;
    origin[k - start] = pen + ((m.advance[k] as number) - width) * (m.shift[k] as number);
    pen += width;
    if (k < line.end) right = pen;
  }
  origin[end - start] = pen;
  return { origin, right };
}

function placedWidth(m: Measures, k: number, start: number, end: number, fit: Adjustment): number {
  const natural = m.width[k] as number;
  if (k === start && (m.startTrim[k] as number) > 0) return natural - (m.startTrim[k] as number);
  if (k === end - 1 && (m.endTrim[k] as number) > 0) return natural - (m.endTrim[k] as number);
  if (k === end - 1 && k > start && (m.endGive[k] as number) > 0) {
    return natural - (fit.squeeze[SQUEEZE.lineEnd] as number) * (m.endGive[k] as number);
  }
  return (
    natural -
    (fit.squeeze[m.level[k] as number] as number) * (m.squeeze[k] as number) -
    (fit.squeeze[SQUEEZE.deep] as number) * (m.deepSqueeze[k] as number) +
    fit.spaces * (m.spaceStretch[k] as number)
  );
}

function lineRuns(
  { text, offset, span }: Clusters,
  spans: readonly Span[],
  start: number,
  end: number,
  { origin }: Placed,
): readonly ComposedRun[] {
  const runs: ComposedRun[] = [];
  eachSpan(span, start, end, (spanIndex, from, to) => {
    const { face, size } = spans[spanIndex] as Span;
    const glyphs: RunGlyphs = { advances: [], drawn: new Map() };
    for (let k = from; k < to; k++) {
      const whole = (origin[k - start + 1] as number) - (origin[k - start] as number);
      const unit = offset[k] as number;
      const next = offset[k + 1] as number;
      if (next - unit === 1) glyphs.advances.push(whole);
      else pushCluster(glyphs, text.slice(unit, next), whole, face, size);
    }
    const run = {
      span: spanIndex,
      text: text.slice(offset[from], offset[to]),
      x: origin[from - start] as number,
      // A copy takes no more memory than its content; an array that grew by pushing does, and a book has many lines.
      advances: glyphs.advances.slice(),
    };
    runs.push(...withMarks(run, glyphs));
  });
  return runs;
}

/** The ruby centred over its base (CLREQ 3.3). Where a narrow line divides the base, the ruby stands over the first part. */
function rubyOf(
  { span }: Clusters,
  spans: readonly Span[],
  m: Measures,
  start: number,
  end: number,
  { origin }: Placed,
): readonly ComposedRun[] {
  const runs: ComposedRun[] = [];
  eachSpan(span, start, end, (spanIndex, from, to) => {
    const { ruby } = spans[spanIndex] as Span;
    const begins = span[from - 1] !== spanIndex;
    if (ruby !== undefined && begins) {
      const glyphs = rubyGlyphs(ruby);
      const { advances } = glyphs;
      const wide = sum(advances);
      const left = origin[from - start] as number;
      // The next cluster may have been pushed away.
      const base = (origin[to - 1 - start] as number) + (m.advance[to - 1] as number) - left;
      const x = left + (base - wide) / 2;
      runs.push(...withMarks({ span: spanIndex, text: ruby.text, x, advances }, glyphs));
    }
  });
  return runs;
}

/** The clusters of a line, from `start` to `end`, by the spans to which they belong. */
function eachSpan(
  span: Clusters['span'],
  start: number,
  end: number,
  visit: (span: number, from: number, to: number) => void,
): void {
  for (let from = start; from < end; ) {
    const index = span[from] as number;
    let to = from + 1;
    while (to < end && span[to] === index) to++;
    visit(index, from, to);
    from = to;
  }
}

/** The glyphs of a ruby text at their natural widths. */
export function rubyGlyphs({ text, face, size }: NonNullable<Span['ruby']>): RunGlyphs {
  const glyphs: RunGlyphs = { advances: [], drawn: new Map() };
  const { count, offset } = clustersOf([{ text, face, size }]);
  for (let k = 0; k < count; k++) {
    const cluster = text.slice(offset[k], offset[k + 1]);
    const width = markedWidth(cluster, face) ?? face.advance(cluster.codePointAt(0) as number);
    pushCluster(glyphs, cluster, width * size, face, size);
  }
  return glyphs;
}
