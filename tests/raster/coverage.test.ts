import { describe, expect, it } from 'vitest';
import { type Contour, circleOutline, contoursOf, coverageOf } from '../../src/raster/coverage.js';

function areaOf(contours: readonly Contour[]): number {
  return (coverageOf(contours)?.shares ?? new Float32Array()).reduce((sum, one) => sum + one, 0);
}

/** The corners of a rectangle, clockwise or the other way round. */
function rectangle(left: number, top: number, right: number, bottom: number, turned = false) {
  const corners = [left, top, right, top, right, bottom, left, bottom];
  return turned ? [left, top, left, bottom, right, bottom, right, top] : corners;
}

describe('the coverage of pixels', () => {
  it('is the exact area, wherever edges stand', () => {
    expect(areaOf([rectangle(2, 3, 7, 5)])).toBeCloseTo(10, 5);
    expect(areaOf([rectangle(0.25, 0.5, 0.5, 0.75)])).toBeCloseTo(1 / 16, 5);
    expect(areaOf([rectangle(-3.3, -2.2, 4.1, 1.7)])).toBeCloseTo(7.4 * 3.9, 4);
    // A flat triangle crosses many pixels of a row, a steep one many rows of a column.
    expect(areaOf([[0.3, 0.2, 20.7, 1.9, 0.3, 1.9]])).toBeCloseTo((20.4 * 1.7) / 2, 4);
    expect(areaOf([[0.3, 0.2, 1.1, 30.4, 0.3, 30.4]])).toBeCloseTo((0.8 * 30.2) / 2, 4);
  });

  it('gives each pixel its share', () => {
    const covered = coverageOf([[0, 0, 2, 0, 0, 2]]);
    expect([covered?.left, covered?.top, covered?.height]).toEqual([0, 0, 2]);
    const { shares = new Float32Array(), width = 0 } = covered ?? {};
    expect([shares[0], shares[1], shares[width], shares[width + 1]]).toEqual([1, 0.5, 0.5, 0]);
  });

  it('counts contours that overlap once, and one the other way round as a hole', () => {
    const [outer, inner] = [rectangle(0, 0, 10, 10), rectangle(5, 5, 15, 15)];
    expect(areaOf([outer, inner])).toBeCloseTo(175, 4);
    expect(areaOf([outer, rectangle(2, 2, 8, 8, true)])).toBeCloseTo(64, 4);
    expect(areaOf([rectangle(0, 0, 10, 10, true)])).toBeCloseTo(100, 4);
  });

  it('follows curves of both kinds', () => {
    expect(areaOf(contoursOf(circleOutline(), 40, 50, 50)) / (Math.PI * 1600)).toBeCloseTo(1, 2);
    // Under the parabola from (0, 0) over (1, 2) to (2, 0): two thirds of its box of 2 by 1.
    const parabola = contoursOf(
      [
        { kind: 'move', points: [0, 0] },
        { kind: 'curve', points: [1, 2, 2, 0] },
      ],
      30,
      0,
      0,
    );
    expect(areaOf(parabola) / (900 * (4 / 3))).toBeCloseTo(1, 2);
  });

  it('of nothing is none', () => {
    expect(coverageOf([])).toBeUndefined();
    expect(coverageOf([[1, 1, 5, 1]])).toBeUndefined();
  });
});
