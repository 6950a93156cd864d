import type { LineEdit } from '../working-line.js';
import { isChineseText, type Verbatim } from './characters.js';

const RULE = 'cyt154/western';
const HALF: ReadonlyMap<string, string> = new Map([
  ['，', ','],
  ['。', '.'],
  ['！', '!'],
  ['？', '?'],
  ['：', ':'],
  ['；', ';'],
  ['（', '('],
  ['）', ')'],
]);
const MARK = /[，。！？：；（）]/gu;
/** A sentence has at least this many words: fewer may be names in a Chinese enumeration. */
const FEWEST_WORDS = 3;

/**
 * Full-width marks of a Western sentence → Western ones with their spaces (CY/T 154-2017): of a paragraph without any
 * Chinese, and of a quotation of Western words inside a Chinese one.
 */
export function westernEdits(text: string, verbatim: Verbatim): readonly LineEdit[] {
  if (!isChineseText(text)) return isSentence(text) ? edits(text, 0, text.length, verbatim) : [];
  return [...text.matchAll(/“([^“”]*)”/gu)].flatMap(({ 0: quotation, 1: content = '', index }) =>
    isChineseText(content) || !isSentence(content)
      ? []
      : edits(text, index + 1, index + quotation.length - 1, verbatim),
  );
}

/** Words in a row with spaces between them, one of them in small letters. */
function isSentence(text: string): boolean {
  const words = text.match(/[A-Za-z][A-Za-z'’]+/g) ?? [];
  return (
    words.length >= FEWEST_WORDS && words.some((word) => /^[a-z]/.test(word)) && / /.test(text)
  );
}

function edits(text: string, start: number, end: number, verbatim: Verbatim): readonly LineEdit[] {
  return [...text.slice(start, end).matchAll(MARK)].flatMap(({ 0: from, index }) => {
    const at = start + index;
    const before = text[at - 1] ?? '';
    const after = text[at + 1] ?? '';
    if (verbatim(at) || (before === '' && from !== '（')) return [];
    const half = HALF.get(from) as string;
    const leads = half === '(' && /[\w”’.,]/u.test(before) ? ' ' : '';
    const trails = half !== '(' && /[\w“‘(（]/u.test(after) ? ' ' : '';
    return [{ at, from, to: `${leads}${half}${trails}`, rule: RULE }];
  });
}
