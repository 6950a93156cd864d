import { constants, inflateSync } from 'node:zlib';
import { isFrame, jpegSegments } from './jpeg.js';
import type { Tiff } from './tiff.js';

/** Compressions (TIFF 6.0, section 3, and its supplements). */
const PACKING = {
  none: 1,
  huffman: 2,
  fax3: 3,
  fax4: 4,
  lzw: 5,
  jpeg: 7,
  deflate: 8,
  packBits: 32773,
  oldDeflate: 32946,
} as const;

/** How many bytes all pixels may have: 25 million of four samples of 16 bits. */
const MOST_BYTES = 200e6;
/** What a packer may put behind the last row of a part, bytes. */
const SLACK = 4096;

/** Whether a picture of a fax: it is read otherwise than others. */
export function isFax({ compression }: Tiff): boolean {
  return [PACKING.huffman, PACKING.fax3, PACKING.fax4].some((one) => one === compression);
}

/**
 * Whether a TIFF's parts unpack to no more than its pixels, in a packing that can be measured before they are unpacked: what
 * else cameras write is no picture for a book.
 */
export function isMeasured(tiff: Tiff): boolean {
  const { width, height, bits, samples, part, parts, isTiled } = tiff;
  const bytesOf = (pixels: number, rows: number) => Math.ceil((pixels * bits * samples) / 8) * rows;
  if (part.width < 1 || part.height < 1 || bytesOf(width, height) > MOST_BYTES) return false;
  const across = Math.ceil(width / part.width);
  const down = Math.ceil(height / part.height);
  const unpacked = bytesOf(part.width, part.height);
  if (isTiled && unpacked * across * down > 4 * MOST_BYTES) return false;
  if (parts.length > across * down * samples) return false;
  return parts.every((packed) => isPartMeasured(packed, unpacked, tiff));
}

function isPartMeasured(
  packed: Uint8Array,
  unpacked: number,
  { compression, part }: Tiff,
): boolean {
  switch (compression) {
    case PACKING.none:
    case PACKING.huffman:
    case PACKING.fax3:
    case PACKING.fax4:
      return true;
    case PACKING.packBits:
      return runsLength(packed) <= unpacked + SLACK;
    case PACKING.lzw:
      return codesLength(packed, unpacked + SLACK) <= unpacked + SLACK;
    case PACKING.deflate:
    case PACKING.oldDeflate:
      return inflates(packed, unpacked + SLACK);
    case PACKING.jpeg:
      return isJpegWithin(packed, part);
    default:
      return false;
  }
}

/** How many bytes runs unpack to (TIFF 6.0, section 9). */
function runsLength(packed: Uint8Array): number {
  let length = 0;
  for (let at = 0; at < packed.length; ) {
    const mark = packed[at] as number;
    const count = mark < 128 ? mark + 1 : mark > 128 ? 257 - mark : 0;
    at += mark < 128 ? 1 + count : mark > 128 ? 2 : 1;
    length += count;
  }
  return length;
}

const [CLEAR, END, FIRST_CODE, CODES] = [256, 257, 258, 4096] as const;

/** How many bytes codes unpack to; counted until they are more than `most` (TIFF 6.0, section 13). */
function codesLength(packed: Uint8Array, most: number): number {
  const lengths = new Uint32Array(CODES + 1).fill(1, 0, FIRST_CODE);
  let [next, bits, before, total] = [FIRST_CODE as number, 9, 0, 0];
  for (let bit = 0; bit + bits <= packed.length * 8 && total <= most; ) {
    const at = bit >> 3;
    const three =
      ((packed[at] as number) << 16) | ((packed[at + 1] ?? 0) << 8) | (packed[at + 2] ?? 0);
    const code = (three >> (24 - (bit & 7) - bits)) & ((1 << bits) - 1);
    bit += bits;
    if (code === END) break;
    if (code === CLEAR) {
      [next, bits, before] = [FIRST_CODE, 9, 0];
      continue;
    }
    const length = code < next ? (lengths[code] as number) : before + 1;
    if (before > 0 && next < CODES) lengths[next++] = before + 1;
    if (next + 1 >= 1 << bits && bits < 12) bits++;
    before = length;
    total += length;
  }
  return total;
}

function inflates(packed: Uint8Array, most: number): boolean {
  try {
    inflateSync(packed, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH });
    return true;
  } catch {
    return false;
  }
}

/** Whether a part that is a JPEG has no more pixels than the part (TIFF Technical Note 2). */
function isJpegWithin(packed: Uint8Array, part: Tiff['part']): boolean {
  for (const { marker, content } of jpegSegments(packed)) {
    if (!isFrame(marker)) continue;
    const [, high = 0, low = 0, wide = 0, narrow = 0] = content;
    // A JPEG is of whole blocks: some makers write their size for the part's.
    return (high << 8) + low <= part.height + 16 && (wide << 8) + narrow <= part.width + 16;
  }
  return false;
}
