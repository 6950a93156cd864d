/** Text → lines as editors count them: CRLF, LF or CR ends one; an end after the last makes none. */
export function splitLines(text: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
