import { imageSize } from 'image-size';
import { isCmykJpeg } from './cmyk-jpeg.js';
import { jpegSegments, SCAN } from './jpeg.js';
import type { PictureKind } from './pictures.js';
import { pngRows, readPng } from './png.js';
import { isDrawable } from './svg-weight.js';

/** How many pixels a picture may have that goes into books as it is: an A3 page at 600 dpi has 70 million. */
const MOST_PIXELS = 100_000_000;
/** How many one may have whose pixels are read and written anew: each takes some ten bytes meanwhile. */
const MOST_CONVERTED = 25_000_000;
/** How many bytes the rows of a PNG may have: they are unpacked to see that it is whole; a PDF has some of them read as well. */
const MOST_ROW_BYTES = { kept: 400e6, read: 100e6 };

/** How many pixels the picture may have, by its kind. */
export function mostPixels(bytes: Uint8Array, kind: PictureKind): number {
  if (kind === 'jpeg') return isCmykJpeg(bytes) ? MOST_CONVERTED : MOST_PIXELS;
  if (kind !== 'png') return MOST_CONVERTED;
  const png = readPng(bytes);
  if (png === undefined) return MOST_PIXELS;
  // A PDF has the opacity of pixels apart, and no picture interlaced.
  const isRead = png.hasAlpha || png.interlaced;
  const most = isRead ? MOST_ROW_BYTES.read : MOST_ROW_BYTES.kept;
  return Math.min(MOST_PIXELS, Math.floor((most * 8) / (png.samples * png.depth)));
}

/** The values of the message on a picture that is not read. */
export function badPicture(bytes: Uint8Array, kind: PictureKind, path: string) {
  const name = kind === 'unknown' ? { zh: '图片', en: 'picture' } : kind.toUpperCase();
  return { path, kind: name, most: Math.floor(mostPixels(bytes, kind) / 1e6) };
}

/** Whether a picture's bytes are whole as far as can be seen without decoding its pixels, and these are not too many. */
export function isSoundPicture(bytes: Uint8Array, kind: PictureKind): boolean {
  if (kind === 'svg') return isDrawable(bytes);
  if (kind === 'unknown') return false;
  if (kind === 'tiff' && !isSoundTiff(Buffer.from(bytes))) return false;
  try {
    const { width, height } = imageSize(bytes);
    if (!(width > 0 && height > 0 && width * height <= mostPixels(bytes, kind))) return false;
  } catch {
    return false;
  }
  if (kind === 'png') return isSoundPng(bytes);
  return kind === 'jpeg' ? isSoundJpeg(bytes) : true;
}

/** A PNG from IHDR to IEND whose data unpack to all of its rows. */
function isSoundPng(bytes: Uint8Array): boolean {
  const png = readPng(bytes);
  try {
    return png !== undefined && pngRows(png).length > 0;
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

/** The size of an entry in a TIFF's directory, and the places of its type and its count in it, bytes (TIFF 6.0, section 2). */
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
