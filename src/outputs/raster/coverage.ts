import { type Contours, flatten } from './flatten.js';
import type { PixelBox, Shape } from './shape.js';

/**
 * A completely covered pixel. Shares are integers, since V8 makes an object of every sum of fractions in a loop that it
 * has not compiled yet, as in a process that draws one cover. 255 times this value is below 2³¹.
 */
export const WHOLE_BITS = 22;
export const FULL_PIXEL = 1 << WHOLE_BITS;
/** Smaller values are errors of rounding. */
const LEAST_SHARE = FULL_PIXEL / 10_000;

/** Runs of equally covered pixels, from the top, in each row from left to right. */
export interface Runs {
  /** The number of runs; the arrays may be longer. */
  readonly count: number;
  readonly rows: Int32Array;
  /** The first pixel of each run, and the one after the last. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Coverage of each pixel, from 0 to `WHOLE`. */
  readonly shares: Int32Array;
}

/**
 * The share of each pixel that shapes cover: exact areas, summed along each row from where edges enter and leave.
 * Overlapping contours cover once; a contour in the other direction inside one is a hole. All shapes use the same
 * arrays, and the code visits only the pixels that edges cross.
 */
export class Coverage {
  #corners: Float64Array = new Float64Array(2048);
  /** Change of the share from the pixel before, row by row of a shape's window; all 0 between shapes. */
  #changes = new Int32Array(0);
  /** A bit for each change that may not be 0. */
  #marks = new Int32Array(0);
  #runs = runsFor(2048);

  /** The pixels that a shape covers within its box; the next call overwrites them. */
  runsOf(shape: Shape, box: PixelBox): Runs {
    // One more pixel on each side, since sums of curves and slopes may end a little outside.
    const left = box.left - 1;
    const top = box.top - 1;
    const height = box.bottom + 1 - top;
    // An edge on the right border writes into the column after it. Whole words of marks.
    const words = (box.right + 2 - left + 31) >> 5;
    if (this.#marks.length < words * height) {
      this.#marks = new Int32Array(words * height);
      this.#changes = new Int32Array(words * height * 32);
    }
    const contours = flatten(shape, left, top, this.#corners);
    this.#corners = contours.corners;
    const crossed = cross(this.#changes, this.#marks, words << 5, contours);
    // A run may begin after each pixel that changes.
    if (this.#runs.rows.length < crossed) this.#runs = runsFor(2 * crossed);
    const grid = { changes: this.#changes, marks: this.#marks, words, height, left, top };
    return sweep(grid, this.#runs);
  }
}

function runsFor(length: number): Runs {
  const integers = () => new Int32Array(length);
  return { count: 0, rows: integers(), from: integers(), to: integers(), shares: integers() };
}

/**
 * Writes the changes for edges: in each row the area to the right of an edge begins in the pixels that the edge crosses. Returns the
 * number of these pixels, each counted once for every edge that crosses it.
 */
function cross(
  changes: Int32Array,
  marks: Int32Array,
  width: number,
  { corners, ends }: Contours,
): number {
  let crossed = 0;
  let corner = 0;
  for (const end of ends) {
    let fromX = corners[corner++] as number;
    let fromY = corners[corner++] as number;
    while (corner < end) {
      const toX = corners[corner++] as number;
      const toY = corners[corner++] as number;
      if (fromY !== toY) {
        const down = fromY < toY;
        let x = down ? fromX : toX;
        const y0 = down ? fromY : toY;
        const y1 = down ? toY : fromY;
        const slope = (toX - fromX) / (toY - fromY);
        for (let row = Math.floor(y0); row < y1; row++) {
          // Mostly an integer. Only the few flat edges make a call, which takes as long as the rest.
          let height = 1;
          if (row < y0) height -= y0 - row;
          if (row + 1 > y1) height -= row + 1 - y1;
          const next = height === 1 ? x + slope : x + height * slope;
          const low = slope < 0 ? next : x;
          const high = slope < 0 ? x : next;
          const pixel = low | 0;
          const at = row * width + pixel;
          x = next;
          const area = height === 1 ? FULL_PIXEL : Math.round(height * FULL_PIXEL);
          if (high > pixel + 1) {
            const signed = down ? area : -area;
            crossed += crossFlat(changes, marks, at, signed, low - pixel, high - pixel);
            continue;
          }
          // The part of the pixel left of the edge is missing in it and changes the next pixel.
          let missing = (low + high) * (FULL_PIXEL / 2) - pixel * FULL_PIXEL;
          if (height !== 1) missing *= height;
          missing = (missing + 0.5) | 0;
          if (down) {
            changes[at] = (changes[at] as number) + area - missing;
            changes[at + 1] = (changes[at + 1] as number) + missing;
          } else {
            changes[at] = (changes[at] as number) - area + missing;
            changes[at + 1] = (changes[at + 1] as number) - missing;
          }
          const bit = at & 31;
          marks[at >> 5] = (marks[at >> 5] as number) | (3 << bit);
          if (bit === 31) marks[(at >> 5) + 1] = (marks[(at >> 5) + 1] as number) | 1;
          crossed += 2;
        }
      }
      fromX = toX;
      fromY = toY;
    }
  }
  return crossed;
}

/**
 * Writes the changes for the stretch of an edge within one row over several pixels, from `low` in the pixel `at` to `high`, counted
 * from that pixel. Each pixel changes by its mean share right of the edge, `area` in all. Returns the number of pixels.
 */
function crossFlat(
  changes: Int32Array,
  marks: Int32Array,
  at: number,
  area: number,
  low: number,
  high: number,
): number {
  const last = Math.ceil(high) - 1;
  // The first pixel and the one after the last get triangles, the others a constant amount.
  const each = area / (high - low);
  const first = Math.round((each * (1 - low) * (1 - low)) / 2);
  const after = Math.round((each * (high - last) * (high - last)) / 2);
  let rest = area - first - after;
  changes[at] = (changes[at] as number) + first;
  for (let pixel = 1; pixel < last; pixel++) {
    const change = Math.round(pixel === 1 ? each * (1.5 - low) - first : each);
    changes[at + pixel] = (changes[at + pixel] as number) + change;
    rest -= change;
  }
  changes[at + last] = (changes[at + last] as number) + rest;
  changes[at + last + 1] = (changes[at + last + 1] as number) + after;
  for (let pixel = at; pixel <= at + last + 1; pixel++) {
    marks[pixel >> 5] = (marks[pixel >> 5] as number) | (1 << (pixel & 31));
  }
  return last + 2;
}

/** The window of pixels round a shape: its changes row by row, and `words` whole words of marks a row. */
interface Grid {
  readonly changes: Int32Array;
  readonly marks: Int32Array;
  readonly words: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
}

/** Sums up the changes along each row, and empties them. */
function sweep({ changes, marks, words, height, left, top }: Grid, runs: Runs): Runs {
  const { rows, from, to, shares } = runs;
  let count = 0;
  let word = 0;
  for (let row = 0; row < height; row++) {
    let sum = 0;
    let open = false;
    const first = word;
    for (const next = word + words; word < next; word++) {
      let bits = marks[word] as number;
      if (bits === 0) continue;
      marks[word] = 0;
      while (bits !== 0) {
        const lowest = bits & -bits;
        bits ^= lowest;
        const at = (word << 5) + 31 - Math.clz32(lowest);
        const pixel = left + at - (first << 5);
        if (open) to[count++] = pixel;
        sum += changes[at] as number;
        changes[at] = 0;
        let share = sum < 0 ? -sum : sum;
        if (share > FULL_PIXEL) share = FULL_PIXEL;
        open = share >= LEAST_SHARE;
        if (open) {
          rows[count] = top + row;
          from[count] = pixel;
          shares[count] = share;
        }
      }
    }
  }
  return { count, rows, from, to, shares };
}
