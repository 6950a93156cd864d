/** A title line that holds a subtitle behind a dash: `新形势 新局面——某会议发言摘编`. */
const TITLE_DASH = /^(.{2,60}?)\s*(?:——|--)\s*(\S.{1,80})$/u;

/** The words that announce an editor's note, in all their forms. */
const EDITORS_NOTE =
  /^\s*[【[（(]?\s*(编者按|編者按|编者的话|編者的話|编者注|編者註|按语|按語|编辑按|編輯按|编前语|编前话|按)\s*[】\])）]?\s*[:：]?\s*/u;

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
  const name = match[1] as string;
  // “按语”, “按” and the like may begin an ordinary sentence: then no colon or bracket follows.
  const announced = /[:：】\])）]\s*$/u.test(match[0]);
  if (!announced && (match[0].length < text.length || name === '按')) return undefined;
  return { name, at: match[0].indexOf(name), length: match[0].length };
}

/** Title and subtitle of a title line. */
export function splitTitle(text: string): { readonly title: string; readonly subtitle?: string } {
  const match = TITLE_DASH.exec(text.trim());
  if (match === null) return { title: text.trim() };
  return { title: match[1] as string, subtitle: match[2] as string };
}

const SUBTITLE_WORDS =
  /(?:报道|摘编|摘要|纪实|侧记|综述|述评|访谈|调查|选登|发言|报告|实录|观感|随笔|试行本?|征求意见稿|讨论稿)[）)]?$/u;

/** A second title line that is the subtitle: it begins with a dash, or says what kind of text this is. */
export function subtitleLine(text: string): string | undefined {
  const dashed = /^\s*(?:——|--|—)\s*(\S.{1,80})$/u.exec(text)?.[1];
  if (dashed !== undefined) return dashed;
  return text.length <= 40 && SUBTITLE_WORDS.test(text) && !/[:：。，,]/u.test(text)
    ? text
    : undefined;
}

/** A line above the title (引题): a column's or a bulletin's name. */
export function isKicker(text: string): boolean {
  const solid = text.replace(/[\s\u3000]/gu, '');
  return (
    (/[|｜]/u.test(text) ||
      /(?:建言|观察|专栏|专题|专刊|快报|简报|专报|通报选|内参|参阅|盘点)$/u.test(solid)) &&
    [...solid].length <= 20
  );
}

export type InformationKind = 'source' | 'date' | 'byline' | 'editor' | 'issue' | 'tail';

/** What a line between title and text, or at the end, tells about the text. */
export interface MetadataLine {
  readonly as: InformationKind;
  readonly sourceName?: string;
  readonly date?: string;
  readonly publisher?: string;
  readonly creators?: readonly { readonly name: string; readonly role?: string }[];
  /** False where the line could be something else and only its neighbours tell. */
  readonly strong?: boolean;
  readonly tail?: {
    readonly report?: string;
    readonly send?: string;
    readonly distribute?: string;
    readonly copies?: number;
  };
}

const DATE = /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?/u;
/** A date, with a time, and what announces it; nothing else. */
const WHOLE_DATE =
  /^[（(]?\s*(?:(?:发布|发表|更新|发稿)?(?:时间|日期|于)?\s*[:：]?\s*)?\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?(?:\s*(?:星期.|周.))?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?\s*[）)]?$/u;
const CHINESE_DATE =
  /^[（(]?[二〇○零一九][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?[）)]?$/u;
const SOURCE = /^(?:来源|來源|稿源|信息来源|文章来源|转自|摘自)\s*[:：]\s*(\S.{1,29})$/u;
const NAMES =
  '[\\p{Script=Han}·]{2,6}(?:[\\s、，,\\u3000]+(?!整理|摄影?|文[）)])[\\p{Script=Han}·]{2,6}){0,5}';
const BYLINES: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(
      `^[（(]?\\s*(?:[\\p{Script=Han}]{0,8}(?:记者|通讯员|特约撰稿人)|作者|撰文|撰稿|执笔|文|图|图\\/文|文\\/图|文字)\\s*[:：/]?\\s*(${NAMES})\\s*(?:整理|文|摄|撰稿|报道)?\\s*[）)]?$`,
      'u',
    ),
    'aut',
  ],
  [
    new RegExp(
      `^[（(]?\\s*(?:(?:责任编辑|責任編輯|责编|值班编辑)\\s*[:：]?|(?:编辑|审核|校对|审校|监制|主编)\\s*[:：])\\s*(${NAMES})\\s*[）)]?$`,
      'u',
    ),
    'edt',
  ],
];
const ISSUE =
  /^[（(]?\s*(?:总?第\s*\d+\s*期|第\s*\d+\s*版|第\s*[一二三四五六七八九十\d]+\s*期)\s*[）)]?$/u;
const OFFICE_BYLINE =
  /^([\p{Script=Han}]{2,24}(?:组|室|局|厅|委|部|办|社|中心|办公室|研究院|委员会|处))\s*(?:编印|编发|编|供稿|主办|印发|整理)?$/u;
const PAPER =
  /^([\p{Script=Han}“”]{2,14}(?:报|社|网|周刊|杂志|日报|晚报|时报|发布|在线|周报|月刊))$/u;
const ORIGINAL = /^(?:原创|发表于[\p{Script=Han}]{2,6}|首发)$/u;
const TAILS: readonly (readonly [RegExp, 'report' | 'send' | 'distribute'])[] = [
  [/^报\s*[:：]\s*(\S.*)$/u, 'report'],
  [/^送\s*[:：]\s*(\S.*)$/u, 'send'],
  [/^发\s*[:：]\s*(\S.*)$/u, 'distribute'],
];
const COPIES = /^[（(]?\s*共印\s*(\d+)\s*份\s*[）)]?$/u;

/** A page's tools beside its date: no information, and no text. */
const TOOLS =
  /^(?:字体|字号|大小|打印(?:本页)?|关闭(?:窗口)?|收藏|分享(?:到|至)?|点击(?:量|数)?|浏览(?:次数|量)?|阅读(?:量|数)?|微信|微博|扫一扫|[大中小【】[\]()（）\s:：\d])+$/u;

/** The longest line that is read as information rather than text, in characters. */
const LONGEST = 80;

/** Reads a line of information, part by part; undefined where any part of it is text. */
export function metadataLine(text: string): MetadataLine | undefined {
  const line = text.trim();
  if (line === '' || line.length > LONGEST) return undefined;
  const tail = tailLine(line);
  if (tail !== undefined) return tail;
  if (/[。！？；]/u.test(line)) return undefined;
  const whole = part(line);
  // A name that could be a paper's, or an office's, says nothing alone: it may be the title.
  if (whole !== undefined && whole.strong !== false) return whole;
  const parts = partsOf(line)
    .filter((one) => !TOOLS.test(one))
    .map((one) => part(one));
  if (parts.length < 2 || parts.some((one) => one === undefined)) return undefined;
  const found = parts as MetadataLine[];
  // A name alone says nothing; beside a date or a source it does.
  if (
    !found.some(
      ({ date, sourceName, as }) =>
        date !== undefined || sourceName !== undefined || as === 'editor',
    )
  )
    return undefined;
  const first = <Key extends keyof MetadataLine>(key: Key) =>
    found.find((one) => one[key] !== undefined)?.[key];
  const date = first('date');
  const sourceName = first('sourceName');
  const publisher = first('publisher');
  return {
    as: found[0]?.as ?? 'source',
    ...(date !== undefined && { date }),
    ...(sourceName !== undefined && { sourceName }),
    ...(publisher !== undefined && { publisher }),
    creators: found.flatMap(({ creators = [] }) => creators),
  };
}

function tailLine(line: string): MetadataLine | undefined {
  for (const [pattern, key] of TAILS) {
    const found = pattern.exec(line)?.[1];
    if (found !== undefined) return { as: 'tail', tail: { [key]: found } };
  }
  const copies = COPIES.exec(line)?.[1];
  return copies === undefined ? undefined : { as: 'tail', tail: { copies: Number(copies) } };
}

/** `2022-07-14 08:31:27  来源:江州日报  作者:顾明轩` → its three parts. */
function partsOf(line: string): readonly string[] {
  if (line.startsWith('原创'))
    return line
      .replace(/(?<=\d)\s+(?=\d{1,2}:\d{2})/u, 'T')
      .split(/\s+/u)
      .map((one) => one.replace('T', ' '));
  return line
    .replace(/(?<=[\d日])\s+(?=\d{1,2}:\d{2})/gu, 'T')
    .split(
      /\s*[|｜]\s*|[\s\u3000]{2,}|\s+(?=(?:来源|作者|责任编辑|编辑|发布|时间|更新时间|发布时间|发表于|记者|字体|字号|打印|关闭|浏览|点击|分享|阅读|扫一扫|\d{4}[-年/.]))|(?<=^原创|日)\s+|(?<=日|\d)\s+(?=[\p{Script=Han}])/u,
    )
    .flatMap((one) => (/^[\p{Script=Han}]+ [\p{Script=Han}]+$/u.test(one) ? one.split(' ') : [one]))
    .map((one) => one.replace(/T(?=\d{1,2}:)/u, ' ').trim())
    .filter((one) => one !== '');
}

function part(text: string): MetadataLine | undefined {
  for (const [pattern, role] of BYLINES) {
    const found = pattern.exec(text)?.[1];
    if (found !== undefined && isNamed(text, found)) {
      const creators = names(found).map((name) => ({ name, role }));
      return { as: role === 'edt' ? 'editor' : 'byline', creators };
    }
  }
  const source = SOURCE.exec(text)?.[1];
  if (source !== undefined && !/\s/u.test(source)) return { as: 'source', sourceName: source };
  const date = isoDate(text);
  if (date !== undefined && WHOLE_DATE.test(text)) return { as: 'date', date };
  if (CHINESE_DATE.test(text)) return { as: 'date' };
  if (ISSUE.test(text) || ORIGINAL.test(text)) return { as: 'issue' };
  const paper = PAPER.exec(text)?.[1];
  if (paper !== undefined) return { as: 'source', sourceName: paper, strong: false };
  const office = OFFICE_BYLINE.exec(text)?.[1];
  if (office !== undefined) {
    return {
      as: 'byline',
      publisher: office,
      strong: /(?:编印|编发|编|供稿|主办|印发)$/u.test(text),
    };
  }
  if (/^[\p{Script=Han}·]{2,4}$/u.test(text)) {
    return { as: 'byline', creators: [{ name: text, role: 'aut' }], strong: false };
  }
  return undefined;
}

/** The surnames of nine in ten: a line of two to four characters that begins with none is no name. */
const SURNAMES = new Set(
  '王李张劉刘陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯乔喬石柳',
);

/** Whether what follows 记者 is a name: something parts them, or it begins with a surname. */
function isNamed(text: string, name: string): boolean {
  const before = text.slice(0, text.indexOf(name));
  return /[\s\u3000:：/]$/u.test(before) || SURNAMES.has(name[0] ?? '');
}

/** A line right behind the title that is nothing but a name: of a person, or of an office. */
export function nameLine(text: string): MetadataLine | undefined {
  const solid = text.replace(/[\s\u3000]/gu, '');
  if (/^[\p{Script=Han}·]{2,4}$/u.test(solid) && SURNAMES.has(solid[0] ?? ''))
    return { as: 'byline', creators: [{ name: solid, role: 'aut' }] };
  const office = OFFICE_BYLINE.exec(text.trim())?.[1];
  return office === undefined
    ? undefined
    : { as: 'byline', creators: [{ name: office, role: 'aut' }] };
}

/** The paper whose report begins with 新华社北京9月4日电. The line itself is text. */
export function datelineSource(text: string): string | undefined {
  return /^[（(]?\s*([\p{Script=Han}]{2,10}?(?:社|报|网))[\p{Script=Han}]{0,8}\d{1,2}月\d{1,2}日(?:电|讯|消息)/u.exec(
    text,
  )?.[1];
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
