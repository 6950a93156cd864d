/** The limits that the user sets on what Kanben reads. */
export interface ReadingLimits {
  /** The largest number of bytes that are read of a file; `READ_LIMIT` if absent. */
  readonly maxBytes?: number;
  /** The largest number of lines of a text, and of a block of it; `MOST_LINES` and `MOST_BLOCK_LINES` if absent. */
  readonly maxLines?: number;
}

/**
 * The number of lines that an edition or its source may have by default: ten thousand pages. A book of that size takes a
 * computer's memory whole, and no reader opens it.
 */
export const MOST_LINES = 300_000;

/** The number of lines in `text`; counting stops at `most`. */
export function countLines(text: string, most: number): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0 && lines < most; at = text.indexOf('\n', at + 1))
    lines++;
  return lines;
}
