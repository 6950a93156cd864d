import type { LineEdit } from '../working-line.js';

const RULE = 'gbt15835/half-width';
/** From full-width ASCII to ASCII. */
const SHIFT = 0xfee0;
/** Letters and digits, with the marks inside a number: a decimal point, thousands, and the colon of a time. */
const FULL_WIDTH =
  /[０-９Ａ-Ｚａ-ｚ]+(?:(?:(?<=[０-９])[．：](?=[０-９])|(?<=[０-９])，(?=[０-９]{3}(?![０-９])))[０-９]+)*/gu;
/** The colon between hour and minutes, where a word before it or behind them says that it is a time. */
const TIME =
  /(?:(?<=[午晨早晚间夜日号时至到][ \u3000]?)|(?<=时间[是为：:]))(?:[01]?\d|2[0-4])(：)[0-5]\d(?![\d：])|(?<![\d：])(?:[01]\d|2[0-4])(：)[0-5]\d(?=[-—–~～至到分许前后起])/gu;

/** Full-width letters, digits and the marks of their numbers → half-width (GB/T 15835-2011 5.1.5, 5.1.7). */
export function widthEdits(text: string): readonly LineEdit[] {
  const narrow = [...text.matchAll(FULL_WIDTH)].map(({ 0: from, index: at }) => ({
    at,
    from,
    to: halfWidth(from),
    rule: RULE,
  }));
  const times = [...text.matchAll(TIME)].map(({ 0: from, index }) => ({
    at: index + from.indexOf('：'),
    from: '：',
    to: ':',
    rule: 'gbt15835/time',
  }));
  return [...narrow, ...times];
}

function halfWidth(text: string): string {
  return [...text]
    .map((character) => String.fromCharCode((character.codePointAt(0) as number) - SHIFT))
    .join('');
}
