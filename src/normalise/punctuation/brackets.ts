import { isChinese, isHan, isKana, type Verbatim } from './characters.js';

/** The round brackets of a paragraph: which become full-width, and which have no partner. */
export interface Brackets {
  /** Offsets of half-width brackets that become full-width. */
  readonly wide: ReadonlySet<number>;
  /** Offsets of brackets of either width without a partner. */
  readonly unpaired: readonly number[];
}

/** `1)` and `一)` number an item: their bracket has no partner and needs none. */
const ITEM_NUMBER =
  /(?:^|[\s\u3000：；。，、:;,])(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z]|[ivxIVX]{1,4})$/u;

/**
 * Pairs ( ) and （ ） of a paragraph. Both brackets of a pair are Chinese or neither is: a half-width one whose partner is
 * full-width follows it, and of two half-width ones the content or the outer neighbours decide (GB/T 15834-2011 4.9).
 */
export function pairBrackets(text: string, verbatim: Verbatim): Brackets {
  const wide = new Set<number>();
  const unpaired: number[] = [];
  const open: number[] = [];
  const chinese = /[()]/.test(text) ? chineseBefore(text) : [];
  for (let at = 0; at < text.length; at++) {
    const mark = text[at] as string;
    if (!/[()（）]/u.test(mark) || verbatim(at)) continue;
    if (mark === '(' || mark === '（') {
      open.push(at);
      continue;
    }
    const start = open.pop();
    if (start === undefined) {
      if (!ITEM_NUMBER.test(text.slice(Math.max(0, at - 6), at))) unpaired.push(at);
      continue;
    }
    if (!isChinesePair(text, start, at, chinese)) continue;
    if (text[start] === '(') wide.add(start);
    if (mark === ')') wide.add(at);
  }
  return { wide, unpaired: [...unpaired, ...open].sort((a, b) => a - b) };
}

/** How many characters before each offset are Chinese: nested brackets are not read again and again. */
function chineseBefore(text: string): ArrayLike<number> {
  const counts = new Uint32Array(text.length + 1);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const surrogate = code >= 0xd840 && code < 0xd8f0;
    const han = surrogate || isHan(text[at] as string) || isKana(text[at] as string);
    counts[at + 1] = (counts[at] as number) + Number(han);
  }
  return counts;
}

function isChinesePair(
  text: string,
  start: number,
  end: number,
  chinese: ArrayLike<number>,
): boolean {
  if (text[start] === '（' || text[end] === '）') return true;
  if ((chinese[end] as number) > (chinese[start + 1] as number)) return true;
  const content = text.slice(start + 1, end);
  if (isCall(text, start, content)) return false;
  return isChinese(text[start - 1] ?? '') || isChinese(text[end + 1] ?? '');
}

/** `console.log(x)`, `computed()` and `minute(s)`: the brackets are part of the word before them. */
function isCall(text: string, start: number, content: string): boolean {
  const [word = ''] =
    /[A-Za-z_$][\w$.]{0,60}$/.exec(text.slice(Math.max(0, start - 62), start)) ?? [];
  if (word === '') return false;
  return content === '' || content === 's' || /[._$]|[a-z][A-Z]/.test(word);
}
