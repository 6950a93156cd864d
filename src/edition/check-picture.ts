import { imageSize } from 'image-size';
import { isCmykJpeg } from './cmyk-jpeg.js';
import { jpegSegments, SCAN } from './jpeg.js';
import type { PictureKind } from './pictures.js';
import { pngRows, readPng } from './png.js';
import { isDrawable } from './svg-weight.js';
import { readTiff } from './tiff.js';
import { isMeasured } from './tiff-weight.js';

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
  if (kind === 'tiff') {
    const tiff = readTiff(bytes);
    if (tiff === undefined || tiff.width * tiff.height > MOST_CONVERTED) return false;
    if (!isMeasured(tiff)) return false;
  }
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
