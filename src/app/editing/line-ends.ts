/** Where a line ends, however it is written. */
const LINE_END = /\r\n?|\n/g;
/** The byte order mark. */
export const MARK = '\ufeff';

/** A file's text as an editor shows it: each line ends with LF, and no byte order mark stands before it. */
export function shownText(written: string): string {
  return withoutMark(written).replace(LINE_END, '\n');
}

/**
 * An editor's text as it is written to the file that stood as `before`: with its byte order mark, and with its line ends.
 * Lines at the begin and at the end that did not change keep the line end that each had; those between get the one that
 * most lines of the file have.
 */
export function writtenText(shown: string, before: string): string {
  const mark = before.startsWith(MARK) ? MARK : '';
  const ends = before.match(LINE_END) ?? [];
  const usual = usualEnd(ends);
  if (ends.every((end) => end === '\n')) return mark + shown;
  if (ends.every((end) => end === usual)) return mark + shown.replaceAll('\n', usual);
  const old = shownText(before).split('\n');
  const lines = shown.split('\n');
  const most = Math.min(old.length, lines.length) - 1;
  let first = 0;
  while (first < most && old[first] === lines[first]) first++;
  let last = 0;
  while (last < most - first && old.at(-1 - last) === lines.at(-1 - last)) last++;
  const text = lines.map((line, index) => {
    const left = lines.length - 1 - index;
    if (left === 0) return line;
    if (index < first) return line + (ends[index] ?? usual);
    if (left < last + 1) return line + (ends[ends.length - left] ?? usual);
    return line + usual;
  });
  return mark + text.join('');
}

/** UTF-16 offset in the file's text (a byte order mark not counted) → offset in the text as an editor shows it. */
export function shownOffset(written: string, offset: number): number {
  return shownText(withoutMark(written).slice(0, offset)).length;
}

/** Offset in the text as an editor shows it → UTF-16 offset in the file's text (a byte order mark not counted). */
export function writtenOffset(written: string, offset: number): number {
  const text = withoutMark(written);
  let left = offset;
  let at = 0;
  for (const { 0: end, index } of text.matchAll(LINE_END)) {
    const length = index - at;
    if (left <= length) break;
    left -= length + 1;
    at = index + end.length;
  }
  return Math.min(text.length, at + left);
}

export function withoutMark(text: string): string {
  return text.startsWith(MARK) ? text.slice(MARK.length) : text;
}

function usualEnd(ends: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const end of ends) counts.set(end, (counts.get(end) ?? 0) + 1);
  let usual = '\n';
  for (const [end, count] of counts) if (count > (counts.get(usual) ?? 0)) usual = end;
  return usual;
}
