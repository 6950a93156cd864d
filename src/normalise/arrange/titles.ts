import { isNoHeading } from '../structure/lines.js';

/** A title is no longer, in characters, and no sentence. */
const LONGEST_TITLE = 100;

/** More clauses than these, in a line longer than this, are text. */
const MOST_COMMAS = 2;
const LONGEST_CLAUSES = 50;
/** 中新网5月9日电 */
const DATELINE =
  /^[（(]?(?:本报|新华|中新|人民|央视|据)?[\p{Script=Han}]{0,10}?\d{1,2}月\d{1,2}日(?:电|讯|消息)[）)]?$/u;

/** What a form, or minutes of a meeting, say before a colon. */
const FIELD =
  /^(?:(?:会议|活动)?(?:时间|地点|日期)|(?:会议|活动)(?:主题|议题)|(?:出席|列席|参加|参会|主持|记录)(?:人|人员)?|姓名|单位|部门|编号|电话|地址)\s{0,4}[:：]/u;

/** 02日14:25 作者：某人 出自 */
const CREDIT = /\d{1,2}[:：]\d{2}.{0,20}(?:作者|来源|编辑|记者)\s?[:：]/u;

/** Whether a line can be a title at all: it has words, and neither ends nor holds a sentence. */
export function isTitle(text: string): boolean {
  return (
    /[\p{L}\p{N}]/u.test(text) &&
    [...text].length <= LONGEST_TITLE &&
    !/[。；，、;,:：]$/u.test(text) &&
    !/。./u.test(text) &&
    !isNoHeading(text) &&
    !DATELINE.test(text) &&
    !FIELD.test(text) &&
    !CREDIT.test(text) &&
    // A sentence without its end: some sites cut it off.
    !([...text].length > LONGEST_CLAUSES && (text.match(/，/gu) ?? []).length > MOST_COMMAS)
  );
}

/** What two writings of one title share: neither marks nor white space. */
export function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
