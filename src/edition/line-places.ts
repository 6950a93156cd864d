import type { Nodes, Paragraph } from 'mdast';
import { plainText } from '../model/markdown/plain-text.js';

/** Where a line of its own stands: at the right edge, or at the left one without an indent. */
export type LineAlignment = 'end' | 'flush';

/** ——编　者; —— 《呐喊·自序》: a source or a name, and no sentence. */
const ATTRIBUTION = /^—{1,2}[ \u3000]?[^—]/u;
const SENTENCE_END = /[。！？!?…：；，、]["”’）]?$/u;
const LONGEST_LINE = 28;

/** 二〇二四年三月十八日, 2024年3月18日, 2024-03-18, 2024年3月, with or without brackets. */
const DATE =
  /^[（(]?(?:[\d〇零○一二三四五六七八九十]{2,4}年[\d一二三四五六七八九十元]{1,3}月(?:[\d一二三四五六七八九十]{1,3}[日号])?|\d{4}[-./]\d{1,2}[-./]\d{1,2})(?:[于於].{1,8})?[）)]?$/u;
/** Who signs without a date below. */
const SIGNER =
  /^(?:本[刊报书社])?(?:编\s{0,2}者|编辑部|编辑室|编委会|编写组|作\s{0,2}者|译\s{0,2}者|編\s{0,2}者|編輯部|譯\s{0,2}者)$/u;
/** A signature has no mark but those inside a name. */
const NO_SIGNATURE = /[，。；：！？…“”]/u;
const LONGEST_SIGNATURE = 24;
const MOST_SIGNATURES = 4;

/** 尊敬的各位代表：, 王同志： — at the edge, as letters have it; 敬礼 below 此致. */
const SALUTATION =
  /^(?:尊敬的|敬爱的|亲爱的|各位)?[^，。；：]{1,20}(?:先生|女士|同志|同志们|朋友|朋友们|老师|代表|来宾|读者|读者们|你好|您好|兄|弟)[：:！]$/u;
const CLOSING = /^此\s{0,2}致[！!]?$/u;
const WISH = /^敬\s{0,2}礼[！!]?$/u;

/** Whether a text is a letter's 敬礼, which stays with the 此致 above it. */
export function isWish(text: string): boolean {
  return WISH.test(text);
}

/**
 * The paragraphs among `nodes`, the children of a division, a quotation or the like, that stand at an edge: attributions
 * and signatures with their dates at the right one; a letter's salutation and its 敬礼 at the left one.
 */
export function linePlaces(nodes: readonly Nodes[]): ReadonlyMap<Nodes, LineAlignment> {
  const places = new Map<Nodes, LineAlignment>();
  nodes.forEach((node, index) => {
    if (node.type !== 'paragraph') return;
    const [first] = node.children;
    if (first?.type !== 'text') return;
    if (first.value.startsWith('—') && isAttribution(node, nodes[index - 1], nodes[index + 1]))
      places.set(node, 'end');
    else if (isWish(first.value) && CLOSING.test(textOf(nodes[index - 1])))
      places.set(node, 'flush');
    else if (isSalutation(node, nodes[index - 1])) places.set(node, 'flush');
  });
  for (const node of signatures(nodes)) places.set(node, 'end');
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
  return textOf(node).startsWith('—');
}

function isSalutation(node: Paragraph, before: Nodes | undefined): boolean {
  const [first] = node.children;
  if (node.children.length > 1 || first?.type !== 'text' || first.value.length > LONGEST_SIGNATURE)
    return false;
  return (before === undefined || before.type === 'heading') && SALUTATION.test(first.value);
}

/** The last lines of a text where they are names with a date below or above, or 编者. */
function signatures(nodes: readonly Nodes[]): readonly Nodes[] {
  const last = nodes.findLastIndex(
    ({ type }) => type !== 'footnoteDefinition' && type !== 'definition',
  );
  const lines: Nodes[] = [];
  for (let at = last; at > 0 && lines.length < MOST_SIGNATURES; at--) {
    const node = nodes[at] as Nodes;
    if (node.type !== 'paragraph' || !isSignature(plainText(node))) break;
    lines.unshift(node);
  }
  const dated = lines.some((line) => DATE.test(plainText(line)));
  if (dated) return lines;
  return lines.length === 1 && SIGNER.test(plainText(lines[0] as Nodes).trim()) ? lines : [];
}

function isSignature(text: string): boolean {
  return DATE.test(text) || (text.length <= LONGEST_SIGNATURE && !NO_SIGNATURE.test(text));
}

function textOf(node: Nodes | undefined): string {
  return node?.type === 'paragraph' ? plainText(node).trim() : '';
}
