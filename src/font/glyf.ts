import { LINE, MOVE, NO_OUTLINE, type Outline, type OutlineStep, QUADRATIC } from './outline.js';

/** A point's flags (OpenType, glyf: simple glyph flags). */
const ON_CURVE = 1;
const X_SHORT = 2;
const Y_SHORT = 4;
const REPEAT = 8;
/** Of a short step: it is positive; of another: there is none. */
const X_SAME = 16;
const Y_SAME = 32;

/** Of the header: the number of contours and the box. */
const HEADER_LENGTH = 10;

/** The outline of the simple glyph at `start` of a font file; undefined where the glyph is composed of others. */
export function simpleOutline(
  file: Uint8Array,
  start: number,
  unitsPerEm: number,
): Outline | undefined {
  const contours = uint16(file, start);
  if (contours === 0) return NO_OUTLINE;
  // The number is negative.
  if (contours >= 0x8000) return undefined;
  const ends = start + HEADER_LENGTH;
  const instructions = ends + 2 * contours;
  const count = uint16(file, instructions - 2) + 1;
  const flags = new Uint8Array(count);
  let at = instructions + 2 + uint16(file, instructions);
  for (let point = 0; point < count; ) {
    const flag = file[at++] as number;
    flags[point++] = flag;
    if (flag & REPEAT) {
      for (let more = file[at++] as number; more > 0; more--) flags[point++] = flag;
    }
  }
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  at = readCoordinates(file, at, flags, X_SHORT, X_SAME, unitsPerEm, x);
  readCoordinates(file, at, flags, Y_SHORT, Y_SAME, unitsPerEm, y);
  const steps: OutlineStep[] = [];
  const points: number[] = [];
  let first = 0;
  for (let contour = 0; contour < contours; contour++) {
    const last = uint16(file, ends + 2 * contour);
    if (last >= first) addContour(steps, points, flags, x, y, first, last);
    first = last + 1;
  }
  return { steps, points };
}

function uint16(file: Uint8Array, at: number): number {
  return ((file[at] as number) << 8) | (file[at + 1] as number);
}

/** Reads each point's x or y, which stand as steps from the point before, in em; gives where they end. */
function readCoordinates(
  file: Uint8Array,
  start: number,
  flags: Uint8Array,
  short: number,
  same: number,
  unitsPerEm: number,
  to: Float64Array,
): number {
  let at = start;
  let value = 0;
  for (let point = 0; point < to.length; point++) {
    const flag = flags[point] as number;
    if (flag & short) {
      const step = file[at++] as number;
      value += flag & same ? step : -step;
    } else if ((flag & same) === 0) {
      value += (uint16(file, at) << 16) >> 16;
      at += 2;
    }
    to[point] = value / unitsPerEm;
  }
  return at;
}

/** Between two control points in succession lies a point of the curve, half-way. */
function addContour(
  steps: OutlineStep[],
  points: number[],
  flags: Uint8Array,
  x: Float64Array,
  y: Float64Array,
  first: number,
  last: number,
): void {
  let startX = x[first] as number;
  let startY = y[first] as number;
  let from = first;
  if ((flags[first] as number) & ON_CURVE) from++;
  else if ((flags[last] as number) & ON_CURVE) {
    startX = x[last] as number;
    startY = y[last] as number;
  } else {
    startX = (startX + (x[last] as number)) / 2;
    startY = (startY + (y[last] as number)) / 2;
  }
  steps.push(MOVE);
  points.push(startX, startY);
  let curved = false;
  let controlX = 0;
  let controlY = 0;
  for (let point = from; point <= last; point++) {
    const pointX = x[point] as number;
    const pointY = y[point] as number;
    if ((flags[point] as number) & ON_CURVE) {
      if (curved) {
        steps.push(QUADRATIC);
        points.push(controlX, controlY, pointX, pointY);
      } else {
        steps.push(LINE);
        points.push(pointX, pointY);
      }
      curved = false;
    } else {
      if (curved) {
        steps.push(QUADRATIC);
        points.push(controlX, controlY, (controlX + pointX) / 2, (controlY + pointY) / 2);
      }
      curved = true;
      controlX = pointX;
      controlY = pointY;
    }
  }
  if (curved) {
    steps.push(QUADRATIC);
    points.push(controlX, controlY, startX, startY);
  }
}
