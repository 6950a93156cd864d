import type { WorkingLine } from './working-line.js';

/** A paragraph of this many characters doesn't recur by chance; a shorter line may be a heading or a refrain. */
const LONG = 40;

const WIDTHS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'，,：:；;！!？?（(）)．.'].reduce<[string, string][]>((pairs, mark, index, all) => {
    if (index % 2 === 1) pairs.push([all[index - 1] as string, mark]);
    return pairs;
  }, []),
);

/** What two lines must share to be one text: everything but white space and the width of marks. */
export function comparable(text: string): string {
  return text.replace(/\s+/gu, '').replace(/[，：；！？（）．]/gu, (mark) => WIDTHS[mark] ?? mark);
}

/**
 * Marks lines that repeat earlier ones of the same source. A repeat counts where it is a long paragraph, or
 * stands in a run of repeats in the same order that holds a long paragraph: so a heading that is
 * repeated with its body goes, and one that recurs over another body stays.
 */
export function markDuplicates(lines: readonly WorkingLine[]): void {
  const text = lines.filter((line) => line.fate === undefined);
  const first = new Map<string, number>();
  const twin = text.map((line, index) => {
    const key = `${line.source}:${comparable(line.text)}`;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, index);
    return earlier;
  });
  for (let start = 0; start < text.length; ) {
    const from = twin[start];
    if (from === undefined) {
      start++;
      continue;
    }
    let end = start + 1;
    while (end < text.length && twin[end] === from + (end - start)) end++;
    markRun(text, start, end, from);
    start = end;
  }
}

/**
 * A run of repeats, as long as it is a body: headings at its end, whose text isn't repeated with them, stay; and a
 * heading with a single paragraph may be a passage that two versions share, so both stay.
 */
function markRun(text: readonly WorkingLine[], start: number, end: number, from: number): void {
  const isLong = (index: number) => comparable(text[index]?.text ?? '').length >= LONG;
  let last = end;
  while (last > start && !isLong(last - 1) && isHeadlike(text[last - 1]?.text ?? '')) last--;
  let long = 0;
  for (let index = start; index < last; index++) if (isLong(index)) long++;
  // A copy that is cut off ends with the source.
  const whole = end === text.length && end - start > 2;
  if (long === 0 || (long === 1 && last - start > 1 && !whole)) return;
  const next = comparable(text[end]?.text ?? '');
  const twin = comparable(text[from + end - start]?.text ?? '');
  // The last line of a copy that is cut off begins as its twin does: what stands before it is the copy's.
  const cut = end === text.length - 1 && next !== '' && twin.startsWith(next);
  const until = end === text.length || cut ? end : last;
  for (let index = start; index < until; index++) {
    const line = text[index] as WorkingLine;
    line.fate = 'duplicate';
    line.of = (text[from + index - start] as WorkingLine).number;
  }
}

/** No sentence: a heading, whose text may be another one. */
function isHeadlike(text: string): boolean {
  return !/[。！？；”…]\s*$/u.test(text);
}
