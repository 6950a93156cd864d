import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { encodePng } from '../../src/raster/png.js';

/** Every value somewhere, and lines of paper between. */
function pixels(width: number, height: number, samples: number): Uint8Array {
  return Uint8Array.from({ length: width * height * samples }, (_, at) =>
    Math.floor(at / (width * samples)) % 3 === 1 ? 255 : (at * 7) % 256,
  );
}

describe('a picture as a PNG', () => {
  it.each([
    [1, 31, 17],
    [3, 31, 17],
    [1, 32, 5],
    [3, 1, 1],
  ] as const)('keeps every pixel: %i samples, %i × %i', async (samples, width, height) => {
    const given = pixels(width, height, samples);
    const read = PNG.sync.read(
      Buffer.from(await encodePng({ width, height, samples, pixels: given })),
    );
    expect([read.width, read.height]).toEqual([width, height]);
    const channels = samples === 1 ? [0, 0, 0] : [0, 1, 2];
    for (let at = 0; at < width * height; at++) {
      const wanted = channels.map((channel) => given[at * samples + channel]);
      expect([...read.data.subarray(at * 4, at * 4 + 4)]).toEqual([...wanted, 255]);
    }
  });

  it.each([
    [1, 31, 17],
    [1, 2, 4],
    [3, 31, 17],
  ] as const)('keeps the nearest of sixteen shades: %i samples, %i × %i', async (...shape) => {
    const [samples, width, height] = shape;
    const given = pixels(width, height, samples);
    const read = PNG.sync.read(
      Buffer.from(await encodePng({ width, height, samples, pixels: given }, true)),
    );
    const shades = new Set<number>();
    for (let at = 0; at < width * height; at++) {
      for (let channel = 0; channel < samples; channel++) {
        const kept = read.data[at * 4 + channel] as number;
        shades.add(kept);
        expect(Math.abs(kept - (given[at * samples + channel] as number))).toBeLessThanOrEqual(9);
      }
    }
    expect(shades.size).toBeLessThanOrEqual(16);
  });
});
