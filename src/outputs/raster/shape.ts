import { CUBIC, type GlyphOutline, LINE, MOVE, type OutlineStep } from '../../fonts/outline.js';

/** An outline at its place: `scale` pixels to its unit, its origin at `x` and `y` in pixels, y downwards. */
export interface Shape {
  readonly outline: GlyphOutline;
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** Whole pixels: the first column and row, and those after the last. */
export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The pixels that a shape may touch; undefined if it covers nothing. */
export function pixelBox({ outline: { points }, scale, x, y }: Shape): PixelBox | undefined {
  let minX = Number.POSITIVE_INFINITY;
  let minY = Number.POSITIVE_INFINITY;
  let maxX = Number.NEGATIVE_INFINITY;
  let maxY = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < points.length; at += 2) {
    const pointX = points[at] as number;
    const pointY = points[at + 1] as number;
    if (pointX < minX) minX = pointX;
    if (pointX > maxX) maxX = pointX;
    if (pointY < minY) minY = pointY;
    if (pointY > maxY) maxY = pointY;
  }
  if (!(maxX > minX && maxY > minY)) return undefined;
  return {
    left: Math.floor(x + minX * scale),
    top: Math.floor(y - maxY * scale),
    right: Math.ceil(x + maxX * scale),
    bottom: Math.ceil(y - minY * scale),
  };
}

export function boxesMeet(one: PixelBox, other: PixelBox): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}

/** A circle about the origin, of four cubic arcs, which leave it by less than .03 % of its radius of 1. */
export function circleOutline(): GlyphOutline {
  const arm = 0.5523;
  return {
    steps: [MOVE, CUBIC, CUBIC, CUBIC, CUBIC],
    points: [
      [1, 0],
      [1, arm, arm, 1, 0, 1],
      [-arm, 1, -1, arm, -1, 0],
      [-1, -arm, -arm, -1, 0, -1],
      [arm, -1, 1, -arm, 1, 0],
    ].flat(),
  };
}

/** An outline from a polygon's corners, x and y in turn, y upwards. */
export function polygonOutline(corners: readonly number[]): GlyphOutline {
  const sides = Array.from<OutlineStep>({ length: corners.length / 2 - 1 }).fill(LINE);
  return { steps: [MOVE, ...sides], points: corners };
}
