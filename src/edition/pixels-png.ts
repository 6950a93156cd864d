import type { FewColours } from './few-colours.js';
import { minusBytes } from './four-bytes.js';
import { packRows } from './pack-rows.js';
import { COLOUR_TYPE, pngFile } from './png-file.js';

/** Pixels as four bytes each: red, green, blue, opacity. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Filters of rows (PNG, 9.2): indexes pack best as they are, colours as what differs from the pixel before. */
const NO_FILTER = 0;
const SUB = 1;

/** Indexes of colours as a PNG of the same pixels. An index that has no colour is black. */
export function fewColoursPng(picture: FewColours): Uint8Array {
  const { width, height, palette, clear } = picture;
  const depth = depthOf(picture);
  const count = 2 ** depth;
  const colours = Buffer.alloc(3 * count);
  colours.set(palette.subarray(0, colours.length));
  const opacities = Buffer.alloc((clear ?? 0) + 1, 255);
  opacities[clear ?? 0] = 0;
  return pngFile({ width, height, depth, type: COLOUR_TYPE.indexed }, [
    ['PLTE', colours],
    ...(clear === undefined ? [] : ([['tRNS', opacities]] as const)),
    ['IDAT', packRows(indexRows(picture, depth))],
  ]);
}

/** Bits of an index: one for a fax, eight a time as much work to pack. */
function depthOf({ palette, clear, indexes }: FewColours): 1 | 8 {
  if (palette.length > 6 || (clear ?? 0) > 1) return 8;
  for (let at = 0; at < indexes.length; at++) if ((indexes[at] as number) > 1) return 8;
  return 1;
}

function indexRows({ width, height, indexes }: FewColours, depth: 1 | 8): Uint8Array {
  const length = 1 + Math.ceil((width * depth) / 8);
  const rows = Buffer.alloc(height * length, NO_FILTER);
  for (let row = 0; row < height; row++) {
    const line = indexes.subarray(row * width, (row + 1) * width);
    const from = row * length + 1;
    if (depth === 8) rows.set(line, from);
    else bitsOf(line, rows.subarray(from, from + length - 1));
  }
  return rows;
}

/** Writes eight indexes, each 0 or 1, into a byte, the first one in the highest bit (PNG, 7.2). */
function bitsOf(line: Uint8Array, bytes: Uint8Array): void {
  let [held, to] = [1, 0];
  for (let at = 0; at < line.length; at++) {
    held = (held << 1) | (line[at] as number);
    if (held > 0xff) {
      bytes[to++] = held;
      held = 1;
    }
  }
  if (held > 1) bytes[to] = held << (8 - (line.length & 7));
}

/** Pixels as a PNG, without their opacity where all are opaque, and of one sample where all are grey as well. */
export function pixelsPng(pixels: Pixels): Uint8Array {
  const { width, height, data } = pixels;
  const kind = kindOf(pixels);
  const length = 1 + width * kind.samples;
  const rows = Buffer.allocUnsafe(height * length);
  for (let row = 0; row < height; row++) {
    const line = data.subarray(4 * row * width, 4 * (row + 1) * width);
    const filtered = rows.subarray(row * length, (row + 1) * length);
    filtered[0] = SUB;
    kind.filter(line, filtered);
  }
  return pngFile({ width, height, depth: 8, type: kind.type }, [['IDAT', packRows(rows)]]);
}

/** How a row of four bytes a pixel becomes one under the filter Sub. */
interface Kind {
  readonly type: number;
  readonly samples: number;
  readonly filter: (pixels: Uint8Array, filtered: Uint8Array) => void;
}

function kindOf({ data }: Pixels): Kind {
  const [opaque, grey] = [isOpaque(data), isGrey(data)];
  if (opaque && grey) return { type: COLOUR_TYPE.greyscale, samples: 1, filter: lessGreyBefore };
  if (opaque) return { type: COLOUR_TYPE.truecolour, samples: 3, filter: lessPixelBefore };
  return grey
    ? { type: COLOUR_TYPE.greyscaleAlpha, samples: 2, filter: lessClearGreyBefore }
    : { type: COLOUR_TYPE.truecolourAlpha, samples: 4, filter: lessClearPixelBefore };
}

function isGrey(data: Uint8Array): boolean {
  for (let at = 0; at < data.length; at += 4)
    if (data[at] !== data[at + 1] || data[at] !== data[at + 2]) return false;
  return true;
}

function lessGreyBefore(pixels: Uint8Array, filtered: Uint8Array): void {
  let [grey, to] = [0, 1];
  for (let from = 0; from < pixels.length; from += 4) {
    const next = pixels[from] as number;
    filtered[to++] = next - grey;
    grey = next;
  }
}

function lessClearGreyBefore(pixels: Uint8Array, filtered: Uint8Array): void {
  let [grey, opacity, to] = [0, 0, 1];
  for (let from = 0; from < pixels.length; from += 4) {
    const nextGrey = pixels[from] as number;
    const nextOpacity = pixels[from + 3] as number;
    filtered[to++] = nextGrey - grey;
    filtered[to++] = nextOpacity - opacity;
    grey = nextGrey;
    opacity = nextOpacity;
  }
}

/** A row of pixels under the filter Sub, without their opacity. Unrolled: a loop over the samples takes three times as long. */
function lessPixelBefore(pixels: Uint8Array, filtered: Uint8Array): void {
  let [red, green, blue, to] = [0, 0, 0, 1];
  for (let from = 0; from < pixels.length; from += 4) {
    const nextRed = pixels[from] as number;
    const nextGreen = pixels[from + 1] as number;
    const nextBlue = pixels[from + 2] as number;
    filtered[to] = nextRed - red;
    filtered[to + 1] = nextGreen - green;
    filtered[to + 2] = nextBlue - blue;
    red = nextRed;
    green = nextGreen;
    blue = nextBlue;
    to += 3;
  }
}

/** A row of pixels under the filter Sub. */
function lessClearPixelBefore(pixels: Uint8Array, filtered: Uint8Array): void {
  const words = new Int32Array(Uint8Array.from(pixels).buffer);
  let before = 0;
  for (let at = 0; at < words.length; at++) {
    const pixel = words[at] as number;
    words[at] = minusBytes(pixel, before);
    before = pixel;
  }
  filtered.set(new Uint8Array(words.buffer), 1);
}

function isOpaque(data: Uint8Array): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
  return true;
}
