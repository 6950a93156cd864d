import { plusBytes } from '../../../edition/four-bytes.js';
import { type Png, type PngPass, pngPasses, pngRows } from '../../../edition/png.js';

/** The unfiltered rows of a whole picture. Each follows a byte 0, the filter that changes nothing. */
export function pngPixels(png: Png): Buffer {
  const rows = pngRows(png);
  const passes = pngPasses(png);
  const step = Math.max(1, (png.samples * png.depth) >> 3);
  for (const pass of passes) unfilter(rows, pass, step);
  if (!png.interlaced) return rows;
  const bits = png.samples * png.depth;
  const rowBytes = Math.ceil((png.width * bits) / 8);
  const whole = Buffer.alloc(png.height * (1 + rowBytes));
  for (const pass of passes) {
    for (let row = 0; row < pass.height; row++) {
      const from = pass.from + row * (1 + pass.rowBytes) + 1;
      const to = (pass.y + row * pass.dy) * (1 + rowBytes) + 1;
      const packed = rows.subarray(from, from + pass.rowBytes);
      spread(packed, whole.subarray(to, to + rowBytes), pass, bits);
    }
  }
  return whole;
}

/** Puts the row of a pass into the row of the picture. `bits`: the bits of a pixel. */
function spread(packed: Buffer, whole: Buffer, { x, dx, width }: PngPass, bits: number): void {
  const bytes = bits >> 3;
  for (let column = 0; column < width; column++) {
    const to = x + column * dx;
    if (bits < 8) {
      const bit = to * bits;
      const sample = sampleAt(packed, column, bits) << (8 - bits - (bit & 7));
      whole[bit >> 3] = (whole[bit >> 3] as number) | sample;
    } else {
      for (let byte = 0; byte < bytes; byte++)
        whole[to * bytes + byte] = packed[column * bytes + byte] as number;
    }
  }
}

/** Undoes the filters in place (PNG, 9.2). `step`: the distance to the pixel before, bytes. */
function unfilter(rows: Buffer, { from, height, rowBytes }: PngPass, step: number): void {
  for (let row = 0; row < height; row++) {
    const start = from + row * (1 + rowBytes);
    const filter = rows[start];
    rows[start] = 0;
    if (filter === 0) continue;
    const line = rows.subarray(start + 1, start + 1 + rowBytes);
    // The bytes left of the first pixel and above the first row count as 0.
    const above = row > 0 ? rows.subarray(start - rowBytes, start) : new Uint8Array(rowBytes);
    UNFILTER[filter as 1 | 2 | 3 | 4](line, above, step);
  }
}

type Unfilter = (line: Uint8Array, above: Uint8Array, step: number) => void;

/** One loop for each filter: a loop that chooses the filter for each byte takes several times as long. */
const UNFILTER: Readonly<Record<1 | 2 | 3 | 4, Unfilter>> = {
  1: (line, _, step) => {
    if (step === 4) return plusPixelBefore(line);
    for (let at = step; at < line.length; at++)
      line[at] = (line[at] as number) + (line[at - step] as number);
  },
  2: (line, above) => {
    for (let at = 0; at < line.length; at++)
      line[at] = (line[at] as number) + (above[at] as number);
  },
  3: (line, above, step) => {
    for (let at = 0; at < Math.min(step, line.length); at++)
      line[at] = (line[at] as number) + ((above[at] as number) >> 1);
    for (let at = step; at < line.length; at++)
      line[at] =
        (line[at] as number) + (((line[at - step] as number) + (above[at] as number)) >> 1);
  },
  4: (line, above, step) => {
    for (let at = 0; at < Math.min(step, line.length); at++)
      line[at] = (line[at] as number) + (above[at] as number);
    for (let at = step; at < line.length; at++) {
      const before = line[at - step] as number;
      line[at] =
        (line[at] as number) + nearestOf(before, above[at] as number, above[at - step] as number);
    }
  },
};

/** The pixel before is added to each pixel of four bytes. */
function plusPixelBefore(line: Uint8Array): void {
  const words = new Int32Array(Uint8Array.from(line).buffer);
  let before = 0;
  for (let at = 0; at < words.length; at++) {
    before = plusBytes(words[at] as number, before);
    words[at] = before;
  }
  line.set(new Uint8Array(words.buffer));
}

/** The Paeth predictor: the one of the three bytes that is nearest to left + above − corner. */
function nearestOf(left: number, above: number, corner: number): number {
  const [toLeft, toAbove] = [Math.abs(above - corner), Math.abs(left - corner)];
  const toCorner = Math.abs(left + above - 2 * corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

/** The sample at `column` of a row with one sample for each pixel: the higher byte of a sample with two. */
export function sampleAt(row: Buffer, column: number, depth: number): number {
  if (depth >= 8) return row[(column * depth) >> 3] as number;
  const bit = column * depth;
  return ((row[bit >> 3] as number) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
}
