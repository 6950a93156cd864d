import type { LineEdit } from '../working-line.js';
import { isChineseText, sideOf, type Verbatim } from './characters.js';

/** The quotation marks of a text: “ ‘ ’ ” on the Mainland (GB/T 15834-2011 4.8), 「 『 』 」 in traditional text. */
interface Marks {
  readonly outer: readonly [string, string];
  readonly inner: readonly [string, string];
}

const SIMPLIFIED: Marks = { outer: ['“', '”'], inner: ['‘', '’'] };
const TRADITIONAL: Marks = { outer: ['「', '」'], inner: ['『', '』'] };
const RULE = 'gbt15834/quotation';

/** Straight quotes → Chinese ones by pairing, and where a quote has no partner. */
export function quoteEdits(
  text: string,
  traditional: boolean,
  verbatim: Verbatim,
): {
  readonly edits: readonly LineEdit[];
  /** UTF-16 offset of the quote that doesn't pair. */
  readonly unpaired?: number;
} {
  if (!isChineseText(text)) return { edits: [] };
  const marks = traditional ? TRADITIONAL : SIMPLIFIED;
  const corners = traditional ? [] : cornerEdits(text);
  const places = [...text.matchAll(/"/g)]
    .map(({ index }) => index)
    .filter((at) => !verbatim(at))
    .filter((at, index) => !isInches(text, at, index));
  if (places.length % 2 === 1) return { edits: corners, unpaired: places.at(-1) as number };
  const edits = places.map((at, index) => ({
    at,
    from: '"',
    to: marks.outer[index % 2] as string,
    rule: RULE,
  }));
  return {
    edits: [...corners, ...edits, ...innerQuotes(text, marks, places.length > 0, verbatim)],
  };
}

/** 12"显示器 is a length: no quotation is open, and a digit stands before the mark. */
function isInches(text: string, at: number, quotesBefore: number): boolean {
  const opens = quotesBefore % 2 === 0;
  return opens && /\d/.test(text[at - 1] ?? '') && !text.slice(at + 1, at + 60).includes('"');
}

/** ' → ‘ ’ inside a quotation, or where Chinese stands beside each pair; an apostrophe between letters stays. */
function innerQuotes(
  text: string,
  { inner }: Marks,
  quoted: boolean,
  verbatim: Verbatim,
): readonly LineEdit[] {
  const places = [...text.matchAll(/(?<![A-Za-z])'|'(?![A-Za-z])/g)]
    .map(({ index }) => index)
    .filter((at) => !verbatim(at));
  if (places.length % 2 === 1) return [];
  const isPairInChinese = (at: number, index: number) =>
    sideOf(text, index % 2 === 0 ? at : at + 1, index % 2 === 0 ? -1 : 1) === 'chinese';
  const pairs = places.every(
    (at, index) =>
      isPairInChinese(at, index) || isPairInChinese(places[index ^ 1] as number, index ^ 1),
  );
  if (!quoted && !pairs) return [];
  return places.map((at, index) => ({
    at,
    from: "'",
    to: inner[index % 2] as string,
    rule: RULE,
  }));
}

const OPENS: ReadonlyMap<string, string> = new Map([
  ['「', '」'],
  ['『', '』'],
  ['“', '”'],
]);
const CLOSES = new Set(OPENS.values());

/**
 * 「 」 『 』 of simplified text → “ ” outside and ‘ ’ inside (GB/T 15834-2011 4.8 and 5.2: corner marks are those of
 * vertical text). Where they don't pair they stay.
 */
function cornerEdits(text: string): readonly LineEdit[] {
  if (!/[「『]/u.test(text)) return [];
  const open: string[] = [];
  const edits: LineEdit[] = [];
  for (let at = 0; at < text.length; at++) {
    const from = text[at] as string;
    const partner = OPENS.get(from);
    if (partner === undefined && !CLOSES.has(from)) continue;
    if (partner === undefined && open.at(-1) !== from) return [];
    if (partner !== undefined) open.push(partner);
    const pair = open.length % 2 === 1 ? SIMPLIFIED.outer : SIMPLIFIED.inner;
    if (partner === undefined) open.pop();
    if (!/[“”]/u.test(from))
      edits.push({ at, from, to: pair[partner === undefined ? 1 : 0], rule: RULE });
  }
  return open.length === 0 ? edits : [];
}
