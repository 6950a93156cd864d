import { CLASS, isIn } from './classes.js';
import { type Clusters, HYPHEN, hasPairMarks, hasRunsOfCells, SPACE } from './clusters.js';
import { reusedColumns } from './columns.js';
import type { ParagraphStyle, Span } from './line.js';

/** The order in which a line is squeezed, docs/typography.md, rule 12; · never changes (rule 7). */
export const SQUEEZE = {
  none: 0,
  /** The mark at the line's end, where the style or the grid leaves it whole: elsewhere it is half already. */
  lineEnd: 1,
  wordSpace: 2,
  bracket: 3,
  pause: 4,
  gap: 5,
  stop: 6,
  /** What marks give beyond a quarter of an em, all together: only where nothing else helps. */
  deep: 7,
} as const;
export const SQUEEZE_LEVELS = 8;

/** Between Han and a Western run, em: the natural gap, and the least and most under justification (rule 10). */
const GAP = 0.25;
const GAP_LEAST = 0.125;
const GAP_MOST = 1 / 3;

/** Of a Western word space, em (rule 12). */
const WORD_SPACE_LEAST = 0.25;
const WORD_SPACE_MOST = 0.5;

/** A mark gives this much of an em before any mark gives more, so that none is crushed alone. */
const MARK_EASE = 0.25;

/**
 * What each cluster measures inside a line (pt), and what it may give or take. Index k of `gap` and
 * `elastic` speaks of the boundary before cluster k.
 */
export interface Measures {
  readonly width: Float64Array;
  /** How far its ink moves for each pt that it is narrower than the glyph: −1 for an opening mark. */
  readonly shift: Float64Array;
  /** The glyph's own advance. */
  readonly advance: Float64Array;
  /** Less width at a line's end, and at its start. */
  readonly endTrim: Float64Array;
  readonly startTrim: Float64Array;
  /** What a mark that is whole at a line's end may give there before anything else does. */
  readonly endGive: Float64Array;
  readonly level: Uint8Array;
  readonly squeeze: Float64Array;
  readonly deepSqueeze: Float64Array;
  readonly gap: Float64Array;
  readonly gapSqueeze: Float64Array;
  readonly gapStretch: Float64Array;
  readonly spaceStretch: Float64Array;
  /** 1 where characters may be let out before k: not in a Western run, a dash or an ellipsis. */
  readonly elastic: Float64Array;
  /** 1 where, as a last resort, letters of a Western run may be let out as well. */
  readonly loose: Float64Array;
}

const measuresFor = reusedColumns((length) => {
  const column = () => new Float64Array(length);
  return {
    width: column(),
    shift: column(),
    advance: column(),
    endTrim: column(),
    startTrim: column(),
    endGive: column(),
    level: new Uint8Array(length),
    squeeze: column(),
    deepSqueeze: column(),
    gap: column(),
    gapSqueeze: column(),
    gapStretch: column(),
    spaceStretch: column(),
    elastic: column(),
    loose: column(),
  };
});

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
    const { face, size } = spans[span[k] as number] as Span;
    const advance = face.advance(codePoint[k] as number) * size;
    begin(m, k, advance);
    if (codePoint[k] === SPACE) measureSpace(m, clusters, k, advance, size, style);
    else if (marks && isPairMark(kind[k])) {
      const half = face.half(codePoint[k] as number);
      if (half !== undefined) measureMark(m, clusters, k, half, size, style);
    }
    if (k > 0) measureBoundary(m, clusters, spans, k, style);
  }
  if (isIn(clusters.kinds, CLASS.exclaim)) exclaimRuns(m, clusters, style);
  // An address is no word: its letters take their share of what a line is let out.
  for (const k of clusters.addresses) m.elastic[k] = 1;
  if (style.grid && hasRunsOfCells(clusters)) fillCells(m, clusters, style);
  partRubies(m, clusters, spans, style);
  return m;
}

/** A cluster that gives and takes nothing, at a boundary that does neither. */
function begin(m: Measures, k: number, advance: number): void {
  m.advance[k] = advance;
  m.width[k] = advance;
  m.shift[k] = 0;
  m.endTrim[k] = 0;
  m.startTrim[k] = 0;
  m.endGive[k] = 0;
  m.level[k] = SQUEEZE.none;
  m.squeeze[k] = 0;
  m.deepSqueeze[k] = 0;
  m.gap[k] = 0;
  m.gapSqueeze[k] = 0;
  m.gapStretch[k] = 0;
  m.spaceStretch[k] = 0;
  m.elastic[k] = 0;
  m.loose[k] = 0;
}

/** The hyphen that is added where a word is divided behind cluster `k`, pt. */
export function hyphenBehind({ kind, span }: Clusters, spans: readonly Span[], k: number): number {
  if (kind[k] !== CLASS.western) return 0;
  const { face, size } = spans[span[k] as number] as Span;
  return face.advance(HYPHEN) * size;
}

/** Between the readings of neighbours, em; and how far a reading may reach over a neighbour that has none (CLREQ 3.3.3). */
const RUBY_GAP = 0.15;
const RUBY_OVERHANG = 0.25;

/** A reading that is wider than what it stands over pushes the neighbours away, so that no two of them touch. */
function partRubies(
  m: Measures,
  { count, span, codePoint }: Clusters,
  spans: readonly Span[],
  { em }: ParagraphStyle,
): void {
  if (!spans.some(({ ruby }) => ruby !== undefined)) return;
  /** How far the reading reaches beyond its base, where the boundary before k is its base's edge. */
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
      const wanted =
        Math.max(0, before) + Math.max(0, beyond) + (both ? RUBY_GAP : -RUBY_OVERHANG) * em;
      const touching = both && before + beyond === 0;
      if (wanted > 0 && !touching && codePoint[from] !== SPACE) {
        m.gap[from] = Math.max(m.gap[from] as number, wanted);
        m.gapSqueeze[from] = 0;
      }
    }
    before = beyond;
    from = to;
  }
}

/** Marks give up blank halves beside each other, on a character grid half cells. */
function sharesBlanks(style: ParagraphStyle): boolean {
  return style.marks === 'kaiming' || style.marks === 'half';
}

/** Marks give up blank halves at line edges. */
function trimsEdges(style: ParagraphStyle): boolean {
  return style.marks !== 'full';
}

/** Western letters and digits take half cells, as they do on a typewriter's grid. */
const CELL_PARTS = 2;

/** On a character grid a Western run fills whole half cells, its rest shared between the Han on its sides. */
function fillCells(m: Measures, { kind, count }: Clusters, { em }: ParagraphStyle): void {
  for (let start = 0; start < count; start++) {
    if (!isRunOfCells(kind[start])) continue;
    let end = start;
    let wide = 0;
    // A space written between Han and Western is the gap itself.
    const spaces: number[] = [];
    while (end < count && isRunOfCells(kind[end])) {
      if (m.level[end] === SQUEEZE.gap) spaces.push(end);
      else wide += (m.width[end] as number) + (end > start ? (m.gap[end] as number) : 0);
      end++;
    }
    const gaps = [start, end].filter(
      (k) =>
        k > 0 &&
        k < count &&
        isHan(kind[k === start ? k - 1 : k] as number) &&
        !spaces.includes(k === start ? k : k - 1),
    );
    const sides = gaps.length + spaces.length;
    const least = wide + sides * GAP_LEAST * em;
    const rest = Math.ceil((least / em) * CELL_PARTS - 1e-6) * (em / CELL_PARTS) - wide;
    const gap = Math.min(rest / sides, GAP_MOST * em);
    if (sides > 0 && rest > gap * sides) {
      const first = spaces.includes(start) ? start + 1 : start;
      const last = spaces.includes(end - 1) ? end - 1 : end;
      letOutRun(m, first, last, rest - gap * sides);
    }
    for (const k of gaps) {
      m.gap[k] = gap;
      m.gapSqueeze[k] = gap - GAP_LEAST * em;
      m.gapStretch[k] = GAP_MOST * em - gap;
      m.elastic[k] = 0;
    }
    for (const k of spaces) {
      m.width[k] = gap;
      m.squeeze[k] = gap - GAP_LEAST * em;
      m.spaceStretch[k] = GAP_MOST * em - gap;
    }
    start = end - 1;
  }
}

/** What the gaps beside a run can't take (rule 10) goes between its letters, so that it still fills its cells. */
function letOutRun(m: Measures, start: number, end: number, over: number): void {
  for (let k = start + 1; k < end; k++) {
    m.gap[k] = (m.gap[k] as number) + over / (end - start - 1);
  }
}

/** Western letters with the spaces between them and the signs that belong to their numbers. */
function isRunOfCells(kind: number | undefined): boolean {
  return kind === CLASS.western || kind === CLASS.space;
}

function measureSpace(
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
    // A space between Han and Western, as written, is the gap itself.
    m.width[k] = GAP * size;
    m.level[k] = SQUEEZE.gap;
    m.squeeze[k] = (GAP - GAP_LEAST) * size;
    m.spaceStretch[k] = (GAP_MOST - GAP) * size;
  } else if (
    style.phraseSpaces === true &&
    text.length > 1 &&
    k > 0 &&
    offset[k + 1] !== text.length
  ) {
    m.width[k] = size;
  }
}

function measureMark(
  m: Measures,
  { kind, count }: Clusters,
  k: number,
  half: { readonly advance: number; readonly shift: number },
  size: number,
  style: ParagraphStyle,
): void {
  const own = kind[k] as number;
  const trim = (m.advance[k] as number) - half.advance * size;
  if (trim <= 0) return;
  m.shift[k] = (half.shift * size) / trim;
  const opens = own === CLASS.opening;
  const next = kind[k + 1];
  const before = k > 0 ? kind[k - 1] : undefined;
  const pairs = sharesBlanks(style);
  const edges = trimsEdges(style);
  const halved =
    style.marks === 'half' ||
    (pairs && !opens && k + 1 < count && isPairMark(next)) ||
    (pairs && opens && before === CLASS.opening);
  if (halved) {
    m.width[k] = (m.advance[k] as number) - trim;
    return;
  }
  if (opens) m.startTrim[k] = edges ? trim : 0;
  // A hanging mark (CLREQ 3.1.6.2) stands wholly outside: it takes nothing of the measure.
  else if (style.hanging && hangs(own)) m.endTrim[k] = m.advance[k] as number;
  else if (edges) m.endTrim[k] = trim;
  else m.endGive[k] = trim;
  const easy = Math.min(trim, MARK_EASE * size);
  m.level[k] = levelOf(own);
  m.squeeze[k] = easy;
  // A pair has given half an em already: it is never pressed further than a mark alone is at first.
  m.deepSqueeze[k] = isPairMark(before) ? 0 : trim - easy;
}

/** Stops and pauses may hang; brackets, quotes and ？！ never do. */
function hangs(kind: number): boolean {
  return kind === CLASS.stop || kind === CLASS.pause;
}

function levelOf(kind: number): number {
  if (kind === CLASS.opening || kind === CLASS.closing) return SQUEEZE.bracket;
  return kind === CLASS.pause ? SQUEEZE.pause : SQUEEZE.stop;
}

/** Marks that share their blank halves with a neighbour. */
function isPairMark(kind: number | undefined): boolean {
  return kind !== undefined && kind >= CLASS.opening && kind <= CLASS.exclaim;
}

/** ?! take one em, ??? two (GB/T 15834-2011 5.1.4): each of a run gets an equal share. */
function exclaimRuns(m: Measures, { kind, count }: Clusters, style: ParagraphStyle): void {
  for (let start = 0; start < count; start++) {
    if (kind[start] !== CLASS.exclaim) continue;
    let end = start + 1;
    while (end < count && kind[end] === CLASS.exclaim) end++;
    const marks = end - start;
    if (marks > 1) {
      const share = marks === 2 ? 1 / 2 : 2 / 3;
      for (let k = start; k < end; k++) {
        const last = k === end - 1;
        const width = share * (m.advance[k] as number);
        // The last one may be half for the mark behind the run.
        const whole = !last && style.marks !== 'half';
        m.width[k] = whole ? width : Math.min(m.width[k] as number, width);
        m.squeeze[k] = 0;
        m.deepSqueeze[k] = 0;
        const spare = last ? Math.max(0, (m.width[k] as number) - (m.advance[k] as number) / 2) : 0;
        m.endTrim[k] = Math.min(m.endTrim[k] as number, spare);
        m.endGive[k] = Math.min(m.endGive[k] as number, spare);
      }
    }
    start = end - 1;
  }
}

function measureBoundary(
  m: Measures,
  { kind, codePoint, span }: Clusters,
  spans: readonly Span[],
  k: number,
  style: ParagraphStyle,
): void {
  const a = kind[k - 1] as number;
  const b = kind[k] as number;
  const own = spans[span[k] as number] as Span;
  const same = span[k] === span[k - 1];
  const together = same && own.unbreakable === true;
  const raised = own.rise !== undefined && own.rise !== 0;
  const western = isWestern(a) && isWestern(b);
  const doubled = a === CLASS.inseparable && codePoint[k] === codePoint[k - 1];
  if (!western && !doubled && !together && !raised && a !== CLASS.space && b !== CLASS.space) {
    m.elastic[k] = 1;
  }
  if (western && !together && !raised) m.loose[k] = 1;
  if (western && same) {
    const kerning = own.face.kerning(codePoint[k - 1] as number, codePoint[k] as number);
    // As a gap it goes where the line ends between the two.
    m.gap[k] = kerning * own.size;
  }
  const mixed = (isWestern(b) && isHan(a)) || (isWestern(a) && isHan(b));
  if (!mixed || raised || style.grid) return;
  const em = style.em;
  m.gap[k] = GAP * em;
  m.gapSqueeze[k] = (GAP - GAP_LEAST) * em;
  m.gapStretch[k] = (GAP_MOST - GAP) * em;
  m.elastic[k] = 0;
}

function isHan(kind: number): boolean {
  return kind === CLASS.han || kind === CLASS.iteration;
}

function isWestern(kind: number): boolean {
  return kind === CLASS.western;
}
