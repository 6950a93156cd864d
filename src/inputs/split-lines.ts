/** What ends a line: CRLF, LF, CR, and Unicode's own line and paragraph separators (UAX 14, BK). */
export const LINE_END = /\r\n|[\n\r\u2028\u2029]/;

/** Text → lines as editors count them; an end after the last makes none. */
export function splitLines(text: string): readonly string[] {
  const lines = text.split(LINE_END);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
