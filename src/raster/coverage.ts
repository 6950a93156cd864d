import type { Outline } from '../font/outline.js';

/** How far a flattened curve may stand from the true one, pixels: below what a shade of sixteen shows. */
const FLATNESS = 0.05;

/** A polygon's corners, x and y by turns, pixels; closed by itself. */
export type Contour = readonly number[];

/** How much of each pixel of a rectangle is covered. */
export interface Coverage {
  /** The rectangle's left upper pixel. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** From 0 to 1, row by row. */
  readonly shares: Float32Array;
}

/** A glyph's contours in pixels: `scale` pixels to the em, its origin at `x` and `y`, y downwards. */
export function contoursOf(
  outline: Outline,
  scale: number,
  x: number,
  y: number,
): readonly Contour[] {
  const contours: number[][] = [];
  let contour: number[] = [];
  for (const { kind, points } of outline) {
    const placed = points.map((value, at) =>
      at % 2 === 0 ? x + value * scale : y - value * scale,
    );
    if (kind === 'move') {
      contour = [...placed];
      contours.push(contour);
    } else if (kind === 'line') contour.push(...placed);
    else flatten(contour, placed);
  }
  return contours;
}

/** A circle of four cubic arcs, which leave it by less than .03 % of its radius. */
export function circleOutline(): Outline {
  const arm = 0.5523;
  return [
    { kind: 'move', points: [1, 0] },
    { kind: 'curve', points: [1, arm, arm, 1, 0, 1] },
    { kind: 'curve', points: [-arm, 1, -1, arm, -1, 0] },
    { kind: 'curve', points: [-1, -arm, -arm, -1, 0, -1] },
    { kind: 'curve', points: [arm, -1, 1, -arm, 1, 0] },
  ];
}

/** Appends a curve from the contour's end, whose control points and end are `points`, as lines. */
function flatten(contour: number[], points: readonly number[]): void {
  const [x0 = 0, y0 = 0] = contour.slice(-2);
  // Quadratic, or raised to it: one form of the sum for both.
  const [x1, y1, x2, y2, x3, y3] =
    points.length === 6 ? (points as readonly number[] as Cubic) : raised(x0, y0, points);
  const bend = Math.max(
    Math.hypot(x0 - 2 * x1 + x2, y0 - 2 * y1 + y2),
    Math.hypot(x1 - 2 * x2 + x3, y1 - 2 * y2 + y3),
  );
  // Chords of 1/k of the way leave a cubic by at most 3/4 of the bend, divided by k².
  const steps = Math.ceil(Math.sqrt((0.75 * bend) / FLATNESS)) || 1;
  for (let step = 1; step <= steps; step++) {
    const t = step / steps;
    const s = 1 - t;
    const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
    contour.push(a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3);
  }
}

type Cubic = readonly [number, number, number, number, number, number];

/** A quadratic curve's control points and end as a cubic's. */
function raised(
  x0: number,
  y0: number,
  [x1 = 0, y1 = 0, x2 = 0, y2 = 0]: readonly number[],
): Cubic {
  const between = (end: number, control: number) => (end + 2 * control) / 3;
  return [between(x0, x1), between(y0, y1), between(x2, x1), between(y2, y1), x2, y2];
}

/**
 * The share of each pixel that contours cover: exact areas, summed along each row from where edges enter and leave.
 * Contours that overlap cover once, a contour the other way round within one is a hole.
 */
export function coverageOf(contours: readonly Contour[]): Coverage | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const contour of contours) {
    for (let at = 0; at < contour.length; at += 2) {
      left = Math.min(left, contour[at] as number);
      right = Math.max(right, contour[at] as number);
      top = Math.min(top, contour[at + 1] as number);
      bottom = Math.max(bottom, contour[at + 1] as number);
    }
  }
  if (!(right > left && bottom > top)) return undefined;
  left = Math.floor(left);
  top = Math.floor(top);
  // An edge on the right border writes into the column after it.
  const width = Math.ceil(right) - left + 2;
  const height = Math.ceil(bottom) - top;
  const changes = new Float64Array(width * height);
  for (const contour of contours) {
    for (let at = 0; at < contour.length; at += 2) {
      const next = (at + 2) % contour.length;
      edge(
        changes,
        width,
        (contour[at] as number) - left,
        (contour[at + 1] as number) - top,
        (contour[next] as number) - left,
        (contour[next + 1] as number) - top,
      );
    }
  }
  const shares = new Float32Array(width * height);
  for (let row = 0; row < height; row++) {
    let sum = 0;
    for (let at = row * width; at < (row + 1) * width; at++) {
      sum += changes[at] as number;
      shares[at] = Math.min(1, Math.abs(sum));
    }
  }
  return { left, top, width, height, shares };
}

/** What an edge changes: in each row, the area to its right begins in the pixels that it crosses. */
function edge(
  changes: Float64Array,
  width: number,
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
): void {
  if (fromY === toY) return;
  const down = fromY < toY;
  const [x0, y0, x1, y1] = down ? [fromX, fromY, toX, toY] : [toX, toY, fromX, fromY];
  const slope = (x1 - x0) / (y1 - y0);
  for (let row = Math.floor(y0); row < y1; row++) {
    const begin = Math.max(row, y0);
    const end = Math.min(row + 1, y1);
    const area = (end - begin) * (down ? 1 : -1);
    const one = x0 + (begin - y0) * slope;
    const other = x0 + (end - y0) * slope;
    crossing(changes, row * width, area, Math.min(one, other), Math.max(one, other));
  }
}

/** A stretch of an edge within one row, from `low` to `high`: each pixel gets the share right of it. */
function crossing(
  changes: Float64Array,
  row: number,
  area: number,
  low: number,
  high: number,
): void {
  const first = Math.floor(low);
  let before = 0;
  for (let pixel = first; pixel < high || pixel === first; pixel++) {
    const share = rightOf(pixel, low, high);
    changes[row + pixel] = (changes[row + pixel] as number) + area * (share - before);
    before = share;
  }
  const after = Math.max(first + 1, Math.ceil(high));
  changes[row + after] = (changes[row + after] as number) + area * (1 - before);
}

/** Of the pixel from `pixel` to `pixel` + 1, the mean share right of a line that runs evenly from `low` to `high`. */
function rightOf(pixel: number, low: number, high: number): number {
  if (high - low < 1e-9) return pixel + 1 - low;
  // The integral over x from low to high of what of the pixel is right of x.
  const begin = Math.max(low, pixel);
  const end = Math.min(high, pixel + 1);
  const within = (end - begin) * (pixel + 1 - (begin + end) / 2);
  const leftOfPixel = Math.max(0, pixel - low);
  return (leftOfPixel + within) / (high - low);
}
