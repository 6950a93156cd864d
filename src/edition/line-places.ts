import type { Nodes, Paragraph, PhrasingContent } from 'mdast';
import { plainText } from '../model/markdown/plain-text.js';

/** Where a line of its own stands: at the right edge, or at the left one without an indent. */
export type LineAlignment = 'end' | 'flush';

/** ——编　者; —— 《呐喊·自序》: a source or a name, and no sentence. */
const ATTRIBUTION = /^—{1,2}[ \u3000]?[^—]/u;
const SENTENCE_END = /[。！？!?…：；，、]["”’）]?$/u;
const LONGEST_LINE = 28;

const MONTH_AND_DAY =
  '[\\d一二三四五六七八九十元正冬腊臘]{1,3}月(?:[\\d一二三四五六七八九十初廿]{1,3}[日号號]?)?[晨午晚夜]?';
/** Of the old calendar: 白露, 立秋后三日, 仲夏, 除夕. */
const SEASON =
  '(?:[立春夏秋冬小大][春夏秋冬寒暑雪满滿]|雨水|[惊驚][蛰蟄]|[春秋]分|清明|[谷穀]雨|芒种|[夏冬]至|[处處]暑|白露|寒露|霜降|' +
  '[孟仲季暮初深][春夏秋冬]|[春夏秋冬]日?|元旦|元宵|端午|七夕|中秋|重[阳陽]|除夕|[国國][庆慶])' +
  '(?:[前后後][一二三四五六七八九十]日|[节節])?';
/** 二〇二四年三月十八日, 2024年3月18日夜, 2024-03-18, 2024年3月, 二〇二三年白露, with or without brackets. */
const DATE = new RegExp(
  `^[（(]?(?:[\\d〇零○一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥]{2,4}年(?:${MONTH_AND_DAY}|${SEASON})|` +
    '\\d{4}[-./]\\d{1,2}[-./]\\d{1,2})(?:[，,]?[于於].{1,8})?[）)]?$',
  'u',
);
/** A name that signs without a date below it. */
const SIGNER =
  /^(?:本[刊报书社])?(?:编\s{0,2}者|编辑部|编辑室|编委会|编写组|作\s{0,2}者|译\s{0,2}者|編\s{0,2}者|編輯部|譯\s{0,2}者)$/u;
/** 你的朋友, 您的学生: in a letter, the name stands below it. */
const WARM_SIGNER = /^[你您]的[^，。；：！？…“”]{1,8}$/u;
/** A signature has no mark but those inside a name. */
const NO_SIGNATURE = /[，。；：！？…“”]/u;
const LONGEST_SIGNATURE = 24;
const MOST_SIGNATURES = 4;

/** 尊敬的各位代表：, 王同志： — at the edge, as letters have it. */
const SALUTATION =
  /^(?:尊敬的|敬爱的|亲爱的|各位)?[^，。；：]{1,20}(?:先生|女士|同志|同志们|朋友|朋友们|老师|师傅|教授|主任|博士|院士|同学|代表|来宾|读者|读者们|你好|您好|兄|弟|姐|妹|大人)[：:！]$/u;
/** 老陆： — a salutation where the text that it opens ends as a letter does. */
const SHORT_SALUTATION = /^[^，。；：？！,;:?!]{1,14}[：:]$/u;
/** 此致, 顺颂, 谨祝, 祝您: the line below it is the wish (敬礼, 冬安), and stands at the edge. */
const CLOSING =
  /^(?:此\s{0,2}致|[顺順即敬谨謹恭此并並]?[颂頌祝请請](?:您|你|您们|你们)?|专此|專此)[，,：:！!]?$/u;
const WISH = /^[^，。；：？！,;:?!]{2,12}[！!。]?$/u;

/** Whether a text opens a letter. Any other line at the left edge stays with the line above it. */
export function opensLikeLetter(text: string): boolean {
  return SALUTATION.test(text);
}

/** A letter's 敬礼 or 冬安, below its 此致 or 顺颂. */
function isWish(node: Nodes | undefined, before: Nodes | undefined): boolean {
  return WISH.test(paragraphText(node)) && CLOSING.test(paragraphText(before));
}

/**
 * The paragraphs among `nodes`, the children of a division, a quotation or the like, that stand at an edge: attributions
 * and signatures with their dates at the right one; a letter's salutation and its wish (敬礼, 冬安) at the left one.
 */
export function linePlaces(nodes: readonly Nodes[]): ReadonlyMap<Nodes, LineAlignment> {
  const places = new Map<Nodes, LineAlignment>();
  nodes.forEach((node, index) => {
    if (node.type !== 'paragraph') return;
    const [first] = node.children;
    if (first?.type !== 'text') return;
    if (first.value.startsWith('—') && isAttribution(node, nodes[index - 1], nodes[index + 1]))
      places.set(node, 'end');
    else if (isWish(node, nodes[index - 1])) places.set(node, 'flush');
  });
  for (const section of sectionsOf(nodes)) {
    const signed = signaturesOf(section);
    for (const node of signed) places.set(node, 'end');
    const [first] = section.nodes;
    const closes = signed.length > 0 || section.nodes.some((node) => places.get(node) === 'flush');
    if (first?.type === 'paragraph' && opensLetter(first, closes)) places.set(first, 'flush');
  }
  return places;
}

/** Rows of sentences that open with —— are a list of points or a dialogue. */
function isAttribution(
  node: Paragraph,
  before: Nodes | undefined,
  next: Nodes | undefined,
): boolean {
  const text = plainText(node);
  if (!ATTRIBUTION.test(text) || SENTENCE_END.test(text)) return false;
  if (text.length > LONGEST_LINE || opensWithDash(before) || opensWithDash(next)) return false;
  return before !== undefined && before.type !== 'heading';
}

function opensWithDash(node: Nodes | undefined): boolean {
  return paragraphText(node).startsWith('—');
}

/** The first line of a text or a section: 各位代表：, or any name where the section `closes` as a letter does. */
function opensLetter(node: Paragraph, closes: boolean): boolean {
  const [first] = node.children;
  if (node.children.length > 1 || first?.type !== 'text' || first.value.length > LONGEST_SIGNATURE)
    return false;
  return opensLikeLetter(first.value) || (closes && SHORT_SALUTATION.test(first.value));
}

/** What stands between two headings or strokes, or before the first one; `inside` a text that goes on behind it. */
interface Section {
  readonly nodes: readonly Nodes[];
  readonly inside: boolean;
}

function sectionsOf(nodes: readonly Nodes[]): readonly Section[] {
  const sections: Section[] = [];
  let start = 0;
  for (let end = 0; end <= nodes.length; end++) {
    const node = nodes[end];
    if (node !== undefined && node.type !== 'heading' && node.type !== 'thematicBreak') continue;
    sections.push({ nodes: nodes.slice(start, end), inside: node !== undefined });
    start = end + 1;
  }
  return sections;
}

/**
 * The last lines of a section where they are names with a date below or above, or 编者. Of a letter among others (`inside`
 * a text) only with a date, and below lines that it signs. Lines of one paragraph sign as paragraphs do.
 */
function signaturesOf({ nodes, inside }: Section): readonly Nodes[] {
  const last = nodes.findLastIndex(
    ({ type }) => type !== 'footnoteDefinition' && type !== 'definition',
  );
  const signed: Nodes[] = [];
  const lines: string[] = [];
  for (let at = last; at > 0 && lines.length < MOST_SIGNATURES; at--) {
    const node = nodes[at] as Nodes;
    const ended = node.type === 'paragraph' ? endedLines(node.children) : [];
    if (ended.length === 0 || !ended.every(isSignatureLine)) break;
    if (CLOSING.test(paragraphText(node)) || isWish(node, nodes[at - 1])) break;
    signed.unshift(node);
    lines.unshift(...ended);
  }
  if (lines.length > 1 && WARM_SIGNER.test(lines[0] as string)) return signed;
  const dates = lines.map((line) => DATE.test(line));
  if (inside) return dates.length > 1 && dates.indexOf(true) === dates.length - 1 ? signed : [];
  if (dates.includes(true)) return signed;
  return lines.length === 1 && SIGNER.test((lines[0] as string).trim()) ? signed : [];
}

/** The texts of a paragraph's lines, where its author has ended them. */
function endedLines(children: readonly PhrasingContent[]): readonly string[] {
  const lines: PhrasingContent[][] = [[]];
  for (const child of children) {
    if (child.type === 'break') lines.push([]);
    else lines.at(-1)?.push(child);
  }
  return lines.map((line) =>
    line
      .map((child) => plainText(child))
      .join('')
      .trim(),
  );
}

function isSignatureLine(text: string): boolean {
  return DATE.test(text) || (text.length <= LONGEST_SIGNATURE && !NO_SIGNATURE.test(text));
}

function paragraphText(node: Nodes | undefined): string {
  return node?.type === 'paragraph' ? plainText(node).trim() : '';
}
