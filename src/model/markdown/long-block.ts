/**
 * How many lines a paragraph, a table or a listing of Markdown may have where nobody says more: the time that remark takes grows with their
 * square, and this many take some seconds.
 */
export const MOST_BLOCK_LINES = 20_000;

/** The number, from 1, of the line that begins a stretch of more than `most` lines without an empty one. */
export function longBlock(lines: readonly string[], most: number): number | undefined {
  if (lines.length <= most) return undefined;
  let first = 0;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') first = index + 1;
    else if (index - first >= most) return first + 1;
  }
  return undefined;
}
