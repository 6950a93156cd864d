import type { PageLine } from './page-lines.js';
import { attribute, elementsOf, elementText, type PageElement } from './page-tree.js';
import { proseOf } from './prose.js';

/** A page's title: the line that shows it, or else what its head says. */
export type PageTitle =
  | {
      readonly index: number;
      /** What stands before it is none of the text: notices of the site. */
      readonly opens?: boolean;
    }
  | { readonly text: string };

const SHORTEST = 4;
const LONGEST = 100;
/** A line is the title that the head declares where it is at least this much of it. */
const SHARE = 0.4;
/** Words at the end of a `<title>` that name the site and not the text. */
const SITE =
  /(?:网|报|报社|新闻|频道|门户|在线|政府|首页|主页|中心|日报|晚报|论坛|博客|社区|官网|平台|客户端|百科|杂志|出版社|大学|学院|[a-z0-9]\.(?:com|cn|net|org)(?:\.cn)?)$/iu;

/**
 * The line that shows a page's title: what the head declares (og:title, `<title>`) and stands in an `<h1>` or before the
 * text's first prose; else the first `<h1>`. `open` says which lines may be it. Where no line shows the title, what
 * the head declares, the site's name taken off; undefined where it declares none.
 */
export function pageTitle(
  root: PageElement,
  lines: readonly PageLine[],
  open: (index: number) => boolean,
): PageTitle | undefined {
  const declared = declaredTitles(root);
  const first = lines.findIndex((line, index) => open(index) && proseOf(line) > 0);
  const end = first < 0 ? lines.length : first + 1;
  let best: { readonly index: number; readonly rank: number } | undefined;
  for (const [index, line] of lines.slice(0, end).entries()) {
    if (!open(index)) continue;
    const rank = rankOf(line, declared);
    if (rank > (best?.rank ?? 0)) best = { index, rank };
  }
  if (best !== undefined && best.rank >= DECLARED_RANK) return { index: best.index };
  const declaredHead = onlyHead(lines, open, (line) => rankOf(line, declared) > DECLARED_RANK);
  if (declaredHead !== undefined) return { index: declaredHead, opens: true };
  if (best !== undefined) return { index: best.index };
  const below = onlyHead(lines, open, ({ markup }) => markup?.level === 1);
  if (below !== undefined && rankOf(lines[below] as PageLine, declared) === HEAD_RANK)
    return { index: below, opens: true };
  const shown = lines
    .slice(0, end)
    .findLastIndex((line, index) => open(index) && looksLikeTitle(line));
  if (shown >= Math.max(0, end - NEAR)) return { index: shown };
  const text = declared
    .map(withoutSite)
    .find((one) => one !== undefined && !opensTrail(one, lines.slice(0, end)));
  if (text !== undefined) return { text };
  const above = lines.slice(0, Math.max(first, 0));
  const last = above.findLastIndex((_, index) => open(index));
  const line = lines[last];
  if (line === undefined || last < first - NEAR || !isPlainTitle(line)) return undefined;
  // Of several short lines the last may head the text's first section: the order of the text says which is the title.
  const others = above.slice(0, last).some((one, index) => open(index) && isPlainTitle(one));
  return others ? undefined : { index: last };
}

/** The only heading of a page that is `wanted`, where little prose stands before it: notices of the site. */
function onlyHead(
  lines: readonly PageLine[],
  open: (index: number) => boolean,
  wanted: (line: PageLine) => boolean,
): number | undefined {
  const heads = lines.flatMap((line, index) =>
    line.markup?.kind === 'heading' && wanted(line) ? [index] : [],
  );
  const [head = 0] = heads;
  if (heads.length !== 1 || !open(head)) return undefined;
  const prose = lines.map((line, index) => (open(index) ? proseOf(line) : 0));
  const sum = (some: readonly number[]) => some.reduce((all, one) => all + one, 0);
  return sum(prose.slice(0, head)) <= sum(prose) * MOST_BEFORE ? head : undefined;
}

/** Whether a text is the first step of the page's path (某网 > 论坛 > 正文): the site's name. */
function opensTrail(text: string, lines: readonly PageLine[]): boolean {
  return lines.some(
    (line) => /[>»›→]/u.test(line.text) && line.text.split(/[>»›→]/u)[0]?.trim() === text,
  );
}

/** A number or a mark before a heading inside a text: 一、 （二） 第三章 ◆ 【 */
const INNER_HEADING =
  /^(?:第?[一二三四五六七八九十百\d]{1,4}[章节回篇卷编部、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[●◆■★▲○◎◇□▶※【〔])/u;

/** Where the head names the site alone, the last short line above the text is its title. */
function isPlainTitle({ text, linked, picture }: PageLine): boolean {
  const length = [...text].length;
  return (
    picture === undefined &&
    linked === 0 &&
    length > SHORTEST &&
    length <= 50 &&
    !INNER_HEADING.test(text) &&
    !/[。；，：:]$|\d{4}[-/.年]\d|\d:\d{2}|[>»›→|｜]|[[［]/u.test(text)
  );
}

/** A title that the head doesn't declare stands no more lines before the text. */
const NEAR = 8;

/** Whether a line is set as titles are: large, bold, or in the middle. */
function looksLikeTitle({ text, linked, bold, markup, element, picture }: PageLine): boolean {
  const length = [...text].length;
  if (picture !== undefined || linked > 0 || length < SHORTEST || length > 50) return false;
  if (/[。；，：:]$|\d{4}[-/.年]\d/u.test(text)) return false;
  return (
    bold ||
    markup?.kind === 'heading' ||
    element.tag === 'center' ||
    /^center$/i.test(attribute(element, 'align')) ||
    /(?:^|[-_\s])(?:title|tit|bt|biaoti|headline)(?:[-_\s\d]|$)/i.test(names(element))
  );
}

/** Of a page's prose no more stands before its title. */
const MOST_BEFORE = 0.1;

/** A line that reads as the head declares; a heading that does has more. */
const DECLARED_RANK = 3;
/** An `<h1>` that reads as the head declares. */
const HEAD_RANK = 5;

/** The likelihood that a line is the title; 0: it is not. */
function rankOf(
  { text, linked, markup, picture, element }: PageLine,
  declared: readonly string[],
): number {
  const length = [...text].length;
  if (picture !== undefined || length < 2 || length > LONGEST || linked > text.length / 2) return 0;
  const isHead = markup?.kind === 'heading' && (markup.level ?? 9) === 1;
  const heading = solid(text);
  const match = declared.some((one) => isTitleOf(heading, one));
  if (match) {
    const isHeading = markup?.kind === 'heading' || /tit(?:le)?|head/i.test(names(element));
    return DECLARED_RANK + (isHead ? HEAD_RANK - DECLARED_RANK : isHeading ? 1 : 0);
  }
  return isHead && length >= SHORTEST ? 1 : 0;
}

/** Whether a line's letters are a declared title, or the part of it that is not the site's. */
function isTitleOf(heading: string, declared: string): boolean {
  const whole = solid(declared);
  if (heading === whole || titleParts(declared).some((part) => solid(part) === heading))
    return true;
  if (heading.length < SHORTEST) return false;
  if (whole.startsWith(heading) && heading.length >= whole.length * SHARE) return true;
  return titleParts(declared)
    .map(solid)
    .some(
      (part) =>
        part === heading ||
        (part.length >= SHORTEST &&
          heading.startsWith(part) &&
          part.length >= heading.length * 0.7),
    );
}

function names(element: PageElement): string {
  return `${attribute(element, 'class')} ${attribute(element, 'id')}`;
}

/** Letters and figures only: sites write marks and spaces of one title in many ways. */
function solid(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
}

/** og:title, and titles of other vocabularies, before `<title>`. */
function declaredTitles(root: PageElement): readonly string[] {
  const named: string[] = [];
  const titles: string[] = [];
  for (const element of elementsOf(root)) {
    if (element.tag === 'title' && titles.length === 0) titles.push(elementText(element));
    if (element.tag === 'meta') {
      const name = attribute(element, 'property') || attribute(element, 'name');
      if (/^(?:og:title|twitter:title|articletitle|dc\.title|title)$/i.test(name))
        named.push(attribute(element, 'content'));
    }
  }
  return [...named, ...titles]
    .map((one) => one.replace(/\s+/g, ' ').trim())
    .filter((one) => one !== '');
}

/** The marks that sites put between a text's title, its column and their own names. */
const SEPARATORS = /[_|｜»›>]|\s[-–—]+\s|--|::/;
/** The marks that blogs put before their own names; the titles of their pieces may hold other marks. */
const BLOG = /\s@\s|\s::\s/;

function titleParts(title: string): readonly string[] {
  return title
    .split(BLOG.test(title) ? BLOG : SEPARATORS)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** `河口早市添摊位_要闻_河口新闻网` → `河口早市添摊位`; undefined where only a site's or a column's name is left. */
function withoutSite(title: string): string | undefined {
  const parts = titleParts(title);
  const [first = ''] = parts;
  const trimmed = withoutTail(first);
  const isSite = SITE.test(trimmed) && parts.length > 1;
  const longest = parts.map(withoutTail).reduce((a, b) => (b.length > a.length ? b : a), '');
  const text = isSite ? longest : trimmed;
  return [...text].length >= SHORTEST && !(SITE.test(text) && [...text].length < 10)
    ? text
    : undefined;
}

/** `题目-新华网` → `题目`. */
function withoutTail(part: string): string {
  const pieces = part.split(/[-–—]/);
  let end = pieces.length;
  while (end > 1 && SITE.test((pieces[end - 1] ?? '').trim())) end--;
  return pieces.slice(0, end).join('-').trim();
}
