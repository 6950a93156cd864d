import { sentenceLine } from './noise/sentence.js';
import { inHalfWidth } from './reading-form.js';
import type { WorkingLine } from './working-line.js';

/** The number of characters from which a paragraph does not recur by chance; a shorter line may be a heading or a refrain. */
const LONG = 40;
/** A block is at least this many long paragraphs where nothing else shows that it was pasted twice. */
const FEWEST = 3;
/** A long block may hold items of a list, or numbered headings: so many paragraphs are none, and so many for each that is one. */
const FEWEST_OF_A_COPY = 8;
const CLAUSES_BELOW = 3;
/** The share of the text that its second copy must hold to count as pasted again. */
const WHOLE = 0.5;
/** The shortest body of a text, in characters. */
const SHORTEST_BODY = 80;

const WIDTHS: ReadonlyMap<string, string> = new Map([
  ['，', ','],
  ['：', ':'],
  ['；', ';'],
  ['！', '!'],
  ['？', '?'],
  ['（', '('],
  ['）', ')'],
  ['．', '.'],
  ['。', '.'],
  ['“', '"'],
  ['”', '"'],
  ['‘', "'"],
  ['’', "'"],
]);

/** The form in which lines are compared: without white space, and with marks, digits and Latin letters of one width. */
export function comparable(text: string): string {
  return inHalfWidth(text)
    .replace(/[\s\p{Cf}]+/gu, '')
    .replace(/[，：；！？（）．。“”‘’]/gu, (mark) => WIDTHS.get(mark) ?? mark);
}

/** A run of lines that occurs earlier in the source in the same order. */
interface Run {
  readonly start: number;
  /** Behind its last line. */
  readonly end: number;
  /** The index of the earlier occurrence of its first line. */
  readonly from: number;
}

/**
 * Marks lines that repeat earlier ones of the same source, as a whole only: a body that was pasted again, whether its parts
 * stand in the same order or not; a block that follows its twin at once; a block of paragraphs. A clause, a
 * refrain, a summary in the words of the text stays.
 */
export function markDuplicates(lines: readonly WorkingLine[]): void {
  const sources = new Map<number, WorkingLine[]>();
  for (const line of lines) {
    if (line.fate !== undefined || line.markup?.kind === 'aside') continue;
    const sourceLines = sources.get(line.source);
    if (sourceLines === undefined) sources.set(line.source, [line]);
    else sourceLines.push(line);
  }
  for (const text of sources.values()) markSource(text);
}

function markSource(text: readonly WorkingLine[]): void {
  const keys = text.map((line) => comparable(line.text));
  const runs = twinRuns(keys);
  const tail = pastedAgain(keys, runs);
  for (const run of runs) {
    if (run.start < tail && !isBlock(text, keys, run)) continue;
    const end = run.start < tail ? withoutHeadings(text, keys, run) : run.end;
    for (let index = run.start; index < end; index++) {
      const line = text[index] as WorkingLine;
      line.fate = 'duplicate';
      line.of = (text[run.from + index - run.start] as WorkingLine).number;
    }
  }
}

/** The runs of lines that occur earlier in the source, each at its full length. */
function twinRuns(keys: readonly string[]): readonly Run[] {
  const first = new Map<string, number>();
  const twin = keys.map((key, index) => {
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, index);
    return earlier;
  });
  const runs: Run[] = [];
  for (let start = 0; start < keys.length; ) {
    const from = twin[start];
    if (from === undefined) {
      start++;
      continue;
    }
    let end = start + 1;
    // Equal rows of a form, one below the other, recur one by one. Elsewhere a heading that recurs inside the text has an earlier
    // twin than the line that goes on here.
    const equal = keys[start + 1] === keys[start];
    const goesOn = (place: number) =>
      equal ? twin[end] === place : place < start && keys[end] === keys[place];
    while (end < keys.length && goesOn(from + (end - start))) end++;
    runs.push({ start, end, from });
    start = end;
  }
  return runs;
}

/**
 * Where a second copy of the text begins that continues to the source's end: nothing but repeats, of at least half of
 * what stands before it. A last line that is cut off belongs to it. The number of lines where there is none.
 */
function pastedAgain(keys: readonly string[], runs: readonly Run[]): number {
  const none = keys.length;
  const size = (from: number, to: number) =>
    keys.slice(from, to).reduce((sum, key) => sum + key.length, 0);
  let end = keys.length;
  const last = runs.at(-1);
  if (last !== undefined && last.end === end - 1 && isCut(keys, last)) end--;
  let start = end;
  let at = runs.length;
  while (at > 0 && runs[at - 1]?.end === start) start = (runs[--at] as Run).start;
  if (start === end) return none;
  const isCopy = (first: number) => {
    const from = (runs[first] as Run).start;
    const copy = size(from, end);
    // Lines that only recur one by one (refrains, forms filled in alike) are no second copy.
    const blocks = runs.slice(first).filter((run) => run.end - run.start > 1);
    const inBlocks = blocks.reduce((sum, run) => sum + size(run.start, run.end), 0);
    const originals = runs.slice(0, first).reduce((sum, run) => sum + size(run.start, run.end), 0);
    const before = size(0, from) - originals;
    return copy >= SHORTEST_BODY && inBlocks >= copy * 0.8 && copy >= before * WHOLE;
  };
  // Lines at the end of the first copy that recur inside it are its own: the second begins with what stands first in the text.
  const earliest = runs.slice(at).reduce((least, { from }) => Math.min(least, from), none);
  const opening = runs.findIndex(({ from }, index) => index >= at && from === earliest);
  const first = [opening, at].find(isCopy);
  return first === undefined ? none : (runs[first] as Run).start;
}

/** The last line of a copy that is cut off begins as its twin does. */
function isCut(keys: readonly string[], { start, end, from }: Run): boolean {
  const next = keys[end] ?? '';
  return next !== '' && (keys[from + end - start] ?? '').startsWith(next);
}

/** A block of text that occurs twice: long paragraphs that are whole sentences and no clauses of a list. */
function isBlock(text: readonly WorkingLine[], keys: readonly string[], run: Run): boolean {
  const { start, end, from } = run;
  // A paragraph that recurs inside the block counts once.
  const paragraphs = new Set<string>();
  let clauses = 0;
  for (let index = start; index < end; index++) {
    const written = text[index]?.text ?? '';
    if (isClause(written)) clauses++;
    else if ((keys[index] ?? '').length >= LONG && sentenceLine(written))
      paragraphs.add(keys[index] ?? '');
  }
  const long = paragraphs.size;
  // A block that follows its twin at once was pasted twice.
  const atOnce = from + (end - start) === start;
  if (atOnce) return long + clauses > 0 && end - start > 1;
  // A copy of a whole chapter has headings and items in it.
  if (long >= FEWEST_OF_A_COPY && long >= clauses * CLAUSES_BELOW) return true;
  const headed = isHeadlike(text[start]?.text ?? '');
  return clauses === 0 && long >= (headed ? FEWEST - 1 : FEWEST);
}

/** An article, or an item of a list, may stand word for word in another place of the same law. */
export function isClause(text: string): boolean {
  return (
    /[；：;:]\s*$/u.test(text.slice(-4)) ||
    /^\s{0,9}[*#>]{0,4}\s{0,4}(?:第[一二三四五六七八九十百千零〇\d]{1,9}[条款项]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,3}[.．、]|[①-⑳])/u.test(
      text,
    )
  );
}

/** Where a run ends: headings at its end, whose text isn't repeated with them, stay. */
function withoutHeadings(
  text: readonly WorkingLine[],
  keys: readonly string[],
  { start, end }: Run,
): number {
  let last = end;
  while (
    last > start &&
    (keys[last - 1] ?? '').length < LONG &&
    isHeadlike(text[last - 1]?.text ?? '')
  )
    last--;
  return last;
}

/** No sentence: a heading, whose text may be another one. */
function isHeadlike(text: string): boolean {
  return !/[。！？；”…]$/u.test(text.trimEnd());
}
