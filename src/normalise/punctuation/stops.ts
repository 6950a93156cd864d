import type { LineEdit } from '../working-line.js';
import { characterAt, characterBefore, isChinese, isChineseText, isHan } from './characters.js';

/** Words whose full stop is their own. */
const ABBREVIATION =
  /(?:^|[^A-Za-z])(?:[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|Inc|Inst|Ltd|Co|Corp|No|Vol|vs|etc|eg|ie|al|Fig|pp|ed|eds|[A-Za-z]\.[A-Za-z]{1,3})$/;

/** The length of the last clause that is read, in UTF-16 units. */
const CLAUSE = 80;

/** A full stop that closes a Chinese sentence at the paragraph's end → 。 (GB/T 15834-2011 4.1). */
export function stopEdits(text: string): readonly LineEdit[] {
  const match = /(?<=[\p{Script=Han}\w%％)）」』”’"'》℃+])(?<!\.)\.(?=["'”’」』）)]*\s*$)/u.exec(
    text,
  );
  if (match === null || !isChineseText(text)) return [];
  const before = text.slice(0, match.index);
  if (ABBREVIATION.test(before.slice(-8))) return [];
  // A sentence that ends with a Western word is Chinese where Chinese stands in its last clause.
  if (
    /[A-Za-z]["'”’)]?$/.test(before) &&
    !isChineseText(/[^。！？；.!?;]*$/u.exec(before.slice(-CLAUSE))?.[0] ?? '')
  )
    return [];
  // A number alone is an item's; a Western word in brackets keeps its stop.
  if (/(?:^|[\s\u3000])[\d.]{1,12}$/u.test(before.slice(-14))) return [];
  if (/[A-Za-z]$/.test(before) && /^[)）]/u.test(text.slice(match.index + 1))) return [];
  return [{ at: match.index, from: '.', to: '。', rule: 'gbt15834/full-stop' }];
}

/** Marks that are written in several ways, with the Chinese one for each (docs/typography.md, rule 28). */
const VARIANTS: readonly {
  readonly written: RegExp;
  readonly to: string;
  readonly rule: string;
}[] = [
  { written: /\.{3,}|。{3,}|·{3,}|⋯{1,2}|(?<!…)…(?!…)/gu, to: '……', rule: 'gbt15834/ellipsis' },
  {
    written: /(?<!-)--(?!-)|(?<!－)－－(?!－)|(?<!─)──(?!─)|(?<!―)――(?!―)/gu,
    to: '——',
    rule: 'gbt15834/dash',
  },
];

/** `...` `。。。` `⋯` `…` → ……, `--` `──` `－－` → ——, beside Chinese (GB/T 15834-2011 4.11.2, 4.10.2). */
export function variantEdits(text: string): readonly LineEdit[] {
  return VARIANTS.flatMap(({ written, to, rule }) =>
    [...text.matchAll(written)]
      .filter(({ 0: from, index }) => hasChineseBeside(text, index, index + from.length))
      .map(({ 0: from, index: at }) => ({ at, from, to, rule })),
  );
}

/** Whether Chinese stands beside, quotation marks between them not counted. */
function hasChineseBeside(text: string, start: number, end: number): boolean {
  const before = characterBefore(text, start);
  const after = characterAt(text, end);
  return (
    isChinese(before) ||
    isChinese(after) ||
    (/[“”‘’"']/u.test(before) && isChinese(characterBefore(text, start - 1))) ||
    (/[“”‘’"']/u.test(after) && isChinese(characterAt(text, end + 1)))
  );
}

/** Two marks in one character, and the marks that they are (GB/T 15834-2011 4.2.3.3, 4.3.3.3). */
const DOUBLED: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['⁇', ['？？', 'gbt15834/question']],
  ['‼', ['！！', 'gbt15834/exclamation']],
  ['⁈', ['？！', 'gbt15834/question']],
  ['⁉', ['！？', 'gbt15834/exclamation']],
]);

/** ⁇ ‼ ⁈ ⁉ → two marks, in Chinese text. */
export function doubledEdits(text: string): readonly LineEdit[] {
  if (!isChineseText(text)) return [];
  return [...text.matchAll(/[⁇‼⁈⁉]/gu)].map(({ 0: from, index: at }) => {
    const [to, rule] = DOUBLED.get(from) as readonly [string, string];
    return { at, from, to, rule };
  });
}

/** • ● ・ ‧ and their likes between two ideographs → · (GB/T 15834-2011 4.14). */
export function interpunctEdits(text: string): readonly LineEdit[] {
  return [...text.matchAll(/[•●・‧∙⋅･]/gu)]
    .filter(
      ({ index }) => isHan(characterBefore(text, index)) && isHan(characterAt(text, index + 1)),
    )
    .map(({ 0: from, index: at }) => ({ at, from, to: '·', rule: 'gbt15834/interpunct' }));
}
