import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { isSoundPicture } from '../../src/edition/check-picture.js';
import { asPng } from '../../src/edition/pictures.js';

/** Four rows of 16 pixels in the packing of T.6: all white, then a black pixel and a white one by turns, then twice as above. */
const FAX = bitsOf(['1', `${'001000111010'.repeat(8)}`, '1'.repeat(17), '1'.repeat(17)].join(''));

function bitsOf(bits: string): Buffer {
  const padded = bits.padEnd(Math.ceil(bits.length / 8) * 8, '0');
  return Buffer.from(padded.match(/.{8}/g)?.map((one) => Number.parseInt(one, 2)) ?? []);
}

function tiff(tags: Readonly<Record<number, number>>, strip: Uint8Array): Buffer {
  const all = Object.entries({ ...tags, 273: 8, 279: strip.length }).map(([tag, value]) => {
    const entry = Buffer.alloc(12);
    entry.writeUInt16LE(Number(tag), 0);
    entry.writeUInt16LE(4, 2);
    entry.writeUInt32LE(1, 4);
    entry.writeUInt32LE(value, 8);
    return entry;
  });
  const head = Buffer.from('II*\0\0\0\0\0', 'latin1');
  head.writeUInt32LE(8 + strip.length, 4);
  const count = Buffer.alloc(2);
  count.writeUInt16LE(all.length);
  return Buffer.concat([head, strip, count, ...all, Buffer.alloc(4)]);
}

const SIZE = { 256: 16, 257: 4, 258: 1, 277: 1 };

async function rows(bytes: Uint8Array): Promise<readonly string[]> {
  const { width, height, data } = PNG.sync.read(Buffer.from(await asPng(bytes, 'tiff')));
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (__, column) =>
      data[4 * (row * width + column)] === 0 ? '#' : '.',
    ).join(''),
  );
}

describe('a TIFF', () => {
  const turns = '.#'.repeat(8);
  const expected = ['.'.repeat(16), turns, turns, turns];

  it('as a fax packs it has its pixels', async () => {
    const bytes = tiff({ ...SIZE, 259: 4, 262: 0 }, FAX);
    expect(isSoundPicture(bytes, 'tiff')).toBe(true);
    expect(await rows(bytes)).toEqual(expected);
  });

  it('whose lowest value is black has white where a fax is black', async () => {
    const other = expected.map((row) => row.replace(/./g, (one) => (one === '#' ? '.' : '#')));
    expect(await rows(tiff({ ...SIZE, 259: 4, 262: 1 }, FAX))).toEqual(other);
  });

  it('whose first pixel is in the lowest bit is the same', async () => {
    const reversed = bitsOf(
      [...FAX].map((byte) => [...byte.toString(2).padStart(8, '0')].reverse().join('')).join(''),
    );
    expect(await rows(tiff({ ...SIZE, 259: 4, 262: 0, 266: 2 }, reversed))).toEqual(expected);
  });

  it.each([
    ['in a packing of cameras', { 259: 34713 }],
    ['whose tiles have no width', { 259: 1, 322: 0, 323: 16, 324: 8, 325: 8 }],
    ['with more samples than any', { 259: 1, 256: 4000, 257: 4000, 277: 60_000 }],
  ])('%s is refused', (_, tags) => {
    expect(isSoundPicture(tiff({ ...SIZE, 262: 0, ...tags }, FAX), 'tiff')).toBe(false);
  });
});
