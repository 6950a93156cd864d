/** Codes are of 12 bits at most (GIF89a, appendix F). */
const MOST_BITS = 12;
const MOST_CODES = 2 ** MOST_BITS;
/** Bits of a pixel. */
const MOST_FIRST = 8;

/**
 * Reads variable-length codes (LZW as GIF89a, appendix F has it) from `from` in `bytes`: the size of the first codes, then
 * blocks that each say their length. Writes the colours' indexes that they stand for to `pixels`, or only counts them. What
 * is behind the last of `count` pixels is left aside. Throws RangeError where there are fewer, or a code stands for nothing.
 */
export function readCodes(
  bytes: Uint8Array,
  from: number,
  count: number,
  pixels?: Uint8Array,
): void {
  // A code stands for what the code before it stood for and one pixel more: these stand in a row among the pixels.
  const starts = new Uint32Array(MOST_CODES);
  const lengths = new Uint32Array(MOST_CODES);
  const least = bytes[from] ?? 0;
  if (least < 1 || least > MOST_FIRST) throw new RangeError('codes of a size that there is not');
  const clear = 1 << least;
  let next = clear + 2;
  let bits = least + 1;
  let isFirst = true;
  let at = from + 1;
  let left = 0;
  let held = 0;
  let holds = 0;
  let to = 0;
  let previous = 0;
  while (to < count) {
    while (holds < bits) {
      if (left === 0) {
        left = bytes[at++] ?? 0;
        if (left === 0 || at + left > bytes.length) throw new RangeError('a cut GIF');
      }
      held |= (bytes[at++] as number) << holds;
      holds += 8;
      left--;
    }
    const code = held & ((1 << bits) - 1);
    held >>= bits;
    holds -= bits;
    if (code === clear) {
      next = clear + 2;
      bits = least + 1;
      isFirst = true;
      continue;
    }
    if (code === clear + 1) throw new RangeError('a GIF with too few pixels');
    if (!isFirst && next < MOST_CODES) {
      starts[next] = previous;
      lengths[next] = to - previous + 1;
      next++;
      if (next === 1 << bits && bits < MOST_BITS) bits++;
    }
    isFirst = false;
    previous = to;
    if (code >= next) throw new RangeError('a code that stands for nothing');
    if (code < clear) {
      if (pixels !== undefined) pixels[to] = code;
      to++;
      continue;
    }
    let read = starts[code] as number;
    const end = Math.min(count, to + (lengths[code] as number));
    if (pixels === undefined) to = end;
    // Pixel by pixel: the last code's pixels reach into those that are written here.
    else while (to < end) pixels[to++] = pixels[read++] as number;
  }
}
