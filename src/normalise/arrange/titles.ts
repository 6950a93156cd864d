import { isNoHeading } from '../structure/lines.js';

/** A title is no longer than this, in characters, and is not a sentence. */
const LONGEST_TITLE = 100;

/** The number of clauses, and the length of a line, beyond which the line is text. */
const MOST_COMMAS = 2;
const LONGEST_CLAUSES = 50;
/** 中新网5月9日电 */
const DATELINE =
  /^[（(]?(?:本报|新华|中新|人民|央视|据)?[\p{Script=Han}]{0,10}?\d{1,2}月\d{1,2}日(?:电|讯|消息)[）)]?$/u;

/** The words before a colon in a form or in the minutes of a meeting. */
const FIELD =
  /^(?:(?:会议|活动)?(?:时间|地点|日期)|(?:会议|活动)(?:主题|议题)|(?:出席|列席|参加|参会|主持|记录)(?:人|人员)?|姓名|单位|部门|编号|电话|地址)\s{0,4}[:：]/u;

/** 02日14:25 作者：某人 出自 */
const CREDIT = /\d{1,2}[:：]\d{2}.{0,20}(?:作者|来源|编辑|记者)\s?[:：]/u;

/** The words of a site that gives a file away, and its address. */
const OF_THE_FILE = /转载自互联网|来自互联网|来自网络|自网络收集|仅供读者|仅供预览|仅供试读/u;
const ADDRESS = /https?:|www\./iu;

/** Whether a line says where the file of a text is from. */
export function isOfTheFile(text: string): boolean {
  return OF_THE_FILE.test(text) || (ADDRESS.test(text) && /下载|整理|小说|版权归/u.test(text));
}

/** Whether a line is a report's dateline and nothing else. */
export function isDateline(text: string): boolean {
  return DATELINE.test(text);
}

/** Whether a line can be a title at all: it has words, and neither ends nor holds a sentence. */
export function isTitle(text: string): boolean {
  return (
    /[\p{L}\p{N}]/u.test(text) &&
    [...text].length <= LONGEST_TITLE &&
    !/[。；，、;,:：]$|\p{Script=Han}[.．]$/u.test(text) &&
    !/^([-*=~_＊＝—])\1{4}/u.test(text) &&
    !/。./u.test(text) &&
    !isNoHeading(text) &&
    !DATELINE.test(text) &&
    !FIELD.test(text) &&
    !CREDIT.test(text) &&
    !isOfTheFile(text) &&
    !/^[【[（(]\s?正文\s?[】\])）]$/u.test(text) &&
    // A sentence without its end: some sites cut it off.
    !([...text].length > LONGEST_CLAUSES && (text.match(/，/gu) ?? []).length > MOST_COMMAS)
  );
}

/** The form in which titles are compared: without marks and white space. */
export function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
