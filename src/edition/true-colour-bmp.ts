import type { Pixels } from './pixels-png.js';

/** Places in the headers (Microsoft, BITMAPFILEHEADER and BITMAPINFOHEADER), bytes. */
const AT = {
  pixels: 10,
  headerSize: 14,
  width: 18,
  height: 22,
  bits: 28,
  compression: 30,
  colours: 46,
} as const;
const INFO_HEADER = 40;
/** A table of colours that a picture without indexes has for screens of few colours is no longer than this. */
const MOST_TABLE = 1 << 16;

/**
 * The pixels of a BMP of 24 or 32 bits a pixel without compression, all opaque: the fourth byte of most is padding. Undefined
 * for any other. Throws RangeError where the pixels end too soon, or the header has more colours than any picture.
 */
export function trueColourBmp(bytes: Uint8Array): Pixels | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(AT.headerSize, true) < INFO_HEADER) return undefined;
  if (view.getUint32(AT.colours, true) > MOST_TABLE) throw new RangeError('a BMP of many colours');
  const bits = view.getUint16(AT.bits, true);
  if (view.getUint32(AT.compression, true) !== 0 || (bits !== 24 && bits !== 32)) return undefined;
  const width = view.getInt32(AT.width, true);
  const high = view.getInt32(AT.height, true);
  const height = Math.abs(high);
  const step = bits / 8;
  // Rows are of whole four bytes, and go upwards unless the height is below 0.
  const row = Math.ceil((width * step) / 4) * 4;
  const packed = bytes.subarray(view.getUint32(AT.pixels, true));
  if (width <= 0 || packed.length < row * (height - 1) + width * step) {
    throw new RangeError('a cut BMP');
  }
  const data = new Uint8Array(4 * width * height);
  for (let y = 0, to = 0; y < height; y++) {
    let from = row * (high < 0 ? y : height - 1 - y);
    for (let x = 0; x < width; x++) {
      data[to] = packed[from + 2] as number;
      data[to + 1] = packed[from + 1] as number;
      data[to + 2] = packed[from] as number;
      data[to + 3] = 255;
      from += step;
      to += 4;
    }
  }
  return { width, height, data };
}
