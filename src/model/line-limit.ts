/**
 * How many lines an edition or its source may have: ten thousand pages. A book of that size takes a computer's memory whole, and
 * no reader opens it.
 */
export const MOST_LINES = 300_000;

/** How many lines `text` has, but no more than `most` of them are counted. */
export function countLines(text: string, most: number): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0 && lines < most; at = text.indexOf('\n', at + 1))
    lines++;
  return lines;
}
