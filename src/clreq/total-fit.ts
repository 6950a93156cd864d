import { BREAK } from './breaks.js';
import { isBesideRun } from './clusters.js';
import { reusedColumns } from './columns.js';
import { COST } from './costs.js';
import { lineMeasure, measureLine } from './fit.js';
import { adjust, adjustment, GAPS_MORE, SPACES_MORE } from './justify.js';
import type { ParagraphStyle } from './line.js';
import { hyphenBehind } from './measure.js';
import type { MeasuredParagraph } from './paragraph.js';
import { SQUEEZE } from './squeeze.js';

/** Lengths that differ by less are equal: the rounding of floating-point numbers, pt. */
const SLACK = 1e-6;

/** The cheapest way so far to each boundary, and the boundary at which its last line starts. */
interface Ways {
  readonly cost: Float64Array;
  readonly from: Int32Array;
}

const waysFor = reusedColumns((length) => ({
  cost: new Float64Array(length),
  from: new Int32Array(length),
}));

/** A search for a paragraph that costs less than `price`. It therefore has no line that is let out by `letOut` em or more. */
interface Search {
  readonly price: number;
  readonly letOut: number;
}

/** The search that tries every line. It always finds a way. */
export const WHOLE_SEARCH: Search = searchBelow(Number.POSITIVE_INFINITY);

/** The prices of the searches: the first finds nine paragraphs in ten, the second nearly all others. */
const SEARCHES: readonly Search[] = [searchBelow(24), searchBelow(120), WHOLE_SEARCH];

/**
 * Finds the breaks that together cost least for the whole paragraph (docs/typography.md, rule 5). Returns the cluster index at
 * which each line ends; the last index is the number of clusters. The search goes forward over the boundaries: from each
 * possible line end it tries all lines that can start there. The measure bounds their number, so that the time is linear in the
 * text. The search takes the best emergency where no line can be set, so that it always ends.
 *
 * No line costs less than nothing, so that a paragraph costs at least as much as its dearest line. Most paragraphs can be set
 * well: the first search looks for cheap ways only, and does not try lines that are dearer than such a way. The result is that
 * of the whole search, since every way that was left out costs more, and both searches choose the same of two equal ways.
 */
export function totalFit(
  paragraph: MeasuredParagraph,
  searches: readonly Search[] = SEARCHES,
): readonly number[] {
  const { clusters, sums, breaks } = paragraph;
  const { count } = clusters;
  if (count === 0) return [];
  const ways = waysFor(count + 1);
  // A preferred break has a negative cost: with one, a paragraph may cost less than its dearest line.
  const partly = sums.rising && !breaks.includes(BREAK.preferred) && !breaks.includes(BREAK.phrase);
  for (const search of partly ? searches : [WHOLE_SEARCH]) {
    findWays(paragraph, search, ways);
    if ((ways.cost[count] as number) < search.price) break;
  }
  const ends: number[] = [];
  for (let at = count; at > 0; at = ways.from[at] as number) ends.push(at);
  return ends.reverse();
}

function findWays(p: MeasuredParagraph, search: Search, ways: Ways): void {
  const { count } = p.clusters;
  const { cost, from } = ways;
  cost.fill(Number.POSITIVE_INFINITY, 0, count + 1);
  cost[0] = 0;
  // Without any measure no way leads to the end: the paragraph is one line.
  from[count] = 0;
  for (let start = 0; start < count; start++) {
    const most =
      search === WHOLE_SEARCH ? search.price : Math.min(search.price, cost[count] as number);
    if ((cost[start] as number) < most) reach(p, search, ways, start);
  }
}

/** The search below `price`. `letOut` is where the cost of letting out, a square and a slope, reaches the price. */
function searchBelow(price: number): Search {
  const { letOutUnit: unit, letOutGoal: goal, letOutOver: over } = COST;
  const square = unit ** -2;
  const letOut =
    price <= square * goal ** 2
      ? unit * Math.sqrt(price)
      : (Math.sqrt(over ** 2 + 4 * square * (price + over * goal)) - over) / (2 * square);
  return { price, letOut };
}

/** The width of the line that starts at cluster `start`, without its indent, pt. */
export function measureFrom(style: ParagraphStyle, start: number): number {
  return style.measure - indentFrom(style, start);
}

/** The indent of the line that starts at cluster `start`, pt. */
export function indentFrom(style: ParagraphStyle, start: number): number {
  return (start === 0 ? style.firstIndent : style.hangingIndent) * style.em;
}

const line = lineMeasure();
const fit = adjustment();

/** Tries the lines from `start` that `search` asks for, and notes where one gives the cheapest way to its end. */
function reach(
  p: MeasuredParagraph,
  search: Search,
  ways: Ways,
  start: number,
  shortest: number = COST.shortest,
): void {
  const { clusters, spans, breaks, style } = p;
  const { count } = clusters;
  const room = measureFrom(style, start);
  line.room = room;
  const costToStart = (ways.cost[start] as number) + (style.tighter === true ? COST.line : 0);
  const least = firstEnd(p, start, room, shortest);
  const first = Math.max(least, firstWithin(p, search, start, room));
  let reachable = false;
  let fallback = -1;
  // A boundary that is never a break: only where the undivided text alone is wider than the measure.
  let lastResort = -1;
  let fallbackRank = Number.POSITIVE_INFINITY;
  for (let end = first; end <= count; end++) {
    const quality = end === count ? BREAK.usual : (breaks[end] as number);
    const hyphen = quality === BREAK.hyphen ? hyphenBehind(clusters, spans, end - 1) : 0;
    measureLine(line, p, start, end, hyphen);
    if (quality === BREAK.never) {
      if (line.width <= room || lastResort < 0) lastResort = end;
      continue;
    }
    const excess = line.width - room;
    const give = excess > 0 ? maxSqueeze() : 0;
    if (excess > give + SLACK) {
      // No longer line fits either. The first unit of a line is set even where it is too wide.
      if (fallback < 0) fallback = end;
      if (excess > give + farTooWide(style)) break;
      continue;
    }
    if (quality !== BREAK.emergency) {
      const price = end === count ? lastLineCost(p, start, room) : lineCost(p, room, end);
      if (price < COST.hopeless) {
        reachable ||= quality !== BREAK.digits;
        note(ways, start, end, costToStart + price + COST.breakAt[quality as 1]);
        continue;
      }
    }
    // The longest line that fits; a line with a lawful break comes before one without.
    const rank = emergencyRank(p, quality, room);
    if (rank <= fallbackRank) {
      fallbackRank = rank;
      fallback = end;
    }
  }
  // Shorter lines and emergencies cost more than the limit of the search.
  if (reachable || first > least) return;
  if (shortest > COST.shortestAtAll) {
    reach(p, search, ways, start, COST.shortestAtAll);
    return;
  }
  const end = fallback >= 0 ? fallback : lastResort;
  note(ways, start, end, costToStart + COST.emergency * (1 + fallbackRankCost(fallbackRank)));
}

function note({ cost, from }: Ways, start: number, end: number, total: number): void {
  if (total < (cost[end] as number)) {
    cost[end] = total;
    from[end] = start;
  }
}

/**
 * The first end of a line within the limits of the search: a shorter line would have to be let out by more than `letOut`, since
 * all that it may take does not bring it up to the measure.
 */
function firstWithin(
  p: MeasuredParagraph,
  { letOut }: Search,
  start: number,
  room: number,
): number {
  const { sums, measures, style } = p;
  if (style.align !== 'justify' || letOut === Number.POSITIVE_INFINITY) return start + 1;
  const { width, spaceStretch, gapStretch, elastic, loose } = sums;
  const { longRuns } = p.clusters;
  const spaces = longRuns ? 1 + SPACES_MORE : 1;
  const gaps = 1 + GAPS_MORE;
  const most = (k: number) =>
    (width[k] as number) +
    spaces * (spaceStretch[k] as number) +
    gaps * (gapStretch[k] as number) +
    letOut * style.em * ((elastic[k] as number) + (loose[k] as number));
  // The gap before the first cluster is outside the line; a hyphen may be added.
  const reach = most(start) + room + (measures.gap[start] as number) - p.hyphen - SLACK;
  return firstFrom(start + 1, p.clusters.count, (k) => most(k) >= reach);
}

function maxSqueeze(): number {
  const { squeeze } = line;
  let sum = 0;
  // This runs for every line that is tried, and an index is several times as fast as an iterator.
  for (let level = 0; level < squeeze.length; level++) sum += squeeze[level] as number;
  return sum;
}

/** The width from which no longer line fits, pt: a line that is too wide by less than an em may fit again when the next mark loses half an em at its end. */
function farTooWide({ em }: ParagraphStyle): number {
  return 2 * em;
}

/** The first end that is tried for a line: a shorter line could only be set with too wide gaps. */
function firstEnd(p: MeasuredParagraph, start: number, room: number, shortest: number): number {
  // A preferred break is tried, however short the line is.
  if (p.style.align !== 'justify') return start + 1;
  const { width } = p.sums;
  const least = (width[start] as number) + room * shortest;
  return firstFrom(start + 1, p.clusters.count, (k) => (width[k] as number) >= least);
}

/** The first index from `low` on for which `is` is true; `high` if there is none. `is` has to be true for all indices behind the first. */
function firstFrom(low: number, high: number, is: (k: number) => boolean): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (is(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

function lineCost(p: MeasuredParagraph, room: number, end: number): number {
  if (p.style.align !== 'justify') {
    const slack = (room - line.width) / room;
    return slack < -SLACK ? COST.hopeless : slack * slack * COST.ragged;
  }
  adjust(fit, line, room, p.style.em);
  if (fit.rest > SLACK) return COST.hopeless;
  if (fit.rest < -SLACK) return shortCost(-fit.rest / room, isBesideRun(p.clusters, end));
  const letOut = fit.letOut / p.style.em;
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
    (deep > 0 ? deepCost(p, deep) : 0)
  );
}

/** What a mark gives from three quarters of an em down to a half, em. */
const DEEP_MARK = 0.25;

/** The cost of marks below three quarters of an em; `deep` is the share of what they can give there. */
function deepCost({ clusters, style }: MeasuredParagraph, deep: number): number {
  const marks = (line.squeeze[SQUEEZE.deep] as number) / (DEEP_MARK * style.em);
  if (clusters.longRuns) return Math.min(COST.deepMark * marks, COST.deepMost) + COST.deeper * deep;
  const narrow = style.measure < COST.narrow * style.em;
  return (narrow ? COST.deepInNarrow : COST.deep) + COST.deeper * deep;
}

/** The cost of a line that ends short of the measure by the share `short` of it. */
function shortCost(short: number, beforeRun: boolean): number {
  if (short > COST.shortMost) return COST.hopeless;
  const price = COST.short + COST.shortBy * short * short;
  return beforeRun ? price : price + COST.shortBeforeHan;
}

/** The cost of the last line: it keeps its own width, may be squeezed, and is dear as a single character (docs/typography.md, rule 4). */
function lastLineCost(p: MeasuredParagraph, start: number, room: number): number {
  // Centred lines have similar lengths, the last one as well.
  const natural = line.width <= room + SLACK && p.style.align !== 'center';
  const price = natural ? 0 : lineCost(p, room, p.clusters.count);
  if (start === 0 || start < p.lonelyFrom) return price;
  return price + (p.clusters.longRuns ? COST.lonelyBesideRuns : COST.lonely);
}

function emergencyRank(p: MeasuredParagraph, quality: number, room: number): number {
  const short = Math.max(0, room - line.width) / room;
  const letOut = p.style.align === 'justify' && short > COST.emergencyShort ? 1 : 0;
  return (quality === BREAK.emergency ? 1 : 0) + letOut * 2 + short;
}

function fallbackRankCost(rank: number): number {
  return Number.isFinite(rank) ? rank : COST.unfit;
}
