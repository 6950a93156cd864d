import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import type { Picture } from './picture.js';

/** PNG (Third Edition), 5.2. */
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Colour types, 11.2.2. */
const GREYSCALE = 0;
const TRUECOLOUR = 2;
/** Flat areas and letters pack best unfiltered (9.2). */
const NO_FILTER = 0;

/** Shades of grey that four bits hold. */
const SHADES = 16;
const WHITE = 255;

/**
 * A picture without transparency as a PNG. `coarse` keeps sixteen shades of each colour: the edges of letters look
 * the same with as few, and the file is much smaller.
 */
export async function encodePng(picture: Picture, coarse = false): Promise<Uint8Array> {
  const { width, height, samples } = picture;
  const grey = samples === 1;
  const depth = coarse && grey ? 4 : 8;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = depth;
  header[9] = grey ? GREYSCALE : TRUECOLOUR;
  const rows = depth === 4 ? nibbles(picture) : bytes(picture, coarse);
  // In another thread: a cover is packed while the book is composed.
  const packed = await promisify(deflate)(rows);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', packed),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Two pixels a byte, the left one in the upper half (7.2). */
function nibbles({ width, height, pixels }: Picture): Uint8Array {
  const length = 1 + Math.ceil(width / 2);
  const rows = new Uint8Array(length * height).fill(WHITE);
  for (let row = 0; row < height; row++) {
    const to = row * length;
    rows[to] = NO_FILTER;
    const line = pixels.subarray(row * width, (row + 1) * width);
    // Most of a page is white: what is left and right of its ink needs no look.
    const first = line.findIndex(isInk);
    if (first < 0) continue;
    const last = line.findLastIndex(isInk);
    for (let x = first & ~1; x <= last; x += 2) {
      const left = SHADE_OF[line[x] as number] as number;
      const right = SHADE_OF[line[x + 1] ?? WHITE] as number;
      rows[to + 1 + (x >> 1)] = (left << 4) | right;
    }
  }
  return rows;
}

function isInk(value: number): boolean {
  return value !== WHITE;
}

function bytes({ width, height, samples, pixels }: Picture, coarse: boolean): Uint8Array {
  const length = width * samples;
  const rows = new Uint8Array((length + 1) * height);
  for (let row = 0; row < height; row++) {
    rows[row * (length + 1)] = NO_FILTER;
    rows.set(pixels.subarray(row * length, (row + 1) * length), row * (length + 1) + 1);
  }
  if (!coarse) return rows;
  const kept = SHADE_OF.map((shade) => Math.round((shade * 255) / (SHADES - 1)));
  return rows.map((value, at) => (at % (length + 1) === 0 ? value : (kept[value] as number)));
}

/** Of each value from 0 to 255, the nearest of the sixteen shades. */
const SHADE_OF = Uint8Array.from({ length: 256 }, (_, value) =>
  Math.round((value * (SHADES - 1)) / 255),
);

function chunk(type: string, data: Uint8Array): Buffer {
  const framed = Buffer.alloc(12 + data.length);
  framed.writeUInt32BE(data.length, 0);
  framed.write(type, 4, 'latin1');
  framed.set(data, 8);
  framed.writeUInt32BE(crc(framed.subarray(4, 8 + data.length)), 8 + data.length);
  return framed;
}

/** The cyclic redundancy check of chunks, Annex D. Node 20 has none of its own. */
function crc(data: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of data) sum = (CRC[(sum ^ byte) & 0xff] as number) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
  return sum;
});
