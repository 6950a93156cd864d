import type { AsideReason } from '../../model/source.js';
import { Furniture, isLegalNotice, reasonByText } from './furniture.js';
import type { PageLine } from './page-lines.js';
import { elementText, type PageElement } from './page-tree.js';
import { proseOf } from './prose.js';

/** The role of a line of a page: part of the main text, or set aside with a reason. */
export type MainTextVerdict = 'main' | AsideReason;

/** The share of the prose around it from which a part of the page holds the text. */
const SHARE_OF_TEXT = 0.7;
/** The share of the whole page's prose from which a part is the text, even if it is named like furniture. */
const SHARE_OF_PAGE = 0.85;
/** The length of prose from which parts of one kind are parts of one text: posts, sections. */
const PART_OF_TEXT = 80;
/** A block with a greater share of links, and without prose, is a list of links. */
const MOST_LINKED_BLOCK = 0.5;
/** Elements that hold one paragraph: a text's container lies above them. */
const PARAGRAPHS = new Set([
  'p',
  'li',
  'dd',
  'dt',
  'blockquote',
  'pre',
  'span',
  'font',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'tr',
]);

interface Weight {
  /** UTF-16 units of prose outside links. */
  prose: number;
  all: number;
  linked: number;
}

const NOTHING: Readonly<Weight> = { prose: 0, all: 0, linked: 0 };

/** Elements whose content a reader does not see as text; the words of a drawing stand in its elements `<text>`. */
function unseenReason({ hidden, element }: PageLine): AsideReason | undefined {
  if (element.tag === 'text') return 'drawing';
  return hidden === true ? 'hidden' : undefined;
}

/**
 * Separates a page's main text from the rest by the place of its prose: it goes from the page's root down into the part
 * that holds most of the prose, until it is spread over paragraphs. Menus, comments and the like, which pages
 * name as such, and lists of links count for nothing. A page without prose is its own main text, but for its furniture.
 */
export function mainText(lines: readonly PageLine[]): readonly MainTextVerdict[] {
  const furniture = new Furniture(holdersOfText(lines));
  const reasonOf = lines.map(
    (line) => unseenReason(line) ?? furniture.reason(line.element) ?? reasonByText(line.text),
  );
  for (const index of datedLinks(lines)) reasonOf[index] ??= 'links';
  const weights = weigh(lines.filter((_, index) => reasonOf[index] === undefined));
  const root = rootOf(lines);
  const { main, answers } =
    root === undefined
      ? { main: undefined, answers: false }
      : partsOfText(densest(root, weights), weights, root, lines);
  const last = lines.findLastIndex(({ element }) => main !== undefined && isInside(element, main));
  const inside = new Map<PageElement, AsideReason | undefined>();
  const verdicts = lines.map((line, index): MainTextVerdict => {
    const reason = reasonOf[index];
    if (reason !== undefined) return reason;
    if (main === undefined) return 'main';
    if (!isInside(line.element, main))
      return answers && index > last ? 'comments' : besideReason(line);
    return (proseOf(line) === 0 && listReason(line.element, main, weights, inside)) || 'main';
  });
  return withoutLinkRuns(lines, verdicts);
}

/** The number of lines of links with dates that make a list of headlines or of replies. */
const FEWEST_DATED = 5;

/** Lines of lists whose lines nearly all begin with a link and have a date. */
function datedLinks(lines: readonly PageLine[]): readonly number[] {
  const lists = new Map<PageElement, number[]>();
  lines.forEach(({ element, text }, index) => {
    const list = outermostList(element);
    if (list === undefined || text === '') return;
    const known = lists.get(list);
    if (known === undefined) lists.set(list, [index]);
    else known.push(index);
  });
  return [...lists.values()].flatMap((indices) => {
    const dated = indices.filter((index) => {
      const { text, opensLinked } = lines[index] as PageLine;
      return opensLinked && /\d{1,2}[-/月]\d{1,2}|\d{1,2}:\d{2}/.test(text);
    });
    return dated.length >= Math.max(FEWEST_DATED, indices.length * 0.8) ? indices : [];
  });
}

/** The outermost list that a line is an item of. */
function outermostList(element: PageElement): PageElement | undefined {
  let list: PageElement | undefined;
  for (let at: PageElement | undefined = element; at !== undefined; at = at.parent)
    if (LISTS.has(at.tag)) list = at;
  return list;
}

const LISTS = new Set(['ul', 'ol', 'dl']);

/** The elements that hold nearly all prose of the page. */
function holdersOfText(lines: readonly PageLine[]): ReadonlySet<PageElement> {
  const weights = weigh(lines.filter(({ hidden }) => hidden !== true));
  const root = rootOf(lines);
  const whole = root === undefined ? 0 : (weights.get(root)?.prose ?? 0);
  return new Set(
    [...weights]
      .filter(([, { prose }]) => prose > whole * SHARE_OF_PAGE)
      .map(([element]) => element),
  );
}

/** Recognises links and notices of rights among the lines outside the text. */
function besideReason({ text, linked }: PageLine): AsideReason {
  if (linked > text.length * MOST_LINKED_BLOCK) return 'links';
  return isLegalNotice(text) ? 'footer' : 'beside';
}

function weigh(lines: readonly PageLine[]): ReadonlyMap<PageElement, Weight> {
  const weights = new Map<PageElement, Weight>();
  for (const line of lines) {
    const prose = proseOf(line);
    for (let at: PageElement | undefined = line.element; at !== undefined; at = at.parent) {
      const weight = weights.get(at) ?? { ...NOTHING };
      weight.prose += prose;
      weight.all += line.text.length;
      weight.linked += line.linked;
      weights.set(at, weight);
    }
  }
  return weights;
}

function rootOf(lines: readonly PageLine[]): PageElement | undefined {
  let at = lines[0]?.element;
  while (at?.parent !== undefined) at = at.parent;
  return at;
}

/** The innermost element that holds nearly all prose of those around it. */
function densest(root: PageElement, weights: ReadonlyMap<PageElement, Weight>): PageElement {
  const prose = (element: PageElement) => weights.get(element)?.prose ?? 0;
  let at = root;
  for (;;) {
    const children = at.children.filter((child): child is PageElement => child.kind === 'element');
    const best = children.reduce<PageElement | undefined>(
      (a, b) => (prose(b) > (a === undefined ? 0 : prose(a)) ? b : a),
      undefined,
    );
    if (best === undefined || prose(best) < prose(at) * SHARE_OF_TEXT) break;
    at = best;
  }
  while (PARAGRAPHS.has(at.tag) && at.parent !== undefined) at = at.parent;
  return at;
}

/** Names that show that the parts behind the first are answers to it. */
const ANSWERS = /回复|回帖|跟帖|发表于|发布时间|发表时间|楼主|\d\s{0,4}[楼#]|\bRe[:：]/iu;

/**
 * Where other elements of the same class at the same depth hold prose too, what holds them all: parts of one text. Of
 * a forum's page, whose first post holds most of the prose, the posts behind it are comments.
 */
function partsOfText(
  main: PageElement,
  weights: ReadonlyMap<PageElement, Weight>,
  root: PageElement,
  lines: readonly PageLine[],
): { readonly main: PageElement; readonly answers: boolean } {
  const kind = main.attributes.get('class');
  if (kind === undefined || kind.trim() === '') return { main, answers: false };
  const depth = depthOf(main);
  let common = main;
  let first: PageElement | undefined;
  for (const [element, { prose }] of weights) {
    if (prose < PART_OF_TEXT || element.tag !== main.tag) continue;
    if (element.attributes.get('class') !== kind || depthOf(element) !== depth) continue;
    first ??= element;
    while (!isInside(element, common) && common !== root) common = common.parent ?? root;
  }
  const answers =
    common !== main &&
    first === main &&
    lines.some(
      ({ element, text }) =>
        isInside(element, common) && !isInside(element, main) && ANSWERS.test(text),
    );
  return { main: answers ? main : common, answers };
}

function depthOf(element: PageElement): number {
  let depth = 0;
  for (let at = element.parent; at !== undefined; at = at.parent) depth++;
  return depth;
}

function isInside(element: PageElement, outer: PageElement): boolean {
  for (let at: PageElement | undefined = element; at !== undefined; at = at.parent)
    if (at === outer) return true;
  return false;
}

/** Whether a block of the main text, or one around it, is a list of links without prose. */
function listReason(
  element: PageElement,
  main: PageElement,
  weights: ReadonlyMap<PageElement, Weight>,
  seen: Map<PageElement, AsideReason | undefined>,
): AsideReason | undefined {
  if (element === main) return undefined;
  if (seen.has(element)) return seen.get(element);
  const { prose, all, linked } = weights.get(element) ?? NOTHING;
  const isList =
    all > 0 &&
    linked > all * MOST_LINKED_BLOCK &&
    prose < all / 4 &&
    !PARAGRAPHS.has(element.tag) &&
    !isLabelled(element, weights);
  const reason =
    (element.parent && listReason(element.parent, main, weights, seen)) ??
    (isList ? 'links' : undefined);
  seen.set(element, reason);
  return reason;
}

/** A label and its value are no longer together, UTF-16 units. */
const LONGEST_ROW = 80;
const LABEL = /^\p{L}[\p{L}\s（）()]{1,20}[：:]?$/u;

/** Whether a cell of links stands beside a short label without one: 国籍 | 韩国. It is a value, not a list. */
function isLabelled(cell: PageElement, weights: ReadonlyMap<PageElement, Weight>): boolean {
  const { tag, parent: row } = cell;
  if (tag !== 'td' || row?.tag !== 'tr') return false;
  const [label] = row.children.filter((child) => child.kind === 'element');
  if (label === undefined || label === cell) return false;
  return (
    (weights.get(row) ?? NOTHING).all <= LONGEST_ROW &&
    (weights.get(label) ?? NOTHING).linked === 0 &&
    LABEL.test(elementText(label).trim())
  );
}

/** Lines that are links, several together or outside the prose, are lists of links too, and so are their labels. */
function withoutLinkRuns(
  lines: readonly PageLine[],
  verdicts: readonly MainTextVerdict[],
): readonly MainTextVerdict[] {
  const isProse = lines.map((line, index) => verdicts[index] === 'main' && proseOf(line) > 0);
  const first = isProse.indexOf(true);
  const last = isProse.lastIndexOf(true);
  if (first < 0) return verdicts;
  const isLink = lines.map((line, index) => verdicts[index] === 'main' && isLinkLine(line));
  const listed = verdicts.map((verdict, index) => {
    if (isLink[index] !== true) return verdict;
    const together = isLink[index - 1] === true || isLink[index + 1] === true;
    return index < first || index > last || together ? 'links' : verdict;
  });
  return listed.map((verdict, index) =>
    verdict === 'main' &&
    listed[index + 1] === 'links' &&
    LABEL_OF_LINKS.test(lines[index]?.text ?? '')
      ? 'links'
      : verdict,
  );
}

/** The name over a list of links. */
const LABEL_OF_LINKS =
  /^[\s【[（(·■◆]*(?:相关|更多|推荐|热点|热门|延伸|最新|往期|今日|精彩|猜你)[^。，；]{0,8}$/u;
const DATES =
  /(?:[（([]\s{0,4})?\d{2,4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?(?:\s{0,4}\d{1,2}:\d{2}(?::\d{2})?\s{0,4}(?:[AP]M)?)?(?:\s{0,4}[)）\]])?/gu;

function isLinkLine({ text, linked, markup }: PageLine): boolean {
  if (linked === 0 || markup?.kind === 'heading') return false;
  const plain = text.replace(DATES, '').replace(/^[\s·•●■◆>»-]+/u, '');
  return linked > plain.length * MOST_LINKED_BLOCK;
}
