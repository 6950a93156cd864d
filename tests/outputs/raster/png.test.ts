import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { Paper } from '../../../src/outputs/raster/paper.js';
import { blankRows, encodePng, packPng } from '../../../src/outputs/raster/png.js';
import { rectangle } from './rectangle.js';

/** Every value somewhere, and lines of paper between. */
function pixels(width: number, height: number, samples: number): Uint8Array {
  return Uint8Array.from({ length: width * height * samples }, (_, at) =>
    Math.floor(at / (width * samples)) % 3 === 1 ? 255 : (at * 7) % 256,
  );
}

describe('a picture as a PNG', () => {
  it.each([
    [1, 31, 17, false],
    [3, 31, 17, false],
    [1, 32, 5, false],
    [3, 1, 1, false],
    [1, 31, 17, true],
    [3, 31, 17, true],
    [1, 32, 1, true],
  ] as const)('keeps every pixel: %i samples, %i × %i, of letters: %s', async (...shape) => {
    const [samples, width, height, isLetters] = shape;
    const given = pixels(width, height, samples);
    const read = PNG.sync.read(
      Buffer.from(await encodePng({ width, height, samples, pixels: given }, isLetters)),
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
    for (const isLetters of [false, true]) {
      const png = { width: 3, height: 2, samples: 1, depth: 4, rows } as const;
      const { data } = PNG.sync.read(Buffer.from(await packPng(png, isLetters)));
      expect([0, 1, 2, 3, 4, 5].map((at) => data[4 * at])).toEqual([0, 255, 136, 255, 255, 255]);
    }
  });

  it.each([[[]], [[0]], [[499]], [[3, 64, 65, 66, 130, 131, 400]], [[63]], [[250, 251, 330]]])(
    'packs long stretches of white rows round letters in rows %j',
    async (letters) => {
      const [width, height] = [37, 500];
      const paper = new Paper(width, height, 1);
      for (const row of letters) paper.fill(rectangle(row % 30, row, 34, row + 1), '#000000');
      const { rows } = paper;
      for (const inked of [paper.inked, undefined]) {
        const png = { width, height, samples: 1, depth: 4, rows, ...(inked && { inked }) } as const;
        const { data } = PNG.sync.read(Buffer.from(await packPng(png, true)));
        for (let row = 0; row < height; row++) {
          const black = Array.from({ length: width }, (_, x) => data[4 * (row * width + x)] === 0);
          const wanted = black.map((_, x) => letters.includes(row) && x >= row % 30 && x < 34);
          expect(black, `row ${row}`).toEqual(wanted);
        }
      }
    },
  );
});
