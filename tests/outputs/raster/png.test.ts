import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { blankRows, encodePng, packPng } from '../../../src/outputs/raster/png.js';

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

  it('holds two greys of four bits a byte, a row beginning in a new one', async () => {
    const rows = blankRows({ width: 3, height: 2, samples: 1, depth: 4 });
    expect([...rows]).toEqual([0, 0xff, 0xff, 0, 0xff, 0xff]);
    rows.set([0x0f, 0x8f], 1);
    const packed = await packPng({ width: 3, height: 2, samples: 1, depth: 4, rows });
    const { data } = PNG.sync.read(Buffer.from(packed));
    expect([0, 1, 2, 3, 4, 5].map((at) => data[4 * at])).toEqual([0, 255, 136, 255, 255, 255]);
  });
});
