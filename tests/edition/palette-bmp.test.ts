import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { asPng } from '../../src/edition/pictures.js';

const COLOURS = [
  [255, 0, 0],
  [0, 0, 255],
  [0, 255, 0],
] as const;

/** A BMP of 5 × 3 pixels and three colours. */
function bmp(bits: number, compression: number, packed: readonly number[]): Buffer {
  const header = Buffer.alloc(54 + 12);
  header.write('BM', 'latin1');
  header.writeUInt32LE(header.length + packed.length, 2);
  header.writeUInt32LE(header.length, 10);
  header.writeUInt32LE(40, 14);
  header.writeInt32LE(5, 18);
  header.writeInt32LE(3, 22);
  header.writeUInt16LE(1, 26);
  header.writeUInt16LE(bits, 28);
  header.writeUInt32LE(compression, 30);
  header.writeUInt32LE(packed.length, 34);
  header.writeUInt32LE(COLOURS.length, 46);
  for (const [index, [red, green, blue]] of COLOURS.entries()) {
    header.set([blue, green, red, 0], 54 + 4 * index);
  }
  return Buffer.concat([header, Buffer.from(packed)]);
}

async function rows(picture: Uint8Array): Promise<readonly string[]> {
  const { width, height, data } = PNG.sync.read(Buffer.from(await asPng(picture, 'bmp')));
  const colour = (at: number) =>
    COLOURS.findIndex((one) => one.every((part, index) => data[4 * at + index] === part));
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (__, x) => colour(y * width + x)).join(''),
  );
}

describe('a BMP whose colours are in a palette', () => {
  it.each([
    [
      'of runs of bytes, single pixels and a step',
      bmp(8, 1, [3, 1, 2, 2, 0, 0, 0, 3, 2, 1, 0, 0, 2, 1, 0, 0, 0, 2, 2, 0, 3, 1, 0, 1]),
    ],
    [
      'of runs of halves, single pixels and a step',
      bmp(4, 2, [3, 0x11, 2, 0x22, 0, 0, 0, 5, 0x21, 0x01, 0x10, 0, 0, 0, 0, 2, 2, 0, 3, 0x11]),
    ],
    [
      'of bytes',
      bmp(8, 0, [1, 1, 1, 2, 2, 0, 0, 0, 2, 1, 0, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0]),
    ],
    [
      'of halves, an odd number in a row',
      bmp(4, 0, [0x11, 0x12, 0x20, 0, 0x21, 0x01, 0x10, 0, 0x00, 0x11, 0x10]),
    ],
  ])('%s has its colours', async (_, picture) => {
    expect(await rows(picture)).toEqual(['00111', '21011', '11122']);
  });

  it('of bits has its colours', async () => {
    const picture = bmp(1, 0, [0b11100000, 0, 0, 0, 0b01011000, 0, 0, 0, 0b00111000, 0, 0, 0]);
    expect(await rows(picture)).toEqual(['00111', '01011', '11100']);
    picture.writeInt32LE(-3, 22);
    expect(await rows(picture)).toEqual(['11100', '01011', '00111']);
  });

  it('that is cut off is damaged', async () => {
    await expect(asPng(bmp(8, 1, [5, 1, 0, 0, 5]), 'bmp')).rejects.toThrow(RangeError);
    await expect(asPng(bmp(4, 0, [0x11, 0x12, 0x20, 0]), 'bmp')).rejects.toThrow(RangeError);
  });
});
