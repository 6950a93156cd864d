import { Coverage, FULL_PIXEL, type Runs, WHOLE_BITS } from './coverage.js';
import type { ByteSpans } from './pack-letters.js';
import { blankRows, type PngRows } from './png.js';
import { boxesMeet, type PixelBox, pixelBox, type Shape } from './shape.js';

/** Shades of each colour: with sixteen the edges of letters look the same, and the file is much smaller. */
const SHADES = 16;
const WHITE = 255;

/** From this many pixels on, filling is faster than writing one by one. */
const LONG = 4;

/** The nearest of the sixteen shades for each value from 0 to 255. */
const SHADE_OF = Uint8Array.from({ length: 256 }, (_, value) =>
  Math.round((value * (SHADES - 1)) / 255),
);

/** A shape on the paper. */
interface Laid {
  readonly shape: Shape;
  readonly box: PixelBox;
  readonly color: readonly number[];
  /** Whether the pixels are in `#exact`. */
  exact: boolean;
}

/**
 * White paper for shapes, as the rows of a PNG in sixteen shades of grey or of each colour. Overlapping shapes mix their
 * exact values, which become shades afterwards.
 */
export class Paper implements PngRows {
  readonly depth: 4 | 8;
  readonly rows: Uint8Array;
  readonly inked: ByteSpans;
  readonly #rowLength: number;
  readonly #coverage = new Coverage();
  readonly #laid: Laid[] = [];
  /** Difference from white of each sample of overlapping shapes. */
  #exact: Uint8Array | undefined;

  constructor(
    readonly width: number,
    readonly height: number,
    readonly samples: 1 | 3,
  ) {
    this.depth = samples === 1 ? 4 : 8;
    this.rows = blankRows(this);
    this.#rowLength = this.rows.length / height;
    const none = this.#rowLength;
    this.inked = { from: new Int32Array(height).fill(none), to: new Int32Array(height) };
  }

  /** Lays a colour, `#rrggbb`, over the paper by the coverage of each pixel. Parts outside the paper are cut off. */
  fill(shape: Shape, color: string): void {
    const box = pixelBox(shape);
    if (box === undefined) return;
    const samples = color.match(/[\da-f]{2}/gi) ?? [];
    const laid = {
      shape,
      box,
      color: samples.map((hex) => Number.parseInt(hex, 16)),
      exact: false,
    };
    for (const other of this.#laid) {
      if (!boxesMeet(box, other.box)) continue;
      laid.exact = true;
      if (other.exact) continue;
      other.exact = true;
      this.#lay(other);
    }
    this.#laid.push(laid);
    this.#lay(laid);
  }

  #lay({ shape, box, color, exact }: Laid): void {
    if (exact) this.#exact ??= new Uint8Array(this.width * this.height * this.samples);
    const under = exact ? this.#exact : undefined;
    this.#ink(box);
    const runs = this.#coverage.runsOf(shape, box);
    if (this.samples === 1) layGrey(this, this.#rowLength, runs, color[0] as number, under);
    else layColor(this, this.#rowLength, runs, color, under);
  }

  /** Remembers the bytes that a shape in `box` may touch: sums of curves may end a pixel outside of it. */
  #ink({ left, top, right, bottom }: PixelBox): void {
    const { from, to } = this.inked;
    const bits = this.samples * this.depth;
    const first = Math.max(1 + (((left - 1) * bits) >> 3), 1);
    const end = Math.min(2 + (((right + 1) * bits) >> 3), this.#rowLength);
    if (first >= end) return;
    for (let row = Math.max(top - 1, 0); row < Math.min(bottom + 1, this.height); row++) {
      if (first < (from[row] as number)) from[row] = first;
      if (end > (to[row] as number)) to[row] = end;
    }
  }
}

function layGrey(
  { width, height, rows }: PngRows,
  rowLength: number,
  runs: Runs,
  grey: number,
  exact: Uint8Array | undefined,
): void {
  const { count, from, to, shares } = runs;
  for (let run = 0; run < count; run++) {
    const row = runs.rows[run] as number;
    if (row < 0 || row >= height) continue;
    const share = shares[run] as number;
    const end = Math.min(to[run] as number, width);
    let shade = SHADE_OF[mixed(WHITE, grey, share)] as number;
    // After the filter's byte, two pixels a byte, the left one in the upper half.
    const firstByte = row * rowLength + 1;
    let x = Math.max(from[run] as number, 0);
    while (x < end) {
      const at = firstByte + (x >> 1);
      if (exact !== undefined) {
        shade = SHADE_OF[over(exact, row * width + x, grey, share)] as number;
      } else if (end - x > LONG && (x & 1) === 0) {
        rows.fill(shade * 0x11, at, firstByte + (end >> 1));
        x = end & ~1;
        continue;
      }
      const pair = rows[at] as number;
      rows[at] = x & 1 ? (pair & 0xf0) | shade : (pair & 0x0f) | (shade << 4);
      x++;
    }
  }
}

function layColor(
  { width, height, rows }: PngRows,
  rowLength: number,
  runs: Runs,
  color: readonly number[],
  exact: Uint8Array | undefined,
): void {
  const { count, from, to, shares } = runs;
  const step = 255 / (SHADES - 1);
  for (let run = 0; run < count; run++) {
    const row = runs.rows[run] as number;
    if (row < 0 || row >= height) continue;
    const share = shares[run] as number;
    const end = Math.min(to[run] as number, width);
    for (let sample = 0; sample < 3; sample++) {
      const ink = color[sample] as number;
      let shade = SHADE_OF[mixed(WHITE, ink, share)] as number;
      for (let x = Math.max(from[run] as number, 0); x < end; x++) {
        const at = 3 * x + sample;
        if (exact !== undefined) {
          shade = SHADE_OF[over(exact, row * width * 3 + at, ink, share)] as number;
        }
        rows[row * rowLength + 1 + at] = shade * step;
      }
    }
  }
}

/** Mixes ink over an exact sample; gives the new value. */
function over(exact: Uint8Array, at: number, ink: number, share: number): number {
  const value = mixed(WHITE - (exact[at] as number), ink, share);
  exact[at] = WHITE - value;
  return value;
}

function mixed(under: number, ink: number, share: number): number {
  return under + (((ink - under) * share + FULL_PIXEL / 2) >> WHOLE_BITS);
}
