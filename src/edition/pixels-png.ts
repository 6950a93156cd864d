import { deflateSync } from 'node:zlib';
import { type FewColours, MOST_COLOURS } from './few-colours.js';
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
export function fewColoursPng({ width, height, palette, clear, indexes }: FewColours): Uint8Array {
  const rows = Buffer.allocUnsafe(height * (1 + width));
  for (let row = 0; row < height; row++) {
    rows[row * (1 + width)] = NO_FILTER;
    rows.set(indexes.subarray(row * width, (row + 1) * width), row * (1 + width) + 1);
  }
  const colours = Buffer.alloc(3 * MOST_COLOURS);
  colours.set(palette.subarray(0, colours.length));
  const opacities = Buffer.alloc((clear ?? 0) + 1, 255);
  opacities[clear ?? 0] = 0;
  return pngFile({ width, height, depth: 8, type: COLOUR_TYPE.indexed }, [
    ['PLTE', colours],
    ...(clear === undefined ? [] : ([['tRNS', opacities]] as const)),
    ['IDAT', packed(rows)],
  ]);
}

/** Pixels as a PNG, without their opacity where all are opaque. */
export function pixelsPng({ width, height, data }: Pixels): Uint8Array {
  const opaque = isOpaque(data);
  const length = 1 + width * (opaque ? 3 : 4);
  const rows = Buffer.allocUnsafe(height * length);
  for (let row = 0; row < height; row++) {
    const pixels = data.subarray(4 * row * width, 4 * (row + 1) * width);
    const filtered = rows.subarray(row * length, (row + 1) * length);
    filtered[0] = SUB;
    if (opaque) lessPixelBefore(pixels, filtered);
    else lessClearPixelBefore(pixels, filtered);
  }
  const type = opaque ? COLOUR_TYPE.truecolour : COLOUR_TYPE.truecolourAlpha;
  return pngFile({ width, height, depth: 8, type }, [['IDAT', packed(rows)]]);
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
  filtered.set(pixels.subarray(0, 4), 1);
  let before = 0;
  for (let at = 4; at < pixels.length; at++) {
    filtered[at + 1] = (pixels[at] as number) - (pixels[before++] as number);
  }
}

/** In one buffer: zlib's own pieces would stand beside the whole that they are put together to. Level 6 takes twice as long for 2 %. */
function packed(rows: Uint8Array): Uint8Array {
  return deflateSync(rows, { level: 4, chunkSize: Math.max(64, Math.min(rows.length, 2 ** 24)) });
}

function isOpaque(data: Uint8Array): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
  return true;
}
