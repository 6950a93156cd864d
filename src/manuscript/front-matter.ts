/** A title line that holds a subtitle behind a dash: `新形势 新局面——某会议发言摘编`. */
const TITLE_DASH = /^(.{2,60}?)\s*(?:——|--)\s*(\S.{1,80})$/u;

/** The words that announce an editor's note, in all their forms. */
const EDITORS_NOTE =
  /^\s*[【[（(]?\s*(编者按|編者按|编者的话|編者的話|编者注|編者註|按语|按語|编辑按|編輯按|编前语|编前话)\s*[】\])）]?\s*[:：]?\s*/u;

export interface EditorsNoteStart {
  /** `编者按` */
  readonly name: string;
  /** Where the name stands in the line. */
  readonly at: number;
  /** UTF-16 units of the line that the announcement takes. */
  readonly length: number;
}

/** Whether a line begins an editor's note. */
export function editorsNoteStart(text: string): EditorsNoteStart | undefined {
  const match = EDITORS_NOTE.exec(text);
  if (match === null) return undefined;
  // “按语” and the like may begin an ordinary sentence: then no colon or bracket follows.
  if (match[0].length < text.length && !/[:：】\])）]\s*$/u.test(match[0])) return undefined;
  const name = match[1] as string;
  return { name, at: match[0].indexOf(name), length: match[0].length };
}

/** Title and subtitle of a title line. */
export function splitTitle(text: string): { readonly title: string; readonly subtitle?: string } {
  const match = TITLE_DASH.exec(text.trim());
  if (match === null) return { title: text.trim() };
  return { title: match[1] as string, subtitle: match[2] as string };
}

/** A second title line that begins with a dash is the subtitle. */
export function subtitleLine(text: string): string | undefined {
  return /^\s*(?:——|--|—)\s*(\S.{1,80})$/u.exec(text)?.[1];
}

/** What a line between title and text, or at the end, tells about the text. */
export interface MetadataLine {
  readonly as: 'source' | 'date' | 'byline' | 'editor';
  readonly sourceName?: string;
  readonly date?: string;
  readonly creators?: readonly { readonly name: string; readonly role?: string }[];
}

const DATE = /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?/u;
const WHOLE_DATE =
  /^(?:(?:发布|发表|更新)?(?:时间|日期)\s*[:：]\s*)?\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?$/u;
const SOURCE = /(?:来源|來源|稿源|信息来源|文章来源)\s*[:：]\s*([^\s|｜:：，。]{2,30})/u;
const BYLINE =
  /^(?:(?:本报|本刊|本社|新华社|人民网|中新社)?(?:记者|通讯员)|作者|文|文\/图)\s*[:：/]?\s*([\p{Script=Han}·]{2,4}(?:[\s、，,\u3000]+[\p{Script=Han}·]{2,4}){0,5})$/u;
const EDITOR =
  /^[（(]?\s*(?:责任编辑|責任編輯|责编|编辑|审核|校对)\s*[:：]\s*([\p{Script=Han}·]{2,4}(?:[\s、，,]+[\p{Script=Han}·]{2,4}){0,3})\s*[）)]?$/u;

/** The longest line that is read as information rather than text, in characters. */
const LONGEST = 80;

/** Reads a line of information; undefined where it is text. */
export function metadataLine(text: string): MetadataLine | undefined {
  const line = text.trim();
  if (line.length > LONGEST || /[。！？]$/u.test(line)) return undefined;
  const editor = EDITOR.exec(line)?.[1];
  if (editor !== undefined)
    return { as: 'editor', creators: names(editor).map((name) => ({ name, role: 'edt' })) };
  const byline = BYLINE.exec(line)?.[1];
  if (byline !== undefined)
    return { as: 'byline', creators: names(byline).map((name) => ({ name, role: 'aut' })) };
  const date = isoDate(line);
  const source = SOURCE.exec(line)?.[1];
  if (source !== undefined)
    return { as: 'source', sourceName: source, ...(date !== undefined && { date }) };
  if (date !== undefined && WHOLE_DATE.test(line)) return { as: 'date', date };
  return undefined;
}

function names(text: string): readonly string[] {
  return text.split(/[\s、，,\u3000]+/u).filter((name) => name !== '');
}

/** The ISO date in `text`, where one stands in it. */
export function isoDate(text: string): string | undefined {
  const match = DATE.exec(text);
  if (match === null) return undefined;
  const [, year = '', month = '', day = ''] = match;
  const valid = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
  return valid ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : undefined;
}
