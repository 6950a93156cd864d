import { BREAK } from './breaks.js';
import { CLASS } from './classes.js';
import type { Clusters } from './clusters.js';
import { COST } from './costs.js';
import { lineMeasure, measureLine, type Sums } from './fit.js';
import { adjust, adjustment } from './justify.js';
import type { ParagraphStyle, Span } from './line.js';
import { type Measures, SQUEEZE } from './measure.js';

/** What total fit needs to know of a paragraph. */
export interface Paragraph {
  readonly clusters: Clusters;
  readonly measures: Measures;
  readonly sums: Sums;
  readonly breaks: Uint8Array;
  readonly style: ParagraphStyle;
  /** A last line that begins here or later is one character: `lonelyFrom`. */
  readonly lonelyFrom: number;
}

/** A float's slack, pt. */
const SLACK = 1e-6;

/**
 * Where the lines end, as cluster indices, the last one the count: the breaks of the whole paragraph that cost
 * least together (TYPOGRAPHY 5). A forward search over the boundaries: from each that a line can end at, all
 * lines that can be set from there are tried; their number is bounded by the measure, so that the time is
 * linear in the text. Where no line can be set the best emergency is taken: the search always ends.
 */
export function totalFit(paragraph: Paragraph): readonly number[] {
  const { count } = paragraph.clusters;
  if (count === 0) return [];
  const cost = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array(count + 1).fill(-1);
  cost[0] = 0;
  for (let start = 0; start < count; start++) {
    if (cost[start] === Number.POSITIVE_INFINITY) continue;
    reach(paragraph, start, cost, from);
  }
  const ends: number[] = [];
  for (let at = count; at > 0; at = from[at] as number) ends.push(at);
  return ends.reverse();
}

/** The width that is left for the line that starts at cluster `start`, pt. */
export function measureFrom(style: ParagraphStyle, start: number): number {
  return style.measure - indentFrom(style, start);
}

/** pt */
export function indentFrom(style: ParagraphStyle, start: number): number {
  return (start === 0 ? style.firstIndent : style.hangingIndent) * style.em;
}

const line = lineMeasure();
const fit = adjustment();

/** Tries every line that starts at `start`, and notes where it gives the cheapest way to its end. */
function reach(
  p: Paragraph,
  start: number,
  cost: Float64Array,
  from: Int32Array,
  shortest: number = COST.shortest,
): void {
  const { count } = p.clusters;
  const room = measureFrom(p.style, start);
  const so = cost[start] as number;
  let found = false;
  let fallback = -1;
  // Inside what is never divided: only where that alone is wider than the measure.
  let lastResort = -1;
  let fallbackRank = Number.POSITIVE_INFINITY;
  const note = (end: number, total: number) => {
    if (total < (cost[end] as number)) {
      cost[end] = total;
      from[end] = start;
    }
  };
  for (let end = firstEnd(p, start, room, shortest); end <= count; end++) {
    const quality = end === count ? BREAK.usual : (p.breaks[end] as number);
    measureLine(line, p.clusters, p.measures, p.sums, start, end);
    if (quality === BREAK.hyphen) line.width += p.measures.hyphen[end - 1] as number;
    if (quality === BREAK.never) {
      if (line.width <= room || lastResort < 0) lastResort = end;
      continue;
    }
    if (line.width - room > maxSqueeze() + SLACK) {
      // Nothing longer fits either; but the first thing of a line is set even where it is too wide.
      if (fallback < 0) fallback = end;
      if (tooWide(line.width - room, p.style)) break;
      continue;
    }
    if (quality !== BREAK.emergency) {
      const price = end === count ? lastLineCost(p, start, room) : lineCost(p, room);
      if (price < COST.hopeless) {
        found = true;
        note(end, so + price + COST.breakAt[quality as 1]);
        continue;
      }
    }
    // The longest line that fits, one at a lawful break before one that isn't.
    const rank = emergencyRank(p, quality, room);
    if (rank <= fallbackRank) {
      fallbackRank = rank;
      fallback = end;
    }
  }
  if (found) return;
  if (shortest > COST.shortestAtAll) {
    reach(p, start, cost, from, COST.shortestAtAll);
    return;
  }
  const end = fallback >= 0 ? fallback : lastResort;
  note(end, so + COST.emergency * (1 + fallbackRankCost(fallbackRank)));
}

function maxSqueeze(): number {
  const { squeeze } = line;
  let sum = 0;
  // Asked for every line that is tried: an index is several times as fast as an iterator.
  for (let level = 0; level < squeeze.length; level++) sum += squeeze[level] as number;
  return sum;
}

/** A line may first be too wide and then fit again, when the next mark is half at its end: by an em at most. */
function tooWide(excess: number, style: ParagraphStyle): boolean {
  return excess > maxSqueeze() + 2 * style.em;
}

/** Lines that end before here are too short to be set without tearing them apart: not tried. */
function firstEnd(p: Paragraph, start: number, room: number, shortest: number): number {
  const { count } = p.clusters;
  const { width } = p.sums;
  const least = (width[start] as number) + room * shortest;
  let low = start + 1;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((width[middle] as number) < least) low = middle + 1;
    else high = middle;
  }
  // A preferred break counts, however short it makes the line.
  if (p.style.align === 'justify') return low;
  return start + 1;
}

function lineCost(p: Paragraph, room: number): number {
  if (p.style.align !== 'justify') {
    const slack = (room - line.width) / room;
    return slack < 0 ? COST.hopeless : slack * slack * COST.ragged;
  }
  adjust(fit, line, room, p.style.em);
  if (fit.rest > SLACK || fit.rest < -SLACK) return COST.hopeless;
  const { em } = p.style;
  const letOut = fit.letOut / em;
  if (letOut > COST.letOutMost) return COST.hopeless;
  const over = Math.max(0, letOut - COST.letOutGoal);
  const stretch = (letOut / COST.letOutUnit) ** 2 + over * COST.letOutOver;
  const light = fit.squeeze[SQUEEZE.wordSpace] as number;
  const gap = fit.squeeze[SQUEEZE.gap] as number;
  const marks = Math.max(
    fit.squeeze[SQUEEZE.bracket] as number,
    fit.squeeze[SQUEEZE.pause] as number,
  );
  const stops = fit.squeeze[SQUEEZE.stop] as number;
  const deep = fit.squeeze[SQUEEZE.deep] as number;
  return (
    stretch +
    COST.spaces * (light * light + fit.spaces * fit.spaces) +
    COST.gaps * (gap * gap + fit.gaps * fit.gaps) +
    COST.marks * marks * marks +
    COST.stops * stops * stops +
    (deep > 0 ? COST.deep + COST.deeper * deep : 0)
  );
}

/** The last line keeps its own width, may be squeezed, and is never one character alone (TYPOGRAPHY 4). */
function lastLineCost(p: Paragraph, start: number, room: number): number {
  // Centred lines are of like lengths, the last one too.
  const natural = line.width <= room && p.style.align !== 'center';
  const price = natural ? 0 : lineCost(p, room);
  return start > 0 && start >= p.lonelyFrom ? price + COST.lonely : price;
}

/** From which cluster on there is one character left, with or without its marks and the marks of its notes. */
export function lonelyFrom({ kind, span, count }: Clusters, spans: readonly Span[]): number {
  let characters = 0;
  for (let k = count - 1; k >= 0; k--) {
    const raised = (spans[span[k] as number]?.rise ?? 0) > 0;
    if (!raised && isCharacter(kind[k] as number)) characters++;
    if (characters > 1) return k + 1;
  }
  return 0;
}

/** Neither a mark (not even a dash or an ellipsis) nor a space: what a reader would count as a character. */
function isCharacter(kind: number): boolean {
  return kind <= CLASS.western || kind >= CLASS.prefix;
}

function emergencyRank(p: Paragraph, quality: number, room: number): number {
  const short = Math.max(0, room - line.width) / room;
  const letOut = p.style.align === 'justify' && short > COST.emergencyShort ? 1 : 0;
  return (quality === BREAK.emergency ? 1 : 0) + letOut * 2 + short;
}

function fallbackRankCost(rank: number): number {
  return Number.isFinite(rank) ? rank : COST.unfit;
}
