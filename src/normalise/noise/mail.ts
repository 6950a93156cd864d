import { dropLine, type WorkingLine } from '../working-line.js';

export const MAIL_HEADER = {
  id: 'mail-header',
  why: '邮件的信头',
  example: '发件人: 编辑部 <a@example.org>',
} as const;

const HEADER =
  /^\s{0,9}(发件人|寄件人|收件人|抄送|密送|发送时间|发件日期|日期|时间|主题|From|To|Cc|Bcc|Sent|Date|Subject)\s?[:：]\s{0,9}\S.{0,200}$/iu;
const SENDER = /^(?:发件人|寄件人|from)$/iu;
const OTHERS = /^(?:收件人|发送时间|发件日期|主题|to|sent|subject)$/iu;
/** A mail's head is at least this many lines, and stands among the first lines. */
const FEWEST = 3;
const FIRST = 8;

/** 在 2023-05-10 09:12，"编辑部" <a@example.org> 写道: a date with a time, or an address, without any sentence. */
const ATTRIBUTION =
  /^\s{0,9}(?:(?:在|于|On)\s{0,3})?(?=.{0,60}(?:\d{4}[-年/.]|\d{1,2}:\d{2}|\d{4},))(?=.{0,120}(?:\d{1,2}:\d{2}|<[^<>\s]{1,64}@[^<>\s]{1,64}>))[^。！？]{4,150}(?:写道|wrote)\s?[:：]\s{0,9}$/iu;

/** Where a mail's head stands: the indexes of its lines, in the order of the text. */
export function mailHead(text: readonly WorkingLine[]): readonly number[] {
  for (let start = 0; start < Math.min(FIRST, text.length); start++) {
    const keys: string[] = [];
    for (let at = start; at < text.length; at++) {
      const key = HEADER.exec(text[at]?.text ?? '')?.[1];
      if (key === undefined) break;
      keys.push(key);
    }
    const whole =
      new Set(keys).size >= FEWEST &&
      keys.some((key) => SENDER.test(key)) &&
      keys.some((key) => OTHERS.test(key));
    if (whole) return keys.map((_, index) => start + index);
  }
  return [];
}

/** Marks a mail's head, and the line that announces what it quotes, where the quotation follows at once. */
export function markMail(text: readonly WorkingLine[]): void {
  for (const index of mailHead(text))
    dropLine(text[index] as WorkingLine, MAIL_HEADER.id, MAIL_HEADER.why);
  text.forEach((line, index) => {
    if (line.fate !== undefined || line.markdown !== undefined) return;
    if (isAttribution(line.text) && isQuoted(text[index + 1]?.text ?? ''))
      dropLine(line, MAIL_HEADER.id, '邮件的引用说明');
  });
}

export function isAttribution(text: string): boolean {
  return text.length <= 220 && ATTRIBUTION.test(text);
}

/** A line that a mail quotes. */
export function isQuoted(text: string): boolean {
  return /^>/u.test(text);
}
