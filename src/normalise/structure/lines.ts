import type { LineMarkup } from '../../model/source.js';
import { editorsNoteStart, metadataLine } from '../front-matter.js';
import { bookAuthors } from '../information/book-authors.js';
import { isDocumentNumber } from '../information/document-number.js';
import { isSiteLine } from '../noise/site-lines.js';

/** A paragraph as structure is read from it. */
export interface StructureLine {
  readonly text: string;
  readonly markup?: LineMarkup | undefined;
  /** Columns of white space before it in the source. */
  readonly indent: number;
  /** Markdown of the source's own, of which nothing is to be inferred. */
  readonly settled?: boolean | undefined;
}

/** A heading is no longer than this, in characters. */
export const LONGEST_HEADING = 45;
/** The limit of a heading such as 第三章, which may be longer, since laws list the content of the chapter in it. */
const LONGEST_CHAPTER = 60;
const CHAPTER = /^第[一二三四五六七八九十百]{1,5}[编章节][\s\u3000]/u;
/** The limit of a heading that is a sentence. */
export const LONGEST_SENTENCE = 80;
/** How a sentence ends, or breaks off; a heading doesn't, but may ask or exclaim. */
const SENTENCE_END = /(?:[。；，、：:,;…]|[。！？；…][”’」』》）)]+)$|\.$/u;
/** A sentence inside a line makes it prose. */
const SENTENCE_INSIDE = /。./u;
/** Marks that go on with the line before. */
const GOES_ON = /^[，。、；：！？”’」』）》〉,;:!?)\]]/u;
/** 各位代表！ 同志们： */
const SALUTATION =
  /^(?:(?:尊敬的|亲爱的|親愛的|各位).{0,30}|(?:同志们|朋友们|女士们、先生们|先生们|同学们|乡亲们|战友们|老师们|家长们).{0,12})[：:！!，,]?$/u;
/** Captions of pictures, and credits of photographers. */
const CAPTION =
  /(?:[（(【][^（()）【】]{0,20}(?:摄|攝|截图|截圖|供图|制图|资料图|资料照片|示意图|漫画|图片)[^（()）【】]{0,6}[）)】]|(?:记者|通讯员|新华社)?.{0,12}[\s\u3000]摄影?|新华社发)$|^[▲△](?=\S)|^图[\d一二三四五六七八九十]{1,3}(?:[\s\u3000:：.．]|$)|^(?:图片?说明|图为|上图|下图)[:：为]?|^[（(]?(?:图注|原标题|原题|本文来源|图片来源|图源|来源网址|原文链接)\s?[:：]/u;
/** The history of a law, which stands below the title or in brackets. */
const ADOPTION =
  /(?:\d{4}|[〇○零一二三四五六七八九]{4})年[^。]{0,90}(?:通过|公布|发布|颁布|施行|实施|批准|修订|修正|修改|废止|通知|令|公告)[^。]{0,12}[）)]?$/u;

/** The signs of a formula beside its sign of equality: 应纳税额＝销售额×税率 */
const OPERATION = /[×÷＋＊]|[\p{Script=Han}）)\d]\s?[-－+*/]\s?[\p{Script=Han}（(\d]/u;
/** ××××年××月××日: a form that a reader fills in. */
const BLANK_FORM = /[×xX]{2}[年月日]|[×_＿]{3}|[:：][×xX]{2,9}$/u;

/** Whether a line's brackets open and close in it: otherwise it continues from, or in, another line. */
function bracketsClose(text: string): boolean {
  const open = text.match(/[（(]/gu)?.length ?? 0;
  const closed = text.match(/[）)]/gu)?.length ?? 0;
  // 1） and a) number an item.
  const numbered = /^[\p{L}\p{N}]{1,3}[）)]/u.test(text) ? 1 : 0;
  return open === closed || open + numbered === closed;
}

/** Short, and no sentence. */
export function isHeadlike(text: string): boolean {
  return (
    /[\p{L}\p{N}]/u.test(text) &&
    [...text].length <= (CHAPTER.test(text) ? LONGEST_CHAPTER : LONGEST_HEADING) &&
    !SENTENCE_END.test(text) &&
    !SENTENCE_INSIDE.test(text) &&
    !isNoHeading(text)
  );
}

/** One short sentence with its full stop. */
export function isSentence(text: string): boolean {
  return /^[^。！？；]{4,}。$/u.test(text) && [...text].length <= LONGEST_SENTENCE;
}

/** Lines that are never headings, however short: addresses to the reader, captions, what continues with the line before. */
export function isNoHeading(text: string): boolean {
  return (
    GOES_ON.test(text) ||
    isSalutation(text) ||
    isCaption(text) ||
    isAdoption(text) ||
    isDocumentNumber(text) ||
    isSiteLine(text) ||
    isChapterEnd(text) ||
    // A page's code that was copied with its text.
    /^<[!/a-z]/iu.test(text) ||
    // 沈渡　著; 清·沈渡撰
    /^[\p{Script=Han}·]{2,8}[\s\u3000]{1,4}[著撰译譯]$/u.test(text) ||
    bookAuthors(text) !== undefined ||
    // A program's line that was copied with its page.
    /[{}]$/.test(text) ||
    // （执笔：周平　摄影：沈渡）
    /^[（(](?![一二三四五六七八九十\d]{1,3}[）)])[^（）():：]{0,40}[:：][^（）()]{0,80}[）)]$/u.test(
      text,
    ) ||
    // A slogan at a speech's end.
    /万[岁歲][！!]$/u.test(text) ||
    // The end of a line of a manuscript, in its copy.
    /¶$/u.test(text) ||
    // 晚某某敬上
    /^.{1,12}(?:敬上|谨上|謹上|拜上|叩上|谨启|謹啟|敬启|敬啟|顿首|頓首)$/u.test(text) ||
    // A site's address, however it hides it.
    /^(?:[wｗＷ]{2,3}\s?[./．。／]|https?\s?[:：])/iu.test(text) ||
    (/[=＝]/u.test(text) && OPERATION.test(text)) ||
    BLANK_FORM.test(text) ||
    !bracketsClose(text)
  );
}

/** （本章完）, --（本章结束） */
function isChapterEnd(text: string): boolean {
  return /^[-—–\s]{0,6}[（(【]?\s?(?:本[章节節回卷篇]|全[书書文])\s?(?:完|结束|結束|终|終)\s?[）)】]?$/u.test(
    text,
  );
}

export function isSalutation(text: string): boolean {
  return SALUTATION.test(text);
}

/** Whether a line is the caption of a picture. */
export function isCaption(text: string): boolean {
  return CAPTION.test(text);
}

export function isAdoption(text: string): boolean {
  return /^[（(]?\s*(?:\d{4}|[〇○零一二三四五六七八九]{4})年/u.test(text) && ADOPTION.test(text);
}

/** A paragraph of text, or a sentence of its own; a list of names, however long, is none. */
export function isProse(text: string | undefined): boolean {
  return (
    text !== undefined &&
    !isNameList(text) &&
    ([...text].length > LONGEST_HEADING || /[。！？”…）)]$/u.test(text))
  );
}

/** 甲市仲裁委员会、乙市仲裁委员会、丙市仲裁委员会 */
function isNameList(text: string): boolean {
  return (text.match(/、/gu)?.length ?? 0) >= 2 && !/[，。；：！？…,;:!?]|\.(?!\d)/u.test(text);
}

/** Whether a short line without any mark of its own can head the line behind it. The text begins at `start`. */
export function isLead(lines: readonly StructureLine[], index: number, start: number): boolean {
  const text = lines[index]?.text ?? '';
  const behind = lines[index + 1]?.text;
  const before = index > start ? lines[index - 1]?.text : undefined;
  return (
    isProse(behind) &&
    !GOES_ON.test(behind ?? '') &&
    !/^[是为]：/u.test(behind ?? '') &&
    !breaksOff(before) &&
    /\p{L}/u.test(text) &&
    !/[:：]|^[lnuvØüŸ][ \t]{1,4}\p{Script=Han}|^.{2,40}[，,][“「『][^”」』]*[”」』]$|^(?:[—―]|--|[-=_*~～]{2}|\d{1,3}[.．、]|[①-⑳])|^[（(].*[）)]$|^[“"「『].*[”"」』]$|^[“「『][^”」』]*$|^.{1,6}——|^视频简介$|^[“"「『][^“”"「」『』]{0,40}[？！，。…?!,][”"」』]/u.test(
      text,
    ) &&
    metadataLine(text) === undefined &&
    editorsNoteStart(text) === undefined
  );
}

/** A line too long for a heading that has no end continues in the next. */
function breaksOff(before: string | undefined): boolean {
  return before !== undefined && [...before].length > 24 && /[\p{L}\p{N}，、]$/u.test(before);
}

/** The source's own markup makes the line a heading: not what stands in brackets under one, nor an emphasised sentence. */
export function isMarked({ text, markup, settled }: StructureLine): boolean {
  if (settled === true) return markup?.kind === 'heading';
  if (isNoHeading(text) || [...text].length > LONGEST_HEADING || !/[\p{L}\p{N}]/u.test(text))
    return false;
  if (/^#{1,6}\s/.test(text)) return true;
  if (/^[（(].*[）)]$/u.test(text)) return false;
  if (markup?.kind === 'heading') return true;
  const bold = /^\*\*([^*]+)\*\*$/.exec(text)?.[1] ?? (markup?.kind === 'bold' ? text : undefined);
  return bold !== undefined && isHeadlike(bold) && metadataLine(bold) === undefined;
}
