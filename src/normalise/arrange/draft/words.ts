import { CHINESE_DIGITS } from '../../../model/numbers.js';
import { withoutSpaces } from '../../../model/white-space.js';
import { isoDate } from '../../information/dates.js';
import { isDocumentNumber } from '../../information/document-number.js';
import { isIssuer } from '../title-lines.js';

/** Units are no longer than this, in characters. */
const LONGEST_UNIT = 40;
/** Twelve issuers in a row are the most that any mark has. */
const MARK = /^[\p{Script=Han}、（）()]{3,60}(?:文件|令|纪要|公告|通告|公报|决定|决议)$/u;
/** An order's, a record's and an announcement's number: 第12号, 〔2026〕3期, （2026年第3号）. */
const SERIAL =
  /^[（(]?(?:第\s{0,4}\d{1,5}\s{0,4}[号期]|\d{4}\s{0,4}年\s{0,4}第?\s{0,4}\d{1,5}\s{0,4}[号期]|[〔［[（(]\s{0,4}\d{4}\s{0,4}[〕］\]）)]\s{0,4}第?\s{0,4}\d{1,5}\s{0,4}[号期])(?:[（(]总第?\d{1,5}期[）)])?[）)]?$/u;

/** The mark of an organ: its name, with 文件, 令 or 纪要 behind it. `text` has no spaces. */
export function isIssuerMark(text: string): boolean {
  return !/关于/u.test(text) && (MARK.test(text) || isIssuer(text));
}

export function isNumber(text: string): boolean {
  return isDocumentNumber(text) || SERIAL.test(text);
}

/** A line that names an organ or a person who signs, and says nothing. */
export function isUnit(text: string): boolean {
  return text !== '' && [...text].length <= LONGEST_UNIT && !/[。！？；：，:,;”）)]/u.test(text);
}

const WRITTEN = /^(.{4})年(.{1,2})月(.{1,3})日$/u;

/** A line that is a date, in figures or in Chinese characters: 2026年3月5日, 二〇二六年三月五日. */
export function readDate(text: string): string | undefined {
  const line = solidDate(text);
  if (/^\d{4}年\d{1,2}月\d{1,2}日$/u.test(line)) return isoDate(line);
  const match = WRITTEN.exec(line.replace(/[○零０O0]/gu, '〇'));
  if (match === null) return undefined;
  const year = [...(match[1] ?? '')].map((one) => CHINESE_DIGITS.indexOf(one)).join('');
  const [month, day] = [match[2], match[3]].map((part) => smallNumber(part ?? ''));
  return isoDate(`${year}年${month}月${day}日`);
}

function solidDate(text: string): string {
  return text.length > 40 ? text : withoutSpaces(text);
}

/** 十 → 10, 二十三 → 23. */
function smallNumber(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['〇', text];
  return (
    (tens === '' ? 1 : CHINESE_DIGITS.indexOf(tens ?? '')) * 10 +
    Math.max(0, CHINESE_DIGITS.indexOf(ones || '〇'))
  );
}
