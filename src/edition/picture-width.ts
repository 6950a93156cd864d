import type { PictureWidth } from './nodes.js';

const WIDTH = /^(\d+(?:\.\d+)?)(%|mm|cm|in|pt|px)?$/;
const POINTS: Readonly<Record<string, number>> = {
  pt: 1,
  px: 0.75,
  mm: 72 / 25.4,
  cm: 720 / 25.4,
  in: 72,
};

/** `60%` of the measure, or `80mm`, `12pt`, `300px`; undefined where it is not a width. */
export function widthIn(written: string): PictureWidth | undefined {
  const [, number, unit = 'px'] = WIDTH.exec(written) ?? [];
  const value = Number(number);
  if (!(value > 0)) return undefined;
  if (unit === '%') return value <= 100 ? { share: value / 100 } : undefined;
  return { pt: value * (POINTS[unit] ?? 1) };
}
