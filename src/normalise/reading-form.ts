/** Half-width marks and the full-width ones as which they read beside Chinese text. */
const FULL: Readonly<Record<string, string>> = {
  ',': '，',
  ':': '：',
  ';': '；',
  '!': '！',
  '?': '？',
  '.': '。',
  '(': '（',
  ')': '）',
};
const HAN = /^\p{Script=Han}$/u;
const DIGIT = /^[\d%％]$/;
/** Marks that close what stands before a full stop or a comma. */
const CLOSING = /^["'”’）」』》】)]$/;

/** Full-width digits and Latin letters, and how far from the half-width ones they stand in Unicode. */
const WIDE = /[０-９Ａ-Ｚａ-ｚ]/g;
const WIDTH_STEP = 0xfee0;

/**
 * The text as it reads, for the search for its structure: digits and Latin letters in half width, the half-width marks of a web page's
 * text as full-width ones, and straight double quotes in pairs. Each character keeps its place; the text itself is punctuated later,
 * by the rules that leave a record.
 */
export function readingForm(text: string): string {
  return withFullMarks(inHalfWidth(text));
}

/** The text with its digits and Latin letters in half width. */
export function inHalfWidth(text: string): string {
  return text.replace(WIDE, (one) => String.fromCharCode(one.charCodeAt(0) - WIDTH_STEP));
}

function withFullMarks(text: string): string {
  if (!/[,:;!?.()"]/.test(text) || !/\p{Script=Han}/u.test(text)) return text;
  const end = text.trimEnd().replace(/["'”’）」』)]$/, '').length - 1;
  const pairs = (text.match(/"/g)?.length ?? 0) % 2 === 0;
  let open = false;
  return text.replace(/[,:;!?.()"]/g, (mark, at: number) => {
    if (mark === '"' && pairs) {
      open = !open;
      return open ? '“' : '”';
    }
    return readsFull(mark, text, at, end) ? (FULL[mark] ?? mark) : mark;
  });
}

/** `end`: the place of the last character but a closing mark. */
function readsFull(mark: string, text: string, at: number, end: number): boolean {
  const [before = '', behind = ''] = [text[at - 1], text[at + 1]];
  if (mark === '(' || mark === ')') return HAN.test(before) || HAN.test(behind);
  // 卡尔.马克思 is a name, and 1. numbers an item.
  const closes = HAN.test(before) || CLOSING.test(before);
  if (mark === '.') return at === end && (closes || (DIGIT.test(before) && at > LONGEST_NUMBER));
  return closes || (DIGIT.test(before) && (HAN.test(behind) || at === end));
}

/** An item's number is no longer than this, in characters. */
const LONGEST_NUMBER = 4;
