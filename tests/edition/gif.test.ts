import fc from 'fast-check';
import { GifReader, GifWriter } from 'omggif';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { asPng, readPixels } from '../../src/edition/pictures.js';

interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly high: number;
  readonly bits: number;
  readonly transparent: number | undefined;
  readonly seed: readonly number[];
  readonly local: boolean;
}

const size = fc.integer({ min: 1, max: 60 });
const drawn: fc.Arbitrary<Drawn> = fc
  .record({
    width: size,
    height: size,
    from: fc.tuple(
      fc.double({ min: 0, max: 0.99, noNaN: true }),
      fc.double({ min: 0, max: 0.99, noNaN: true }),
    ),
    whole: fc.boolean(),
    bits: fc.integer({ min: 1, max: 8 }),
    transparent: fc.option(fc.integer({ min: 0, max: 1 }), { nil: undefined }),
    seed: fc.array(fc.nat(255), { minLength: 1, maxLength: 300 }),
    local: fc.boolean(),
  })
  .map(({ from, whole, ...rest }) => {
    const x = whole ? 0 : Math.floor(from[0] * rest.width);
    const y = whole ? 0 : Math.floor(from[1] * rest.height);
    return { ...rest, x, y, wide: rest.width - x, high: rest.height - y };
  });

/** The GIF that omggif writes of it. */
function gifOf({ width, height, x, y, wide, high, bits, transparent, seed, local }: Drawn): Buffer {
  const palette = Array.from({ length: 2 ** bits }, (_, index) => (index * 0x3f7d1b) & 0xffffff);
  const indexes = Array.from(
    { length: wide * high },
    (_, at) => (seed[at % seed.length] ?? 0) & (2 ** bits - 1),
  );
  const bytes = Buffer.alloc(20_000);
  const writer = new GifWriter(bytes, width, height, local ? {} : { palette });
  writer.addFrame(x, y, wide, high, indexes, {
    ...(local && { palette }),
    ...(transparent !== undefined && { transparent }),
  });
  return bytes.subarray(0, writer.end());
}

/** The pixels; of one that is transparent no colour shows. */
function shown(pixels: Buffer): Buffer {
  const visible = Buffer.from(pixels);
  for (let at = 0; at < visible.length; at += 4)
    if (visible[at + 3] === 0) visible.fill(0, at, at + 4);
  return visible;
}

const rgba = (png: Uint8Array) => PNG.sync.read(Buffer.from(png));

describe('the first picture of a GIF as a PNG', () => {
  it('has the pixels that another reader finds', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async (one) => {
        const bytes = gifOf(one);
        const wanted = Buffer.alloc(one.width * one.height * 4);
        new GifReader(bytes).decodeAndBlitFrameRGBA(0, wanted);
        const { width, height, data } = rgba(await asPng(bytes, 'gif'));
        expect([width, height]).toEqual([one.width, one.height]);
        expect(shown(data).equals(shown(wanted))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is read in the order of an interlaced one', async () => {
    // Rows 0 8 4 2 6 1 3 5 7 of one pixel each: eight colours and the first again.
    const order = [0, 8, 4, 2, 6, 1, 3, 5, 7];
    const bytes = Buffer.alloc(500);
    const palette = Array.from({ length: 16 }, (_, index) => index);
    const writer = new GifWriter(bytes, 1, 9, { palette });
    writer.addFrame(0, 0, 1, 9, order);
    const gif = bytes.subarray(0, writer.end());
    const flags = gif.indexOf(Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 9, 0])) + 9;
    gif[flags] = (gif[flags] ?? 0) | 0x40;
    const { data } = rgba(await asPng(gif, 'gif'));
    expect(order.map((_, row) => data[4 * row + 2])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('wherever it is cut, is whole or refused', async () => {
    const one = { ...fc.sample(drawn, { numRuns: 1, seed: 3 })[0] } as Drawn;
    const bytes = gifOf({ ...one, bits: 4, local: false });
    const whole = rgba(await asPng(bytes, 'gif')).data;
    for (let end = 13; end < bytes.length; end++) {
      const cut = bytes.subarray(0, end);
      const png = await asPng(cut, 'gif').catch((error: unknown) => error);
      const checked = await readPixels(cut, 'gif').catch((error: unknown) => error);
      if (png instanceof Error) {
        expect([png, checked]).toEqual([expect.any(RangeError), expect.any(RangeError)]);
      } else {
        expect(checked).toBeUndefined();
        expect(rgba(png as Uint8Array).data.equals(whole)).toBe(true);
      }
    }
  });

  it.each([
    ['is larger than its screen beyond all bounds', 0xffff, 0xffff, '02024401003b'],
    ['has a code before there is one', 1, 1, '0201ff003b'],
    ['has codes of a size that there is not', 1, 1, '0c024401003b'],
    ['has no codes', 1, 1, '02003b'],
  ])('is refused where it %s', async (_, wide, high, codes) => {
    const head = Buffer.from('47494638396101000100800000000000ffffff2c0000000000000000', 'hex');
    head.writeUInt16LE(wide, head.length - 4);
    head.writeUInt16LE(high, head.length - 2);
    const bytes = Buffer.concat([head, Buffer.from(`00${codes}`, 'hex')]);
    await expect(asPng(bytes, 'gif')).rejects.toThrow(RangeError);
    await expect(readPixels(bytes, 'gif')).rejects.toThrow(RangeError);
  });
});
