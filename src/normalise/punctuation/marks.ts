import type { LineEdit } from '../working-line.js';

/** Half-width marks and the Chinese ones that they become beside Chinese text, with their rules (`PUNCTUATION_RULES`). */
const MARKS: readonly { readonly id: string; readonly from: string; readonly to: string }[] = [
  { id: 'gbt15834/comma', from: ',', to: '，' },
  { id: 'gbt15834/colon', from: ':', to: '：' },
  { id: 'gbt15834/semicolon', from: ';', to: '；' },
  { id: 'gbt15834/exclamation', from: '!', to: '！' },
  { id: 'gbt15834/question', from: '?', to: '？' },
  { id: 'gbt15834/parenthesis', from: '(', to: '（' },
  { id: 'gbt15834/parenthesis', from: ')', to: '）' },
];

/** Left alone inside: addresses, e-mails, code. */
const VERBATIM =
  /(?:https?:\/\/|www\.)[^\s\u3000-\u9fff\uff00-\uffef]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|`[^`]*`/gu;

const CHINESE =
  /[\u2014\u2018-\u201d\u2026\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]|[\ud840-\ud8ff][\udc00-\udfff]/u;

/** Edits that make half-width marks full width, by context (docs/typography.md, rule 26). */
export function markEdits(text: string): readonly LineEdit[] {
  if (!CHINESE.test(text)) return [];
  const rules = new Map(MARKS.map((rule) => [rule.from, rule]));
  const verbatim = [...text.matchAll(VERBATIM)].map((match) => {
    // A mark behind an address is the sentence's.
    const own = match[0].startsWith('`') ? match[0] : match[0].replace(/[,;:.!?]+$/, '');
    return [match.index, match.index + own.length] as const;
  });
  const paired = parentheses(text);
  const edits: LineEdit[] = [];
  const made = new Set<number>();
  let next = 0;
  for (let at = 0; at < text.length; at++) {
    while (next < verbatim.length && at >= (verbatim[next]?.[1] ?? 0)) next++;
    const inside = verbatim[next];
    if (inside !== undefined && at >= inside[0]) continue;
    const rule = rules.get(text[at] as string);
    if (rule === undefined) continue;
    const wide =
      rule.from === '(' || rule.from === ')'
        ? (paired.get(at) ?? false)
        : besideChinese(text, at, paired) || (made.has(at - 1) && /[!?]/.test(text[at - 1] ?? ''));
    if (!wide) continue;
    made.add(at);
    // A full-width mark brings its own space.
    const spaced = rule.from !== '(' && text[at + 1] === ' ' && isChinese(text[at + 2] ?? '');
    edits.push({ at, from: spaced ? `${rule.from} ` : rule.from, to: rule.to, rule: rule.id });
  }
  return edits;
}

/** A mark is Chinese where it follows Chinese text, or follows a Western word or number and Chinese comes next. */
function besideChinese(text: string, at: number, paired: ReadonlyMap<number, boolean>): boolean {
  const before = text[at - 1] ?? '';
  const after = text[at + 1] ?? '';
  if (/\d/.test(before) && /\d/.test(after)) return false;
  if (isChinese(before) || paired.get(at - 1) === true) return true;
  return isChinese(after) || (after === ' ' && isChinese(text[at + 2] ?? ''));
}

/** Parentheses go in pairs: both are Chinese where either's outer neighbour or the content is. */
function parentheses(text: string): ReadonlyMap<number, boolean> {
  const wide = new Map<number, boolean>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') open.push(at);
    if (text[at] !== ')') continue;
    const start = open.pop();
    if (start === undefined) {
      wide.set(at, isChinese(text[at - 1] ?? ''));
      continue;
    }
    const chinese =
      isChinese(text[start - 1] ?? '') ||
      isChinese(text[at + 1] ?? '') ||
      CHINESE.test(text.slice(start + 1, at));
    wide.set(start, chinese);
    wide.set(at, chinese);
  }
  for (const at of open) wide.set(at, isChinese(text[at + 1] ?? ''));
  return wide;
}

/** Whether `text` has a character that Chinese text alone is made of. */
export function hasChinese(text: string): boolean {
  return isChinese(text);
}

function isChinese(character: string): boolean {
  return CHINESE.test(character) || /[\ud840-\udfff]/.test(character);
}
