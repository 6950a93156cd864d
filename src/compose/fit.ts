import { CLASS } from './classes.js';
import type { Clusters } from './clusters.js';
import { type Measures, SQUEEZE, SQUEEZE_LEVELS } from './measure.js';

/** What a line from cluster `start` to `end` (spaces at its end left out) measures, and what it may give or take. */
export interface LineMeasure {
  /** pt */
  width: number;
  /** By level of SQUEEZE. */
  readonly squeeze: Float64Array;
  spaceStretch: number;
  gapStretch: number;
  /** Boundaries that may be let out. */
  elastic: number;
  /** Boundaries inside Western runs that may be let out as a last resort. */
  loose: number;
  /** Where the line's last visible cluster ends. */
  end: number;
}

/** Sums over the paragraph, so that any line is measured in a few steps. */
export interface Sums {
  readonly width: Float64Array;
  readonly squeeze: readonly Float64Array[];
  readonly spaceStretch: Float64Array;
  readonly gapStretch: Float64Array;
  readonly elastic: Int32Array;
  readonly loose: Int32Array;
}

export function sumUp(count: number, m: Measures): Sums {
  const width = new Float64Array(count + 1);
  const squeeze = Array.from({ length: SQUEEZE_LEVELS }, () => new Float64Array(count + 1));
  const spaceStretch = new Float64Array(count + 1);
  const gapStretch = new Float64Array(count + 1);
  const elastic = new Int32Array(count + 1);
  const loose = new Int32Array(count + 1);
  const deep = squeeze[SQUEEZE.deep] as Float64Array;
  const gap = squeeze[SQUEEZE.gap] as Float64Array;
  for (let k = 0; k < count; k++) {
    width[k + 1] = (width[k] as number) + (m.gap[k] as number) + (m.width[k] as number);
    for (const sums of squeeze) sums[k + 1] = sums[k] as number;
    const level = squeeze[m.level[k] as number] as Float64Array;
    level[k + 1] = (level[k + 1] as number) + (m.squeeze[k] as number);
    deep[k + 1] = (deep[k + 1] as number) + (m.deepSqueeze[k] as number);
    gap[k + 1] = (gap[k + 1] as number) + (m.gapSqueeze[k] as number);
    spaceStretch[k + 1] = (spaceStretch[k] as number) + (m.spaceStretch[k] as number);
    gapStretch[k + 1] = (gapStretch[k] as number) + (m.gapStretch[k] as number);
    elastic[k + 1] = (elastic[k] as number) + (m.elastic[k] as number);
    loose[k + 1] = (loose[k] as number) + (m.loose[k] as number);
  }
  return { width, squeeze, spaceStretch, gapStretch, elastic, loose };
}

export function lineMeasure(): LineMeasure {
  return {
    width: 0,
    squeeze: new Float64Array(SQUEEZE_LEVELS),
    spaceStretch: 0,
    gapStretch: 0,
    elastic: 0,
    loose: 0,
    end: 0,
  };
}

/** Measures the line of clusters `start` to `end` into `line`: edges trimmed, spaces at the end hung out. */
export function measureLine(
  line: LineMeasure,
  { kind }: Clusters,
  m: Measures,
  sums: Sums,
  start: number,
  end: number,
): void {
  let last = end;
  while (last > start + 1 && kind[last - 1] === CLASS.space) last--;
  line.end = last;
  const first = start;
  line.width =
    (sums.width[last] as number) -
    (sums.width[first] as number) -
    (m.gap[first] as number) -
    (m.startTrim[first] as number) -
    (last - 1 === first && (m.startTrim[first] as number) > 0
      ? 0
      : (m.endTrim[last - 1] as number));
  for (let level = 1; level < SQUEEZE_LEVELS; level++) {
    const sum = sums.squeeze[level] as Float64Array;
    line.squeeze[level] = (sum[last] as number) - (sum[first] as number);
  }
  // The gap before the first cluster isn't in the line; marks at its edges are half already.
  take(line, SQUEEZE.gap, m.gapSqueeze[first] as number);
  if ((m.startTrim[first] as number) > 0) takeMark(line, m, first);
  if (last - 1 > first && (m.endTrim[last - 1] as number) > 0) takeMark(line, m, last - 1);
  if (last - 1 > first && (m.endGive[last - 1] as number) > 0) {
    takeMark(line, m, last - 1);
    line.squeeze[SQUEEZE.lineEnd] = m.endGive[last - 1] as number;
  }
  line.spaceStretch = (sums.spaceStretch[last] as number) - (sums.spaceStretch[first] as number);
  line.gapStretch =
    (sums.gapStretch[last] as number) -
    (sums.gapStretch[first] as number) -
    (m.gapStretch[first] as number);
  line.elastic =
    (sums.elastic[last] as number) - (sums.elastic[first] as number) - (m.elastic[first] as number);
  line.loose =
    (sums.loose[last] as number) - (sums.loose[first] as number) - (m.loose[first] as number);
}

function takeMark(line: LineMeasure, m: Measures, k: number): void {
  take(line, m.level[k] as number, m.squeeze[k] as number);
  take(line, SQUEEZE.deep, m.deepSqueeze[k] as number);
}

function take(line: LineMeasure, level: number, amount: number): void {
  line.squeeze[level] = (line.squeeze[level] as number) - amount;
}
