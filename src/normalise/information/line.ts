import { withoutSpaces } from '../../model/white-space.js';
import { isToolPart, withoutTools } from '../noise/tool-parts.js';
import { byline, isEditorial, speaker } from './bylines.js';
import type { Credit } from './credit.js';
import { CHINESE_DATE, isoDate, WHOLE_DATE } from './dates.js';
import { isDocumentNumber } from './document-number.js';
import { issueNumbers } from './issue.js';
import { beginsWithSurname } from './surnames.js';

export type InformationKind =
  | 'title'
  | 'source'
  | 'date'
  | 'byline'
  | 'editor'
  | 'issue'
  | 'tail'
  | 'caption';

/** The facts about the text in a line between title and text, or at the end. */
export interface MetadataLine {
  readonly as: InformationKind;
  readonly sourceName?: string;
  readonly date?: string;
  readonly publisher?: string;
  readonly creators?: readonly Credit[];
  /** Of a periodical or a briefing: 12, 第47期. */
  readonly issue?: string;
  readonly totalIssue?: string;
  /** False where the line could be something else and only its neighbours show what it is. */
  readonly strong?: boolean;
  readonly tail?: {
    readonly report?: string;
    readonly send?: string;
    readonly distribute?: string;
    readonly copies?: number;
  };
}

const SOURCE = /^(?:来源|來源|稿源|信息来源|文章来源|新闻来源|转自|摘自)\s*[:：]\s*(\S.{1,29})$/u;
const OFFICE_BYLINE =
  /^([\p{Script=Han}]{2,24}(?:组|室|局|厅|委|部|办|社|中心|办公室|研究院|委员会|处|管理所|研究所|管理站|指挥部|编辑部))\s*(?:编印|编发|编|供稿|主办|印发|整理)?$/u;
const PAPER =
  /^([\p{Script=Han}“”]{2,14}(?:报|社|网|周刊|杂志|日报|晚报|时报|发布|在线|周报|月刊))$/u;
const ORIGINAL = /^(?:原创|发表于[\p{Script=Han}]{2,6}|首发)$/u;
const TAILS: readonly (readonly [RegExp, 'report' | 'send' | 'distribute'])[] = [
  [/^(?:报|主报|呈报)\s*[:：]\s*(\S.*)$/u, 'report'],
  [/^(?:送|抄送|主送|抄报)\s*[:：]\s*(\S.*)$/u, 'send'],
  [/^(?:发|下发|抄发)\s*[:：]\s*(\S.*)$/u, 'distribute'],
];
const COPIES = /^[（(]?\s*共印\s*(\d+)\s*份\s*[）)]?$/u;
/** The longest line that is read as information rather than text, in characters. */
const LONGEST = 80;
const LONGEST_WITH_TOOLS = 140;

/** Reads a line of information, part by part; undefined where any part of it is text. */
export function metadataLine(text: string): MetadataLine | undefined {
  if (text.length > LONGEST_WITH_TOOLS) return undefined;
  // A page's tools beside its date are no information, and no text.
  const line = unbracketed(withoutTools(text.trim()));
  if (line === '' || line.length > LONGEST) return undefined;
  const tail = tailLine(line);
  if (tail !== undefined) return tail;
  if (/[。！？；]/u.test(line)) return undefined;
  const whole = partOfLine(line);
  // A name that could be a paper's, or an office's, says nothing alone: it may be the title.
  if (whole !== undefined && whole.strong !== false) return whole;
  const parts = lineParts(line)
    .filter((one) => !isToolPart(one))
    .map((one) => partOfLine(one));
  if (parts.length < 2 || parts.some((one) => one === undefined)) return undefined;
  const metadata = parts as MetadataLine[];
  // A name alone says nothing; beside a date or a source it does.
  const speaks = metadata.some(
    ({ date, sourceName, as, issue, strong }) =>
      strong !== false &&
      (date !== undefined || sourceName !== undefined || as === 'editor' || issue !== undefined),
  );
  return speaks ? together(metadata) : undefined;
}

/** 【来源：某网】　【作者：某人】 → what stands in the brackets. */
function unbracketed(line: string): string {
  return /^(?:【[^【】:：]{1,40}[:：][^【】]{1,40}】\s*)+$/u.test(line)
    ? line.replace(/[【】]/gu, '  ').trim()
    : line;
}

function together(parts: readonly MetadataLine[]): MetadataLine {
  // The first part that gives a key gives its value.
  const { strong: _, ...all } = Object.assign({}, ...[...parts].reverse()) as MetadataLine;
  const creators = parts.flatMap((one) => one.creators ?? []);
  return { ...all, as: parts[0]?.as ?? 'source', creators };
}

function tailLine(line: string): MetadataLine | undefined {
  for (const [pattern, key] of TAILS) {
    const value = pattern.exec(line)?.[1];
    if (value !== undefined) return { as: 'tail', tail: { [key]: value } };
  }
  const copies = COPIES.exec(line)?.[1];
  return copies === undefined ? undefined : { as: 'tail', tail: { copies: Number(copies) } };
}

/** `2022-07-14 08:31:27  来源:江州日报  作者:顾明轩` → its three parts. */
function lineParts(line: string): readonly string[] {
  if (line.startsWith('原创'))
    return line
      .replace(/(?<=\d)\s+(?=\d{1,2}:\d{2})/u, 'T')
      .split(/\s+/u)
      .map((one) => one.replace('T', ' '));
  return (
    line
      // 时间: 2024-03-15 is one part.
      .replace(/(?<=[:：])[ \u3000](?=\d)/gu, '')
      .replace(/(?<=[\d日])\s+(?=\d{1,2}:\d{2})/gu, 'T')
      .split(
        /\s*[|｜]\s*|[\s\u3000]{2,}|\s+(?=(?:来源|作者|责任编辑|责编|编辑|校对|发布|时间|更新时间|发布时间|发表于|记者|字体|字号|打印|关闭|浏览|点击|分享|阅读|扫一扫|总?第|\d{4}[-年/.]))|(?<=^原创|日|期)\s+|(?<=日|\d)\s+(?=[\p{Script=Han}])/u,
      )
      .flatMap((one) =>
        /^[\p{Script=Han}]+ [\p{Script=Han}]+$/u.test(one) ? one.split(' ') : [one],
      )
      .map((one) => one.replace(/T(?=\d{1,2}:)/u, ' ').trim())
      .filter((one) => one !== '')
  );
}

function partOfLine(text: string): MetadataLine | undefined {
  const creators = byline(text);
  if (creators !== undefined) return { as: isEditorial(creators) ? 'editor' : 'byline', creators };
  const person = speaker(text);
  if (person !== undefined) return { as: 'byline', creators: [person] };
  const source = SOURCE.exec(text)?.[1];
  // 来源：江州日报 江州新闻网: the page's own name stands behind the source's.
  const [name = '', ...sites] = source?.split(/\s+/u) ?? [];
  if (source !== undefined && sites.length < 3 && sites.every((site) => PAPER.test(site)))
    return { as: 'source', sourceName: name };
  const date = isoDate(text);
  if (date !== undefined && WHOLE_DATE.test(text)) return { as: 'date', date };
  if (CHINESE_DATE.test(text)) return { as: 'date' };
  const numbers = issueNumbers(text);
  if (numbers !== undefined) return { as: 'issue', ...numbers };
  if (ORIGINAL.test(text) || isDocumentNumber(text)) return { as: 'issue' };
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

/** A line right behind the title that is nothing but a name: of a person, or of an office. */
export function nameLine(text: string): MetadataLine | undefined {
  const solid = withoutSpaces(text);
  if (/^[\p{Script=Han}·]{2,4}$/u.test(solid) && beginsWithSurname(solid))
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
