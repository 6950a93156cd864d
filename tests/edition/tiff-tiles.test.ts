import { PNG } from 'pngjs';
import { expect, it, vi } from 'vitest';
import { asPng } from '../../src/edition/pictures.js';

const [WIDTH, HEIGHT, TILE] = [40, 24, 16];

/** Bytes whose samples differ in every row and column. */
const sample = (x: number, y: number, of: number) => (7 * x + 31 * y + 90 * of) & 0xff;

/** A TIFF with tiles of 16 × 16 pixels, not packed; a grey or three colours a pixel. */
function tiledTiff(samples: 1 | 3): Buffer {
  const tiles: Buffer[] = [];
  for (let top = 0; top < HEIGHT; top += TILE) {
    for (let left = 0; left < WIDTH; left += TILE) {
      const bytes = Array.from({ length: TILE * TILE * samples }, (_, at) => {
        const pixel = Math.floor(at / samples);
        return sample(left + (pixel % TILE), top + Math.floor(pixel / TILE), at % samples);
      });
      tiles.push(Buffer.from(bytes));
    }
  }
  const size = TILE * TILE * samples;
  const lists = 8 + tiles.length * size;
  const list = (values: readonly number[]) => {
    const bytes = Buffer.alloc(4 * values.length);
    values.forEach((value, at) => {
      bytes.writeUInt32LE(value, 4 * at);
    });
    return bytes;
  };
  const directory = lists + 8 * tiles.length;
  const entries: readonly (readonly [tag: number, count: number, value: number])[] = [
    [256, 1, WIDTH],
    [257, 1, HEIGHT],
    [258, 1, 8],
    [259, 1, 1],
    [262, 1, samples === 1 ? 1 : 2],
    [277, 1, samples],
    [322, 1, TILE],
    [323, 1, TILE],
    [324, tiles.length, lists],
    [325, tiles.length, lists + 4 * tiles.length],
  ];
  const head = Buffer.from('II*\0\0\0\0\0', 'latin1');
  head.writeUInt32LE(directory, 4);
  const count = Buffer.alloc(2);
  count.writeUInt16LE(entries.length);
  return Buffer.concat([
    head,
    ...tiles,
    list(tiles.map((_, at) => 8 + at * size)),
    list(tiles.map(() => size)),
    count,
    ...entries.map(([tag, length, value]) => {
      const entry = Buffer.alloc(12);
      entry.writeUInt16LE(tag, 0);
      entry.writeUInt16LE(4, 2);
      entry.writeUInt32LE(length, 4);
      entry.writeUInt32LE(value, 8);
      return entry;
    }),
    Buffer.alloc(4),
  ]);
}

it.each([1, 3] as const)(
  'a TIFF of tiles with %i samples has its pixels, and nothing is printed',
  async (samples) => {
    const printed = vi.spyOn(console, 'log');
    const { width, height, data } = PNG.sync.read(
      Buffer.from(await asPng(tiledTiff(samples), 'tiff')),
    );
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
    expect([width, height]).toEqual([WIDTH, HEIGHT]);
    for (let y = 0; y < HEIGHT; y++) {
      for (let x = 0; x < WIDTH; x++) {
        const pixel = [...data.subarray(4 * (y * WIDTH + x), 4 * (y * WIDTH + x) + 3)];
        const wanted = [0, 1, 2].map((of) => sample(x, y, samples === 1 ? 0 : of));
        expect(pixel, `${x} ${y}`).toEqual(wanted);
      }
    }
  },
);
