import { describe, expect, it } from 'vitest';
import { type GlyphOutline, MOVE, QUADRATIC } from '../../../src/fonts/outline.js';
import { Coverage, FULL_PIXEL } from '../../../src/outputs/raster/coverage.js';
import { circleOutline, pixelBox, polygonOutline } from '../../../src/outputs/raster/shape.js';

const coverage = new Coverage();

interface Run {
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

function runsOf(outline: GlyphOutline, scale = 1, x = 0, y = 0): readonly Run[] {
  const shape = { outline, scale, x, y };
  const box = pixelBox(shape);
  if (box === undefined) return [];
  const { count, rows, from, to, shares } = coverage.runsOf(shape, box);
  return Array.from({ length: count }, (_, run) => ({
    row: rows[run] as number,
    from: from[run] as number,
    to: to[run] as number,
    share: (shares[run] as number) / FULL_PIXEL,
  }));
}

function areaOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { from, to, share }) => sum + (to - from) * share, 0);
}

/** Polygons as one outline, their corners with y downwards. */
function polygons(...contours: readonly (readonly number[])[]): GlyphOutline {
  const outlines = contours.map((corners) =>
    polygonOutline(corners.map((value, at) => (at % 2 === 0 ? value : -value))),
  );
  return {
    steps: outlines.flatMap(({ steps }) => steps),
    points: outlines.flatMap(({ points }) => points),
  };
}

/** The corners of a rectangle, clockwise or the other way round. */
function rectangle(left: number, top: number, right: number, bottom: number, turned = false) {
  const corners = [left, top, right, top, right, bottom, left, bottom];
  return turned ? [left, top, left, bottom, right, bottom, right, top] : corners;
}

describe('the coverage of pixels', () => {
  it.each([
    ['a rectangle of whole pixels', rectangle(2, 3, 7, 5), 10],
    ['one within a pixel', rectangle(0.25, 0.5, 0.5, 0.75), 1 / 16],
    ['one left of and above the origin', rectangle(-3.3, -2.2, 4.1, 1.7), 7.4 * 3.9],
    ['a flat triangle, over many pixels of a row', [0.3, 0.2, 20.7, 1.9, 0.3, 1.9], 20.4 * 0.85],
    ['a flat one the other way', [20.7, 0.2, 20.7, 1.9, 0.3, 1.9], 20.4 * 0.85],
    ['a steep one, over many rows of a column', [0.3, 0.2, 1.1, 30.4, 0.3, 30.4], 0.4 * 30.2],
    ['one wider than a word of marks', rectangle(0.5, 0.5, 99.25, 3), 98.75 * 2.5],
  ])('is the exact area of %s', (_, corners, area) => {
    expect(areaOf(runsOf(polygons(corners)))).toBeCloseTo(area, 4);
  });

  it('gives each pixel its share, and what is covered alike as one run', () => {
    expect(runsOf(polygons([0, 0, 2, 0, 0, 2]))).toEqual([
      { row: 0, from: 0, to: 1, share: 1 },
      { row: 0, from: 1, to: 2, share: 0.5 },
      { row: 1, from: 0, to: 1, share: 0.5 },
    ]);
    expect(runsOf(polygons(rectangle(-2.5, 4, 70, 5)))).toEqual([
      { row: 4, from: -3, to: -2, share: 0.5 },
      { row: 4, from: -2, to: 70, share: 1 },
    ]);
  });

  it('counts contours that overlap once, and one the other way round as a hole', () => {
    const [outer, inner] = [rectangle(0, 0, 10, 10), rectangle(5, 5, 15, 15)];
    expect(areaOf(runsOf(polygons(outer, inner)))).toBeCloseTo(175, 4);
    expect(areaOf(runsOf(polygons(outer, rectangle(2, 2, 8, 8, true))))).toBeCloseTo(64, 4);
    expect(areaOf(runsOf(polygons(rectangle(0, 0, 10, 10, true))))).toBeCloseTo(100, 4);
  });

  it('follows curves of both kinds, however many pieces they take', () => {
    for (const radius of [1, 40, 2000]) {
      const area = areaOf(runsOf(circleOutline(), radius, radius + 0.3, 50));
      expect(area / (Math.PI * radius ** 2)).toBeCloseTo(1, radius > 1 ? 2 : 1);
    }
    // Under the parabola from (0, 0) over (1, 2) to (2, 0): two thirds of its box of 2 by 1.
    const parabola: GlyphOutline = { steps: [MOVE, QUADRATIC], points: [0, 0, 1, 2, 2, 0] };
    expect(areaOf(runsOf(parabola, 30)) / (900 * (4 / 3))).toBeCloseTo(1, 2);
  });

  it('of nothing is none', () => {
    expect(runsOf({ steps: [], points: [] })).toEqual([]);
    expect(runsOf(polygons([1, 1, 5, 1]))).toEqual([]);
  });
});
