import type { LineMeasure } from './fit.js';
import { LETTERS_MOST, SQUEEZE, SQUEEZE_LEVELS } from './squeeze.js';

/** The means that bring a line to its measure: shares of the amounts that each class may give or take (docs/typography.md, rule 12). */
export interface Adjustment {
  /** By level of SQUEEZE, 0 to 1. */
  readonly squeeze: Float64Array;
  /** Of word spaces and of gaps, 0 to 1. */
  spaces: number;
  gaps: number;
  /** pt let out at each elastic boundary. */
  letOut: number;
  /** pt let out between the letters of Western runs: nothing else could fill the line decently. */
  lettersOut: number;
  /** pt that remain too much (positive) or too little (negative). */
  rest: number;
}

export function adjustment(): Adjustment {
  return {
    squeeze: new Float64Array(SQUEEZE_LEVELS),
    spaces: 0,
    gaps: 0,
    letOut: 0,
    lettersOut: 0,
    rest: 0,
  };
}

/** em: the most by which the characters of a line are let out in a paragraph with long Western runs; in a narrow measure, over all of it. */
const LET_OUT_MOST = 0.045;
const LET_OUT_IN_ALL = 0.9;
/** em: the most in a line of Han alone there, as one character more would take: it then does not end short among full ones. */
const HAN_ALONE_MOST = 0.06;
/** em: the most by which they are let out elsewhere, in a line of which this share of boundaries or more is inside Western runs. */
const HAN_MOST = 0.3;
const FEW = 0.25;
/** The share by which a line's word spaces grow beyond half an em, of their growth up to there; one em at most. */
export const SPACES_MORE = 2;
/** The share by which gaps beside Western runs grow beyond a third of an em, of their growth up to there: half an em at most. */
export const GAPS_MORE = 2;
/** em: how far the characters of a line part before the gaps beside its Western runs grow to half an em. */
const LET_OUT_BEFORE_GAPS = 0.03;
const LET_OUT_BEFORE_GAPS_BESIDE_RUNS = 0.02;

/** Squeezes or stretches `line` to `measure` pt: class after class, all members of a class alike. */
export function adjust(into: Adjustment, line: LineMeasure, measure: number, em: number): void {
  into.squeeze.fill(0);
  into.spaces = 0;
  into.gaps = 0;
  into.letOut = 0;
  into.lettersOut = 0;
  const excess = line.width - measure;
  into.rest =
    excess > 0 ? squeezeLine(into, line, excess) : -stretchLine(into, line, -excess, measure, em);
}

function squeezeLine(into: Adjustment, line: LineMeasure, excess: number): number {
  let left = excess;
  for (let level: number = SQUEEZE.lineEnd; level < SQUEEZE_LEVELS && left > 0; level++) {
    const can = line.squeeze[level] as number;
    if (can <= 0) continue;
    const taken = Math.min(can, left);
    into.squeeze[level] = taken / can;
    left -= taken;
  }
  return left;
}

/**
 * What is left where nothing lets the line out decently, pt: it then keeps its own width and ends short of the measure,
 * before a Western run that cannot be divided.
 */
function stretchLine(
  into: Adjustment,
  line: LineMeasure,
  missing: number,
  measure: number,
  em: number,
): number {
  let left = missing;
  if (line.spaceStretch > 0) {
    const taken = Math.min(line.spaceStretch, left);
    into.spaces = taken / line.spaceStretch;
    left -= taken;
  }
  if (line.gapStretch > 0 && left > 0) {
    const taken = Math.min(line.gapStretch, left);
    into.gaps = taken / line.gapStretch;
    left -= taken;
  }
  if (left <= 0) return 0;
  const most = lettingOut(line, measure, em);
  const beside = line.besideRuns ? LET_OUT_BEFORE_GAPS_BESIDE_RUNS : LET_OUT_BEFORE_GAPS;
  const before = line.elastic * beside * em;
  if (line.gapStretch > 0 && left > before) {
    const taken = Math.min(line.gapStretch * GAPS_MORE, left - before);
    into.gaps += taken / line.gapStretch;
    left -= taken;
  }
  const mostHere = line.loose === 0 ? Math.max(most, HAN_ALONE_MOST * em) : most;
  const letters = line.loose * LETTERS_MOST * em;
  // Beside long runs their letters part with the Han, as far as no reader sees it.
  const alike = line.besideRuns
    ? Math.min(left / (line.elastic + line.loose), LETTERS_MOST * em)
    : 0;
  const leftToHan = left - line.loose * alike;
  if (line.elastic > 0 && leftToHan <= line.elastic * mostHere) {
    into.lettersOut = alike;
    into.letOut = leftToHan / line.elastic;
    return 0;
  }
  const han = line.elastic * most;
  const spaces = line.spaceStretch * SPACES_MORE;
  if (left > han + letters + spaces) {
    into.spaces = 0;
    into.gaps = 0;
    return missing;
  }
  if (line.elastic > 0) into.letOut = Math.min(most, left / line.elastic);
  left -= han;
  if (left <= 0) return 0;
  if (line.loose > 0) into.lettersOut = Math.min(letters, left) / line.loose;
  left -= letters;
  if (left > 0) into.spaces += left / line.spaceStretch;
  return 0;
}

/** How far the line's characters are let out, pt; a line that cannot be filled with less ends short. */
function lettingOut(line: LineMeasure, measure: number, em: number): number {
  const { besideRuns, loose, elastic } = line;
  if (besideRuns) return Math.max(LET_OUT_MOST * em, (LET_OUT_IN_ALL * em * em) / measure);
  return loose < FEW * (loose + elastic) ? Number.POSITIVE_INFINITY : HAN_MOST * em;
}
