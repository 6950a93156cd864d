import { inflateSync } from 'node:zlib';
import { imageSize } from 'image-size';
import { jpegSegments, SCAN } from './jpeg.js';
import type { PictureKind } from './pictures.js';

/** How many pixels a picture may have: an A3 page at 600 dpi has 70 million. */
const MOST_PIXELS = 100_000_000;

/** Whether a picture's bytes are whole as far as can be seen without decoding its pixels, and these are not too many. */
export function isSoundPicture(bytes: Uint8Array, kind: PictureKind): boolean {
  if (kind === 'svg' || kind === 'unknown') return kind === 'svg';
  if (kind === 'tiff' && !isSoundTiff(Buffer.from(bytes))) return false;
  try {
    const { width, height } = imageSize(bytes);
    if (!(width > 0 && height > 0 && width * height <= MOST_PIXELS)) return false;
  } catch {
    return false;
  }
  if (kind === 'png') return isSoundPng(Buffer.from(bytes));
  return kind === 'jpeg' ? isSoundJpeg(bytes) : true;
}

const PNG_SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** How many samples a pixel has, by the colour type (PNG, 11.2.2). */
const SAMPLES: ReadonlyMap<number, number> = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
]);

/** A PNG from IHDR to IEND whose data unpack to all of its rows (of an interlaced one: to something). */
function isSoundPng(bytes: Buffer): boolean {
  if (!bytes.subarray(0, 8).equals(PNG_SIGNATURE)) return false;
  const data: Buffer[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (at === 8 && (type !== 'IHDR' || length !== 13)) return false;
    if (at + 12 + length > bytes.length) return false;
    if (type === 'IDAT') data.push(bytes.subarray(at + 8, at + 8 + length));
    if (type === 'IEND') return unpacksTo(Buffer.concat(data), pngBytes(bytes));
    at += 12 + length;
  }
  return false;
}

/** How many bytes the rows of a PNG have, each with its filter's; 1 of an interlaced one, whose rows are of several sizes. */
function pngBytes(bytes: Buffer): number {
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const [depth = 0, type = -1, , , interlaced] = bytes.subarray(24, 29);
  const samples = SAMPLES.get(type);
  if (samples === undefined) return Number.POSITIVE_INFINITY;
  return interlaced === 1 ? 1 : height * (1 + Math.ceil((width * samples * depth) / 8));
}

function unpacksTo(packed: Buffer, length: number): boolean {
  try {
    // 100 million pixels of four 16-bit samples are 800 MB: no more than the rows is ever unpacked.
    const most = Math.min(length === 1 ? 8 * MOST_PIXELS : length + 1024, 8 * MOST_PIXELS);
    return inflateSync(packed, { maxOutputLength: most }).length >= length;
  } catch {
    return false;
  }
}

/** A JPEG whose segments lead to the pixels' data, and whose data end with the mark for it. */
function isSoundJpeg(bytes: Uint8Array): boolean {
  for (const { marker, at } of jpegSegments(bytes)) {
    if (marker === SCAN) return hasEnd(bytes, at);
  }
  return false;
}

/** Whether the mark FFD9 ends the data that begin at `from`; cameras may put something behind it. */
function hasEnd(bytes: Uint8Array, from: number): boolean {
  for (let at = bytes.length - 2; at > from; at--) {
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
  }
  return false;
}

/** Of an entry in a TIFF's directory: its size, and where its type and its count stand in it, bytes (TIFF 6.0, section 2). */
const TIFF_ENTRY = { size: 12, type: 2, count: 4 } as const;
/** Bytes of a value by its type, from 1. */
const TIFF_VALUES = [1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8] as const;

/** A TIFF whose directories lead to an end, not back to one of them, and whose entries are no longer than the file. */
function isSoundTiff(bytes: Buffer): boolean {
  const isLittle = bytes[0] === 0x49;
  const word = (at: number) => (isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const long = (at: number) => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const seen = new Set<number>();
  try {
    for (let at = long(4); at !== 0; at = long(at + 2 + 12 * word(at))) {
      if (seen.has(at)) return false;
      seen.add(at);
      for (let entry = 0; entry < word(at); entry++) {
        const from = at + 2 + TIFF_ENTRY.size * entry;
        const value = TIFF_VALUES[word(from + TIFF_ENTRY.type) - 1] ?? 1;
        if (long(from + TIFF_ENTRY.count) * value > bytes.length) return false;
      }
    }
    return seen.size > 0;
  } catch {
    return false;
  }
}
