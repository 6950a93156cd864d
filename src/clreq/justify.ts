import type { LineMeasure } from './fit.js';
import { SQUEEZE, SQUEEZE_LEVELS } from './squeeze.js';

/** How a line is brought to its measure: shares of what each class may give or take, docs/typography.md, rule 12. */
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
  /** pt that nothing could take in (positive) or let out (negative). */
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

/** em: Western letters are never let out further, which no reader sees: it closes the rest of a line that is all address. */
const LETTERS_MOST = 0.012;
/** em: what Han beside Western text are let out at most. */
const HAN_MOST = 0.3;
/** em: the same in a line that is nearly all Western, where an address stands; what is left, the line ends short. */
const FEW_HAN_MOST = 0.045;
/** em: so little is left out of no line's measure. */
const HAN_REST = 0.004;
/** Of such a line's word spaces: beyond half an em, so much of what they take up to there; to one em in all. */
const SPACES_MORE = 2;
/** A line counts as Western where this share of its boundaries is inside Western runs. */
const NEARLY_ALL = 0.6;

/** Squeezes or stretches `line` to `measure` pt: class after class, all members of a class alike. */
export function adjust(into: Adjustment, line: LineMeasure, measure: number, em: number): void {
  into.squeeze.fill(0);
  into.spaces = 0;
  into.gaps = 0;
  into.letOut = 0;
  into.lettersOut = 0;
  const excess = line.width - measure;
  into.rest = excess > 0 ? squeezeLine(into, line, excess) : -stretchLine(into, line, -excess, em);
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

function stretchLine(into: Adjustment, line: LineMeasure, missing: number, em: number): number {
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
  if (line.loose === 0) {
    if (line.elastic === 0) return left;
    into.letOut = left / line.elastic;
    return 0;
  }
  // Beside a long Western run the few Han are not torn apart: the line ends short instead.
  if (line.elastic > 0) {
    const few = line.loose >= NEARLY_ALL * (line.loose + line.elastic);
    const given = Math.min(left, line.elastic * (few ? FEW_HAN_MOST : HAN_MOST) * em);
    into.letOut = given / line.elastic;
    left -= given;
  }
  const given = Math.min(left, line.loose * LETTERS_MOST * em);
  into.lettersOut = given / line.loose;
  left -= given;
  if (left > 0 && left <= line.elastic * HAN_REST * em) {
    into.letOut += left / line.elastic;
    return 0;
  }
  if (left <= 0 || line.spaceStretch === 0) return left;
  const more = Math.min(left, line.spaceStretch * SPACES_MORE);
  into.spaces += more / line.spaceStretch;
  return left - more;
}
