import type { DocumentStructure, StructureHeading } from '../../structure/infer.js';
import { readingOf } from '../../structure/infer.js';
import { isHeadlike, type StructureLine } from '../../structure/lines.js';

/** The numbers of the levels below the title (GB/T 9704-2012 7.3.3), of which the fourth, （1）, is text. */
const NUMBERS: readonly (readonly [RegExp, string, number])[] = [
  [/^[一二三四五六七八九十]{1,3}、/u, '一、', 1],
  [/^[（(][一二三四五六七八九十]{1,3}[）)]/u, '（一）', 2],
  [/^\d{1,2}\s{0,2}[.．]\s{0,4}(?!\d)/u, '1.', 3],
  // Of the regulations that it issues.
  [/^第[一二三四五六七八九十百]{1,5}[编章][\s\u3000]/u, '第一章', 1],
  [/^第[一二三四五六七八九十百]{1,5}节[\s\u3000]/u, '第一节', 2],
];

/**
 * The headings of an official document: by their numbers, the level of each fixed, and by the source's own markup. A number
 * heads a line that says nothing yet; where a sentence follows in the same line, or only lines of the same kind come
 * behind it, it numbers the text.
 */
export function officialStructure(
  lines: readonly StructureLine[],
  start: number,
): DocumentStructure {
  const depths = lines.slice(start).flatMap(({ markup }) => markup?.level ?? []);
  const least = Math.min(...depths);
  const counts = new Map<string, { count: number; example: string }>();
  const headings: StructureHeading[] = [];
  lines.forEach(({ text, markup }, index) => {
    if (index < start) return;
    const numbered = numberAt(lines, index);
    const marked = markup?.kind === 'heading' && markup.level !== undefined;
    if (numbered === undefined && !marked) return;
    const level =
      numbered === undefined ? (markup?.level ?? least) - least + 1 : (NUMBERS[numbered]?.[2] ?? 1);
    const id = numbered === undefined ? 'markdown' : (NUMBERS[numbered]?.[1] ?? '');
    const known = counts.get(id);
    if (known === undefined) counts.set(id, { count: 1, example: text });
    else known.count++;
    headings.push({ index, level, reading: marked ? readingOf(text) : { strip: 0 } });
  });
  return { headings, schemes: [...counts].map(([id, one]) => ({ id, ...one })) };
}

/** The kind of number that heads the line; undefined if the line is text. */
function numberAt(lines: readonly StructureLine[], index: number): number | undefined {
  const { text = '', settled } = lines[index] ?? {};
  const kind = numberKind(text);
  if (kind === undefined || settled === true || !isHeadlike(text) || /[:：]/u.test(text))
    return undefined;
  const next = lines[index + 1];
  return next === undefined || numberKind(next.text) === kind ? undefined : kind;
}

function numberKind(text: string): number | undefined {
  const kind = NUMBERS.findIndex(([number]) => number.test(text));
  return kind < 0 ? undefined : kind;
}
