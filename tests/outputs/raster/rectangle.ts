import { polygonOutline } from '../../../src/outputs/raster/shape.js';

/** A rectangle, y downwards. */
export function rectangle(left: number, top: number, right: number, bottom: number) {
  const points = [left, -top, right, -top, right, -bottom, left, -bottom];
  return { outline: polygonOutline(points), scale: 1, x: 0, y: 0 };
}
