import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { isSoundPicture } from '../../src/edition/check-picture.js';
import { asPng } from '../../src/edition/pictures.js';

const [SIDE, PIXELS] = [8, 64];
const SIZE = { 256: SIDE, 257: SIDE, 259: 1 };
const [WHITE, GREY, RGB, INKS, LAB] = [0, 1, 2, 5, 8];

/** A TIFF of strips that are not packed; its numbers stand in the order of `isBig`. */
function tiff(
  tags: Readonly<Record<number, number>>,
  strips: readonly Uint8Array[],
  isBig = false,
): Buffer {
  const short = (value: number) =>
    Buffer.from(isBig ? [value >> 8, value & 0xff] : [value & 0xff, value >> 8]);
  const long = (value: number) => {
    const bytes = Buffer.alloc(4);
    if (isBig) bytes.writeUInt32BE(value);
    else bytes.writeUInt32LE(value);
    return bytes;
  };
  const pixels = Buffer.concat(strips);
  const places = strips.map((_, at) => 8 + at * (strips[0]?.length ?? 0));
  const lists = 8 + pixels.length;
  const directory = lists + 8 * strips.length;
  const isOne = strips.length === 1;
  const entries: readonly (readonly [number, number, number])[] = [
    ...Object.entries(tags).map(([tag, value]) => [Number(tag), 1, value] as const),
    [273, strips.length, isOne ? 8 : lists],
    [279, strips.length, isOne ? pixels.length : lists + 4 * strips.length],
  ];
  return Buffer.concat([
    Buffer.from(isBig ? 'MM\0*' : 'II*\0', 'latin1'),
    long(directory),
    pixels,
    ...places.map(long),
    ...strips.map(({ length }) => long(length)),
    short(entries.length),
    ...entries.map(([tag, count, value]) =>
      Buffer.concat([short(tag), short(4), long(count), long(value)]),
    ),
    Buffer.alloc(4),
  ]);
}

async function firstPixel(bytes: Uint8Array): Promise<readonly number[]> {
  expect(isSoundPicture(bytes, 'tiff')).toBe(true);
  const { data } = PNG.sync.read(Buffer.from(await asPng(bytes, 'tiff')));
  return [...data.subarray(0, 4)];
}

const all = (...pixel: number[]) => Buffer.alloc(PIXELS * pixel.length, Buffer.from(pixel));

/** Full cyan on coated paper, as a JPEG in four inks has it. */
const CYAN = [0, 174, 239];

function expectCyan(pixel: readonly number[], opacity = 255): void {
  for (const [index, value] of CYAN.entries())
    expect(Math.abs((pixel[index] ?? -999) - value)).toBeLessThan(8);
  expect(pixel[3]).toBe(opacity);
}

describe('a TIFF in four inks', () => {
  const inks = { ...SIZE, 258: 8, 262: INKS, 277: 4 };

  it('has its colours as inks on coated paper have', async () => {
    expectCyan(await firstPixel(tiff(inks, [all(255, 0, 0, 0)])));
  });

  it('whose inks stand apart has the same', async () => {
    const planes = [all(255), all(0), all(0), all(0)];
    expectCyan(await firstPixel(tiff({ ...inks, 284: 2 }, planes)));
  });

  it.each([
    ['the lower byte first', [0x7f, 0xff, 0x7f, 0, 0x7f, 0, 0x7f, 0], false],
    ['the higher byte first', [0xff, 0x7f, 0, 0x7f, 0, 0x7f, 0, 0x7f], true],
  ] as const)('of two bytes a sample, %s, has the same', async (_, pixel, isBig) => {
    expectCyan(await firstPixel(tiff({ ...inks, 258: 16 }, [all(...pixel)], isBig)));
  });

  it('keeps the opacity that it has as a fifth sample', async () => {
    const bytes = tiff({ ...inks, 277: 5, 338: 2 }, [all(255, 0, 0, 0, 128)]);
    expectCyan(await firstPixel(bytes), 128);
  });

  it('in other inks than a printer’s is refused', async () => {
    await expect(asPng(tiff({ ...inks, 332: 2 }, [all(255, 0, 0, 0)]), 'tiff')).rejects.toThrow(
      RangeError,
    );
  });
});

describe('a TIFF in greys', () => {
  it.each([
    ['whose highest value is white', { 262: GREY, 258: 8, 277: 1 }, [200], [200, 200, 200, 255]],
    ['whose lowest value is white', { 262: WHITE, 258: 8, 277: 1 }, [55], [200, 200, 200, 255]],
    ['with an opacity', { 262: GREY, 258: 8, 277: 2, 338: 2 }, [200, 9], [200, 200, 200, 9]],
    ['of two bytes', { 262: GREY, 258: 16, 277: 1 }, [77, 200], [200, 200, 200, 255]],
  ] as const)('%s has them', async (_, tags, pixel, expected) => {
    expect(await firstPixel(tiff({ ...SIZE, ...tags }, [all(...pixel)]))).toEqual(expected);
  });
});

it('a TIFF whose colours stand apart has them', async () => {
  const bytes = tiff({ ...SIZE, 258: 8, 262: RGB, 277: 3, 284: 2 }, [all(10), all(20), all(30)]);
  expect(await firstPixel(bytes)).toEqual([10, 20, 30, 255]);
});

it('a TIFF in colours that nobody reads is refused, not black', async () => {
  const bytes = tiff({ ...SIZE, 258: 8, 262: LAB, 277: 3 }, [all(200, 0, 0)]);
  await expect(asPng(bytes, 'tiff')).rejects.toThrow(RangeError);
});
