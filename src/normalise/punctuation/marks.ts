import type { LineEdit } from '../working-line.js';
import { type Brackets, pairBrackets } from './brackets.js';
import {
  characterBefore,
  isChinese,
  isChineseText,
  isHan,
  isWestern,
  sideOf,
  type Verbatim,
} from './characters.js';
import type { Doubt } from './doubt.js';
import { readQuestion } from './questions.js';

/** Half-width marks and the Chinese ones that they become beside Chinese text, with their rules (`PUNCTUATION_RULES`). */
const MARKS: ReadonlyMap<string, { readonly to: string; readonly rule: string }> = new Map([
  [',', { to: '，', rule: 'gbt15834/comma' }],
  [':', { to: '：', rule: 'gbt15834/colon' }],
  [';', { to: '；', rule: 'gbt15834/semicolon' }],
  ['!', { to: '！', rule: 'gbt15834/exclamation' }],
  ['?', { to: '？', rule: 'gbt15834/question' }],
  ['(', { to: '（', rule: 'gbt15834/parenthesis' }],
  [')', { to: '）', rule: 'gbt15834/parenthesis' }],
]);

/** Names and abbreviations whose mark is their own. */
const OWN_MARK = /(?:^|[^A-Za-z])(?:Yahoo!|Jeopardy!|Yum!|Oh!)$/;
const SPACE = /[ \u00a0]/;

/** The edits of a paragraph's half-width marks, and the marks that only an editor can read. */
export function markEdits(
  text: string,
  verbatim: Verbatim,
): { readonly edits: readonly LineEdit[]; readonly doubts: readonly Doubt[] } {
  if (!isChineseText(text)) return { edits: [], doubts: [] };
  const brackets = pairBrackets(text, verbatim);
  const edits: LineEdit[] = [];
  const doubts: Doubt[] = brackets.unpaired.map((at) => ({
    rule: 'manuscript/unpaired-bracket',
    at,
  }));
  const widened = new Set<number>();
  for (let at = 0; at < text.length; at++) {
    const mark = MARKS.get(text[at] as string);
    if (mark === undefined || verbatim(at)) continue;
    if (!isWide(text, at, brackets, widened)) continue;
    const reading = text[at] === '?' ? readQuestion(text, at) : 'question';
    if (reading === 'doubtful') {
      doubts.push({ rule: 'manuscript/lost-interpunct', at });
      continue;
    }
    widened.add(at);
    edits.push(
      reading === 'interpunct'
        ? spaced(text, at, '·', 'gbt15834/interpunct')
        : spaced(text, at, mark.to, mark.rule),
    );
  }
  return { edits, doubts };
}

/** The edit of the mark at `at`: a full-width mark brings its own space, so single spaces beside it leave with it. */
function spaced(text: string, at: number, to: string, rule: string): LineEdit {
  const opens = to === '（';
  const closes = to === '）';
  const before = characterBefore(text, at - 1);
  const leads =
    !opens && SPACE.test(text[at - 1] ?? '') && (isChinese(before) || isWestern(before));
  const trails = !closes && SPACE.test(text[at + 1] ?? '') && isContent(text[at + 2] ?? '');
  const start = leads ? at - 1 : at;
  const end = trails ? at + 2 : at + 1;
  return { at: start, from: text.slice(start, end), to, rule };
}

function isContent(character: string): boolean {
  return isChinese(character) || isWestern(character) || /[“‘《（(\ud840-\ud8ff]/u.test(character);
}

/** Whether the mark at `at` is Chinese: it follows Chinese text, or follows a Western word and Chinese comes next. */
function isWide(
  text: string,
  at: number,
  brackets: Brackets,
  widened: ReadonlySet<number>,
): boolean {
  const mark = text[at] as string;
  if (mark === '(' || mark === ')') return brackets.wide.has(at);
  const before = text[at - 1] ?? '';
  const after = text[at + 1] ?? '';
  if (before === '' || (/\d/.test(before) && /\d/.test(after))) return false;
  if (/[!?]/.test(mark) && widened.has(at - 1)) return true;
  // ::: and the like are signs of a markup.
  if (/[,:;]/.test(mark) && (before === mark || after === mark)) return false;
  if (
    mark === '!' &&
    (/[a-z=]/.test(after) || OWN_MARK.test(text.slice(Math.max(0, at - 10), at + 1)))
  )
    return false;
  // ;-) :) are drawn with marks.
  if (/[;:]/.test(mark) && SPACE.test(before) && /[-()DPdp]/.test(after)) return false;
  if (isChinese(before) || brackets.wide.has(at - 1)) return true;
  const left = sideOf(text, at, -1);
  const right = sideOf(text, at + 1, 1);
  if (isWestern(before)) return right === 'chinese';
  if (SPACE.test(before))
    return left === 'chinese' && isHan(characterBefore(text, at - 1)) && right !== 'western';
  // Behind “ ” — … and the like the text on both sides decides.
  return left === 'chinese' || right === 'chinese';
}
