import { CLASS } from './classes.js';
import { type Clusters, hasPairMarks, hasRunsOfCells } from './clusters.js';
import { reusedColumns } from './columns.js';
import type { Measures } from './measures.js';
import { LETTERS_MOST, SQUEEZE, SQUEEZE_LEVELS } from './squeeze.js';

/**
 * The width of a line (without spaces at its end) and the amounts by which it can change. If the line is wider than `room`,
 * only `squeeze` is valid; otherwise only `elastic`, `loose` and the like are.
 */
export interface LineMeasure {
  /** The width that the line is set to, pt. The caller gives it before the line is measured. */
  room: number;
  /** pt */
  width: number;
  /** What the line can give, pt, by level of SQUEEZE. */
  readonly squeeze: Float64Array;
  spaceStretch: number;
  gapStretch: number;
  /** The number of boundaries that may be let out. */
  elastic: number;
  /** The number of boundaries inside Western runs that may be let out as a last resort. */
  loose: number;
  /** The index behind the last visible cluster of the line. */
  end: number;
  /** Whether its paragraph has long Western runs. Few of its lines can be filled in more than one way, and the line may end short. */
  besideRuns: boolean;
}

/** Sums over the paragraph, from which any line is measured in a few steps: entry k is the sum of the clusters before k. */
export interface Sums {
  readonly width: Float64Array;
  /** Whether `width` never falls. It falls where kerning takes away more than the width of a cluster. */
  readonly rising: boolean;
  /** What the clusters can give, pt, by level of SQUEEZE. */
  readonly squeeze: readonly Float64Array[];
  readonly spaceStretch: Float64Array;
  readonly gapStretch: Float64Array;
  readonly elastic: Float64Array;
  readonly loose: Float64Array;
}

const columnsFor = reusedColumns((length) => {
  const column = () => new Float64Array(length);
  return {
    width: column(),
    elastic: column(),
    loose: column(),
    spaceStretch: column(),
    gapStretch: column(),
    wordSpace: column(),
    bracket: column(),
    pause: column(),
    gap: column(),
    stop: column(),
    letters: column(),
    deep: column(),
    /** A column of zeros, to which nothing is written: it stands for each amount that no character of the paragraph has. */
    nothing: column(),
  };
});

type Columns = ReturnType<typeof columnsFor>;

/** Sums up the measures of a paragraph whose em is `em` pt. The sums are valid until the next paragraph is measured. */
export function sumUp(clusters: Clusters, m: Measures, em: number): Sums {
  const { count } = clusters;
  const columns = columnsFor(count + 1);
  const { width, nothing } = columns;
  let rising = true;
  for (let k = 0; k < count; k++) {
    const before = width[k] as number;
    const after = before + (m.gap[k] as number) + (m.width[k] as number);
    if (after < before) rising = false;
    width[k + 1] = after;
  }
  sumOf(m.elastic, columns.elastic, count);
  const western = hasRunsOfCells(clusters);
  const marks = hasPairMarks(clusters);
  if (western) {
    sumOf(m.loose, columns.loose, count);
    sumOf(m.spaceStretch, columns.spaceStretch, count);
    sumOf(m.gapStretch, columns.gapStretch, count);
    sumSpaces(m, columns, count);
    if (clusters.longRuns) sumLetters(columns, count, em);
  }
  if (marks) sumMarks(m, columns, count);
  const squeeze: Float64Array[] = new Array(SQUEEZE_LEVELS).fill(nothing);
  squeeze[SQUEEZE.wordSpace] = western ? columns.wordSpace : nothing;
  squeeze[SQUEEZE.bracket] = marks ? columns.bracket : nothing;
  squeeze[SQUEEZE.pause] = marks ? columns.pause : nothing;
  squeeze[SQUEEZE.gap] = western ? columns.gap : nothing;
  squeeze[SQUEEZE.stop] = marks ? columns.stop : nothing;
  squeeze[SQUEEZE.letters] = clusters.longRuns ? columns.letters : nothing;
  squeeze[SQUEEZE.deep] = marks ? columns.deep : nothing;
  return {
    width,
    rising,
    squeeze,
    spaceStretch: western ? columns.spaceStretch : nothing,
    gapStretch: western ? columns.gapStretch : nothing,
    elastic: columns.elastic,
    loose: western ? columns.loose : nothing,
  };
}

function sumOf(values: Float64Array, into: Float64Array, count: number): void {
  let sum = 0;
  for (let k = 0; k < count; k++) {
    sum += values[k] as number;
    into[k + 1] = sum;
  }
}

function sumSpaces(
  { level, squeeze, gapSqueeze }: Measures,
  into: Pick<Columns, 'wordSpace' | 'gap'>,
  count: number,
): void {
  let wordSpace = 0;
  let gap = 0;
  for (let k = 0; k < count; k++) {
    if (level[k] === SQUEEZE.wordSpace) wordSpace += squeeze[k] as number;
    else if (level[k] === SQUEEZE.gap) gap += squeeze[k] as number;
    gap += gapSqueeze[k] as number;
    into.wordSpace[k + 1] = wordSpace;
    into.gap[k + 1] = gap;
  }
}

/** Only beside long runs: elsewhere a line has choices enough to leave its letters as their face has them. */
function sumLetters(
  { loose, letters }: Pick<Columns, 'loose' | 'letters'>,
  count: number,
  em: number,
): void {
  for (let k = 1; k <= count; k++) letters[k] = (loose[k] as number) * LETTERS_MOST * em;
}

function sumMarks(
  { level, squeeze, deepSqueeze }: Measures,
  into: Pick<Columns, 'bracket' | 'pause' | 'stop' | 'deep'>,
  count: number,
): void {
  let bracket = 0;
  let pause = 0;
  let stop = 0;
  let deep = 0;
  for (let k = 0; k < count; k++) {
    if (level[k] === SQUEEZE.bracket) bracket += squeeze[k] as number;
    else if (level[k] === SQUEEZE.pause) pause += squeeze[k] as number;
    else if (level[k] === SQUEEZE.stop) stop += squeeze[k] as number;
    deep += deepSqueeze[k] as number;
    into.bracket[k + 1] = bracket;
    into.pause[k + 1] = pause;
    into.stop[k + 1] = stop;
    into.deep[k + 1] = deep;
  }
}

export function lineMeasure(room = Number.POSITIVE_INFINITY): LineMeasure {
  return {
    room,
    width: 0,
    squeeze: new Float64Array(SQUEEZE_LEVELS),
    spaceStretch: 0,
    gapStretch: 0,
    elastic: 0,
    loose: 0,
    end: 0,
    besideRuns: false,
  };
}

/** A paragraph whose clusters are measured and summed up. */
interface SummedParagraph {
  readonly clusters: Clusters;
  readonly measures: Measures;
  readonly sums: Sums;
}

/**
 * Measures the line of the clusters from `start` up to `end` and writes the result into `line`, whose `room` is set. The marks
 * at the edges are trimmed, and spaces at the end do not count. A hyphen of `hyphen` pt is added at the end.
 */
export function measureLine(
  line: LineMeasure,
  paragraph: SummedParagraph,
  start: number,
  end: number,
  hyphen = 0,
): void {
  const { measures: m, sums } = paragraph;
  const { kind, longRuns } = paragraph.clusters;
  let last = end;
  while (last > start + 1 && kind[last - 1] === CLASS.space) last--;
  line.end = last;
  line.besideRuns = longRuns;
  const { width } = sums;
  const trim = m.startTrim[start] as number;
  line.width =
    (width[last] as number) -
    (width[start] as number) -
    (m.gap[start] as number) -
    trim -
    (last - 1 === start && trim > 0 ? 0 : (m.endTrim[last - 1] as number)) +
    hyphen;
  if (line.width > line.room) measureSqueeze(line, m, sums, start, last);
  else measureStretch(line, m, sums, start, last);
}

function measureSqueeze(
  line: LineMeasure,
  m: Measures,
  { squeeze }: Sums,
  start: number,
  end: number,
): void {
  const last = end - 1;
  line.squeeze[SQUEEZE.lineEnd] = 0;
  for (let level: number = SQUEEZE.wordSpace; level < SQUEEZE_LEVELS; level++) {
    const sum = squeeze[level] as Float64Array;
    line.squeeze[level] = (sum[end] as number) - (sum[start] as number);
  }
  // The gap before the first cluster is outside the line, and the marks at its edges have given their blank halves.
  take(line, SQUEEZE.gap, m.gapSqueeze[start] as number);
  const letters = squeeze[SQUEEZE.letters] as Float64Array;
  take(line, SQUEEZE.letters, (letters[start + 1] as number) - (letters[start] as number));
  if ((m.startTrim[start] as number) > 0) takeMark(line, m, start);
  if (last > start && (m.endTrim[last] as number) > 0) takeMark(line, m, last);
  if (last > start && (m.endGive[last] as number) > 0) {
    takeMark(line, m, last);
    line.squeeze[SQUEEZE.lineEnd] = m.endGive[last] as number;
  }
}

/** Counts what the line may take. The boundary before the first cluster is outside the line. */
function measureStretch(
  line: LineMeasure,
  m: Measures,
  { spaceStretch, gapStretch, elastic, loose }: Sums,
  start: number,
  end: number,
): void {
  line.spaceStretch = (spaceStretch[end] as number) - (spaceStretch[start] as number);
  line.gapStretch =
    (gapStretch[end] as number) - (gapStretch[start] as number) - (m.gapStretch[start] as number);
  line.elastic =
    (elastic[end] as number) - (elastic[start] as number) - (m.elastic[start] as number);
  line.loose = (loose[end] as number) - (loose[start] as number) - (m.loose[start] as number);
}

function takeMark(line: LineMeasure, m: Measures, k: number): void {
  take(line, m.level[k] as number, m.squeeze[k] as number);
  take(line, SQUEEZE.deep, m.deepSqueeze[k] as number);
}

function take(line: LineMeasure, level: number, amount: number): void {
  line.squeeze[level] = (line.squeeze[level] as number) - amount;
}
