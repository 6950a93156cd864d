import { type FewColours, MOST_COLOURS } from './few-colours.js';

/** Compressions of BMP (Microsoft, 'BITMAPINFOHEADER'). */
const NONE = 0;
const RLE8 = 1;
const RLE4 = 2;

const FILE_HEADER = 14;
const INFO_HEADER = 40;

/** The layout of a BMP's pixels. */
interface Packing {
  readonly width: number;
  readonly height: number;
  /** Of a pixel: 1, 4 or 8. */
  readonly bits: number;
}

/**
 * The pixels of a BMP whose colours are in a palette, plain or in run lengths (RLE8, RLE4); undefined for any other. Throws
 * RangeError where the pixels end too soon.
 */
export function paletteBmp(bytes: Uint8Array): FewColours | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerSize = view.getUint32(FILE_HEADER, true);
  if (headerSize < INFO_HEADER) return undefined;
  const width = view.getInt32(18, true);
  const high = view.getInt32(22, true);
  const packing = { width, height: Math.abs(high), bits: view.getUint16(28, true) };
  const unpack = unpackerOf(packing.bits, view.getUint32(30, true));
  if (unpack === undefined || width <= 0 || high === 0) return undefined;
  const indexes = unpack(bytes.subarray(view.getUint32(10, true)), packing);
  const palette = paletteOf(
    bytes,
    FILE_HEADER + headerSize,
    packing.bits,
    view.getUint32(46, true),
  );
  // The rows go upwards unless the height is below 0.
  return {
    width,
    height: packing.height,
    palette,
    clear: undefined,
    indexes: high < 0 ? indexes : upsideDown(indexes, packing),
  };
}

function upsideDown(indexes: Uint8Array, { width, height }: Packing): Uint8Array {
  const turned = new Uint8Array(indexes.length);
  for (let y = 0; y < height; y++) {
    turned.set(indexes.subarray(y * width, (y + 1) * width), (height - 1 - y) * width);
  }
  return turned;
}

type Unpack = (packed: Uint8Array, packing: Packing) => Uint8Array;

function unpackerOf(bits: number, compression: number): Unpack | undefined {
  if (compression === NONE) return [1, 4, 8].includes(bits) ? unpackRows : undefined;
  if (compression === RLE8) return bits === 8 ? unpackRuns : undefined;
  return compression === RLE4 && bits === 4 ? unpackRuns : undefined;
}

/** Three bytes for each colour; one that the palette does not have is black. */
function paletteOf(bytes: Uint8Array, start: number, bits: number, used: number): Uint8Array {
  const count = Math.min(used === 0 ? 1 << bits : used, MOST_COLOURS);
  const palette = new Uint8Array(3 * MOST_COLOURS);
  for (let index = 0; index < count; index++) {
    const [blue = 0, green = 0, red = 0] = bytes.subarray(start + 4 * index, start + 4 * index + 3);
    palette.set([red, green, blue], 3 * index);
  }
  return palette;
}

/** Rows of whole four bytes, the first pixel in the highest bits. */
function unpackRows(packed: Uint8Array, { width, height, bits }: Packing): Uint8Array {
  const row = Math.ceil((width * bits) / 32) * 4;
  if (packed.length < row * (height - 1) + Math.ceil((width * bits) / 8)) {
    throw new RangeError('a cut BMP');
  }
  const indexes = new Uint8Array(width * height);
  const mask = (1 << bits) - 1;
  for (let y = 0; y < height; y++) {
    if (bits === 8) {
      indexes.set(packed.subarray(y * row, y * row + width), y * width);
      continue;
    }
    for (let x = 0; x < width; x++) {
      const bit = x * bits;
      const byte = packed[y * row + (bit >> 3)] ?? 0;
      indexes[y * width + x] = (byte >> (8 - bits - (bit & 7))) & mask;
    }
  }
  return indexes;
}

/** Runs and rows of single pixels; what no run covers has the first colour. */
function unpackRuns(packed: Uint8Array, { width, height, bits }: Packing): Uint8Array {
  const indexes = new Uint8Array(width * height);
  const half = bits === 4;
  let at = 0;
  let x = 0;
  let y = 0;
  const next = () => {
    const byte = packed[at++];
    if (byte === undefined) throw new RangeError('a cut BMP');
    return byte;
  };
  const put = (pair: number, index: number) => {
    const colour = !half ? pair : index % 2 === 0 ? pair >> 4 : pair & 15;
    if (x < width && y < height) indexes[y * width + x] = colour;
    x++;
  };
  // Some makers leave out the mark of the end behind the last row.
  while (y < height && !(at >= packed.length && y === height - 1 && x >= width)) {
    const count = next();
    const value = next();
    if (count > 0) {
      for (let index = 0; index < count; index++) put(value, index);
    } else if (value === 0) {
      x = 0;
      y++;
    } else if (value === 1) {
      break;
    } else if (value === 2) {
      x += next();
      y += next();
    } else {
      const start = at;
      let pair = 0;
      for (let index = 0; index < value; index++) {
        if (!half || index % 2 === 0) pair = next();
        put(pair, index);
      }
      // Single pixels fill whole pairs of bytes.
      if ((at - start) % 2 === 1) at++;
    }
  }
  return indexes;
}
