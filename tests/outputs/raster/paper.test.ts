import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { Paper } from '../../../src/outputs/raster/paper.js';
import { packPng } from '../../../src/outputs/raster/png.js';
import { rectangle } from './rectangle.js';

/** The first row's pixels: their greys, or red, green and blue. */
async function firstRow(paper: Paper): Promise<readonly unknown[]> {
  const { data, width } = PNG.sync.read(Buffer.from(await packPng(paper)));
  return Array.from({ length: width }, (_, x) =>
    paper.samples === 1 ? data[4 * x] : [...data.subarray(4 * x, 4 * x + 3)],
  );
}

describe('paper', () => {
  it.each([
    [1, 6],
    [0, 6],
    [1, 7],
    [2, 5],
    [0, 9],
    [3, 4],
  ])('is covered from pixel %i to %i and stays white beside', async (left, right) => {
    const paper = new Paper(9, 2, 1);
    paper.fill(rectangle(left, 0, right, 1), '#000000');
    const wanted = Array.from({ length: 9 }, (_, x) => (x >= left && x < right ? 0 : 255));
    expect(await firstRow(paper)).toEqual(wanted);
  });

  it('keeps the nearest of sixteen shades, in each colour', async () => {
    const grey = new Paper(3, 1, 1);
    grey.fill(rectangle(0, 0, 1.5, 1), '#000000');
    expect(await firstRow(grey)).toEqual([0, 136, 255]);
    const coloured = new Paper(3, 1, 3);
    coloured.fill(rectangle(0, 0, 1.5, 1), '#c01000');
    expect(await firstRow(coloured)).toEqual([
      [187, 17, 0],
      [221, 136, 136],
      [255, 255, 255],
    ]);
  });

  it.each([1, 3] as const)('mixes what meets from exact values: %i samples', async (samples) => {
    const paper = new Paper(2, 1, samples);
    // 110, whose nearest shade is 102; nine tenths of it are 99, again nearest to 102, but of 102 to 85.
    paper.fill(rectangle(0, 0, 0.5686, 1), '#000000');
    paper.fill(rectangle(0.9, 0, 1, 1), '#000000');
    const [first] = await firstRow(paper);
    expect([first].flat()[0]).toBe(102);
  });

  it('cuts off what lies over its edges', async () => {
    const paper = new Paper(4, 1, 1);
    paper.fill(rectangle(-5, -5, 1, 9), '#000000');
    paper.fill(rectangle(3, 0, 50, 1), '#000000');
    paper.fill(rectangle(-9, 0, -2, 1), '#000000');
    expect(await firstRow(paper)).toEqual([0, 255, 255, 0]);
  });
});
