import { LINE, MOVE, QUADRATIC } from '../../fonts/outline.js';
import type { Shape } from './shape.js';

/** Largest distance of a flattened curve from the true one, pixels: less than one of sixteen shades shows. */
const FLATNESS = 0.05;

/** Closed contours of straight edges. */
export interface Contours {
  /** x and y of the corners in turn; the array may be longer. */
  readonly corners: Float64Array;
  /** The index after each contour's last corner. */
  readonly ends: readonly number[];
}

/** A shape with its curves as lines, in pixels from `left` and `top`; written into `room` if that is long enough. */
export function flatten(shape: Shape, left: number, top: number, room: Float64Array): Contours {
  const { steps, points } = shape.outline;
  const { scale } = shape;
  const originX = shape.x - left;
  const originY = shape.y - top;
  const ends: number[] = [];
  let corners = room;
  let count = 0;
  let startX = 0;
  let startY = 0;
  let x = 0;
  let y = 0;
  let at = 0;
  for (const step of steps) {
    let nextX = originX + (points[at++] as number) * scale;
    let nextY = originY - (points[at++] as number) * scale;
    if (step === MOVE) {
      if (count > 0) {
        corners[count++] = startX;
        corners[count++] = startY;
        ends.push(count);
      }
      startX = nextX;
      startY = nextY;
    } else if (step !== LINE) {
      const x1 = nextX;
      const y1 = nextY;
      const x2 = originX + (points[at++] as number) * scale;
      const y2 = originY - (points[at++] as number) * scale;
      const bend = Math.hypot(x - 2 * x1 + x2, y - 2 * y1 + y2);
      if (step === QUADRATIC) {
        // Chords of 1/k of the way leave a quadratic by at most a quarter of the bend, divided by k².
        const pieces = Math.ceil(Math.sqrt((0.25 * bend) / FLATNESS));
        corners = withRoom(corners, count, pieces);
        for (let piece = 1; piece < pieces; piece++) {
          const t = piece / pieces;
          const s = 1 - t;
          corners[count++] = s * s * x + 2 * s * t * x1 + t * t * x2;
          corners[count++] = s * s * y + 2 * s * t * y1 + t * t * y2;
        }
        nextX = x2;
        nextY = y2;
      } else {
        nextX = originX + (points[at++] as number) * scale;
        nextY = originY - (points[at++] as number) * scale;
        // A cubic by at most 3/4 of the greater bend.
        const other = Math.hypot(x1 - 2 * x2 + nextX, y1 - 2 * y2 + nextY);
        const pieces = Math.ceil(Math.sqrt((0.75 * Math.max(bend, other)) / FLATNESS));
        corners = withRoom(corners, count, pieces);
        for (let piece = 1; piece < pieces; piece++) {
          const t = piece / pieces;
          const s = 1 - t;
          const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
          corners[count++] = a * x + b * x1 + c * x2 + d * nextX;
          corners[count++] = a * y + b * y1 + c * y2 + d * nextY;
        }
      }
    }
    corners = withRoom(corners, count, 2);
    corners[count++] = nextX;
    corners[count++] = nextY;
    x = nextX;
    y = nextY;
  }
  corners[count++] = startX;
  corners[count++] = startY;
  ends.push(count);
  return { corners, ends };
}

/** An array with room for `more` further corners and the one that closes the contour. */
function withRoom(corners: Float64Array, count: number, more: number): Float64Array {
  const needed = count + 2 * (more + 1);
  if (needed <= corners.length) return corners;
  const longer = new Float64Array(2 * needed);
  longer.set(corners);
  return longer;
}
