/**
 * How many lines a paragraph, a table or a listing of Markdown may have: the time that remark takes grows with their
 * square, and this many take some seconds.
 */
export const MOST_BLOCK_LINES = 20_000;

/** The number, from 1, of the line that begins a stretch of more lines than that without an empty one. */
export function longBlock(lines: readonly string[]): number | undefined {
  if (lines.length <= MOST_BLOCK_LINES) return undefined;
  let first = 0;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') first = index + 1;
    else if (index - first >= MOST_BLOCK_LINES) return first + 1;
  }
  return undefined;
}
