import { withoutSpaces } from '../model/white-space.js';

export { datelineSource, type MetadataLine, metadataLine, nameLine } from './information/line.js';

/** A title line that holds a subtitle behind a dash: `新形势 新局面——某会议发言摘编`. */
const TITLE_DASH = /^(.{2,60}?)\s{0,9}(?:——|--)\s{0,9}(\S.{1,80})$/u;

/** The words that announce an editor's note, in all their forms. */
const EDITORS_NOTE =
  /^\s{0,20}[◇◆○●□■☆★△▲※]?\s{0,20}[【[（(]?\s{0,20}(编者按|編者按|编者的话|編者的話|开栏的话|開欄的話|开栏语|開欄語|编者注|編者註|按语|按語|编辑按|編輯按|编前语|編前語|编前话|編前話|编余|編餘|主持人语|主持人語|记者按|記者按|按)\s{0,20}[】\])）]?\s{0,20}[:：]?\s{0,20}/u;

export interface EditorsNoteStart {
  /** `编者按` */
  readonly name: string;
  /** Where the name stands in the line. */
  readonly at: number;
  /** UTF-16 units of the line that the announcement takes. */
  readonly length: number;
  /** The note stands in a pair of brackets, of which the announcement has the first one: where it stands, and its partner. */
  readonly bracket?: { readonly at: number; readonly partner: RegExp };
}

const PARTNERS = new Map([
  ['【', /】$/],
  ['[', /\]$/],
  ['（', /[）)]$/],
  ['(', /[）)]$/],
]);

/** Whether a line begins an editor's note. */
export function editorsNoteStart(text: string): EditorsNoteStart | undefined {
  const match = EDITORS_NOTE.exec(text);
  if (match === null) return undefined;
  const name = match[1] as string;
  // “按语”, “按” and the like may begin an ordinary sentence: then no colon or bracket follows.
  const announced = /[:：】\])）]\s*$/u.test(match[0]);
  if (!announced && (match[0].length < text.length || name === '按')) return undefined;
  const at = match[0].indexOf(name);
  const opened = /[【[（(]/u.exec(match[0].slice(0, at));
  const partner = PARTNERS.get(opened?.[0] ?? '');
  const isClosed = /[】\])）]/u.test(match[0]);
  return {
    name,
    at,
    length: match[0].length,
    ...(opened !== null && partner !== undefined && !isClosed
      ? { bracket: { at: opened.index, partner } }
      : {}),
  };
}

/** Whether the text ends inside a bracket. */
function isOpen(text: string): boolean {
  const last = (marks: string) => Math.max(...[...marks].map((mark) => text.lastIndexOf(mark)));
  return last('（(《“') > last('）)》”');
}

/** Title and subtitle of a title line. */
export function splitTitle(text: string): { readonly title: string; readonly subtitle?: string } {
  const match = TITLE_DASH.exec(text.trim());
  // A dash in brackets is a span's, not a subtitle's: 某队（2017—2018）总结.
  if (match === null || isOpen(match[1] as string)) return { title: text.trim() };
  return { title: match[1] as string, subtitle: match[2] as string };
}

const SUBTITLE_WORDS =
  /(?:报道|摘编|摘要|纪实|侧记|综述|述评|访谈|调查|选登|发言|报告|实录|观感|随笔|试行本?|征求意见稿|讨论稿)[）)]?$/u;

const DASHED = /^\s{0,40}(?:[—―]{1,2}|--)\s{0,9}(\S.{1,80})$/u;
/** （2026年1月27日在某省第十四届人民代表大会第四次会议上） */
const MEETING =
  /^[（(]?\s{0,9}((?:\d{4}|[〇○零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日在[^。，；]{2,60}(?:会议|大会|全会|仪式|座谈会|论坛)上(?:的讲话|的报告|的发言|的致辞)?)\s{0,9}[）)]?$/u;

/** The name of a digest's list of its pieces. */
export const DIGEST =
  /^(?:新闻|内容|本期|要闻|文章|今日)?(?:摘要|提要|要目|导读|主要内容|内容提要|本期看点)$/u;

/** A second title line that is the subtitle: it begins with a dash, or says what kind of text this is. */
export function subtitleLine(text: string): string | undefined {
  const dashed = DASHED.exec(text)?.[1];
  if (dashed !== undefined) return dashed;
  const meeting = MEETING.exec(text)?.[1];
  if (meeting !== undefined) return meeting;
  return text.length <= 40 &&
    SUBTITLE_WORDS.test(text) &&
    // 某社3月2日报道 opens the text.
    !/\d{1,2}月\d{1,2}日/u.test(text) &&
    !DIGEST.test(text) &&
    !/[:：。，,]/u.test(text)
    ? text
    : undefined;
}

/** Whether a line can be nothing but a subtitle, wherever it stands above the text: by its dash, or as a meeting's date and name. */
export function isSecondLine(text: string): boolean {
  return DASHED.test(text) || MEETING.test(text);
}

/** Columns and kinds of articles that stand above a title. */
const COLUMN =
  /(?:建言|观察|专栏|專欄|专题|專題|专刊|快报|快報|简报|簡報|专报|通报选|内参|参阅|盘点|特稿|专访|專訪|特别报道|视点|纵横|论坛|时评|快评|短评|社论|评论员文章|言论|来论|读者来信|记者手记|采访札记|一线调查|深度报道|新春走基层)$/u;
/** Words of a site's menu: none of them stands above a title. */
const MENU_WORD =
  /^(?:首页|新闻|要闻|时政|国内|国际|社会|财经|体育|娱乐|科技|登录|注册|正文|当前位置)$/u;

/** A line above the title (引题): a column's or a bulletin's name. */
export function isKicker(text: string): boolean {
  const solid = withoutSpaces(text);
  if (text.split(/[\s|｜>›»/]+/u).some((word) => MENU_WORD.test(word))) return false;
  return (/[|｜]/u.test(text) || COLUMN.test(solid)) && [...solid].length <= 20;
}
