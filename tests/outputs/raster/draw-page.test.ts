import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import type { PlacedItem } from '../../../src/model/composition.js';

import { drawPage } from '../../../src/outputs/raster/draw-page.js';
import type { Paper } from '../../../src/outputs/raster/paper.js';
import { packPng } from '../../../src/outputs/raster/png.js';
import { fonts } from '../../support/edition.js';

const OPTIONS = { width: 100, height: 50, pixels: 200, face: (id: string) => fonts.face(id) };

function text(value: string, advances: readonly number[], x = 10): PlacedItem {
  const face = fonts.face('song');
  return { kind: 'text', text: value, advances, x, baseline: 40, size: 20, face, color: '#000000' };
}

/** Its pixels' greys, or their reds, row by row. */
async function reds(paper: Paper): Promise<Uint8Array> {
  const { data } = PNG.sync.read(Buffer.from(await packPng(paper)));
  return Uint8Array.from({ length: data.length / 4 }, (_, at) => data[4 * at] as number);
}

/** Columns of pixels with ink in them. */
async function inked(paper: Paper): Promise<readonly number[]> {
  const columns = new Set<number>();
  (await reds(paper)).forEach((value, at) => {
    if (value < 255) columns.add(at % paper.width);
  });
  return [...columns].sort((a, b) => a - b);
}

describe('a page as a picture', () => {
  it('has each letter at the place that it was composed for', async () => {
    const one = await inked(drawPage([text('口', [20])], OPTIONS));
    const spread = await inked(drawPage([text('口口', [50, 20])], OPTIONS));
    // Two pixels to the pt: the second letter's ink begins 100 pixels after the first one's.
    const second = spread.filter((column) => column > 120);
    expect((second[0] as number) - (one[0] as number)).toBe(100);
    expect(one[0]).toBeGreaterThanOrEqual(20);
    expect(one.at(-1)).toBeLessThan(60);
  });

  it('draws what is never seen as nothing, and a soft hyphen that divides as a hyphen', async () => {
    expect(await inked(drawPage([text('\u00ad', [0])], OPTIONS))).toEqual([]);
    expect((await inked(drawPage([text('\u00ad', [7])], OPTIONS))).length).toBeGreaterThan(3);
  });

  it('is grey where all of it is, else coloured; what lies over the edge is cut off', async () => {
    const box = { kind: 'box', x: 90, y: 40, width: 30, height: 30 } as const;
    const grey = drawPage([{ ...box, color: '#808080' }], OPTIONS);
    expect([grey.samples, grey.width, grey.height]).toEqual([1, 200, 100]);
    // The nearest shade to 0x80.
    expect((await reds(grey)).filter((value) => value === 0x88).length).toBe(20 * 20);
    const red = drawPage([{ ...box, color: '#c00000' }], OPTIONS);
    expect(red.samples).toBe(3);
    expect((await reds(red)).at(-1)).toBe(0xbb);
  });

  it('draws rules and dots', async () => {
    const rule = { kind: 'rule', x1: 10, y1: 10, x2: 60, y2: 10, width: 1, color: '#000000' };
    const columns = await inked(drawPage([rule as PlacedItem], OPTIONS));
    expect([columns[0], columns.at(-1)]).toEqual([20, 119]);
    const dot = { kind: 'dot', x: 50, y: 25, radius: 5, color: '#000000' } as const;
    const pixels = await reds(drawPage([dot], OPTIONS));
    const ink = pixels.reduce((sum, value) => sum + (255 - value) / 255, 0);
    expect(ink / (Math.PI * 100)).toBeCloseTo(1, 1);
  });

  it('is refused where a picture stands on the page', () => {
    const image = { kind: 'image', x: 0, y: 0, width: 9, height: 9, asset: 'a.png' } as const;
    expect(() => drawPage([image], OPTIONS)).toThrow();
  });
});
