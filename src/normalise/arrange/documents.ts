import { type Group, groupText } from '../joins.js';
import { headingMarkEdits, headingText, type MarkdownSource } from '../markdown-source/index.js';

/** The title of the edition and the opening lines of each source, from the markup of Markdown sources. */
export interface MarkdownSources {
  /** Markdown's own headings, with their levels. */
  readonly levels: ReadonlyMap<Group, number>;
  /** The line that is the title. */
  readonly titleLine?: Group;
  /** The title, where no line gives it: that of the front matter, else the file's name. */
  readonly title?: string;
  /** Several files make one edition: a section each. */
  readonly many: boolean;
  /** No file of several has a heading of its own at its head: all headings stand below the files' names. */
  readonly belowNames: boolean;
  /** The first paragraph of each of several files, and the name that heads a file without a heading there. */
  readonly openings: ReadonlyMap<Group, string>;
}

/** A source's file, and the name that the book's list of chapters gives it. */
export interface SourceName {
  readonly file: string;
  readonly title?: string | undefined;
}

/** Puts the lines of an underlined heading together, and takes the marks of all headings away. */
export function joinHeadingLines(all: readonly Group[]): Group[] {
  const groups: Group[] = [];
  for (const group of all) {
    const [line] = group.lines;
    const before = groups.at(-1);
    if (line?.markdown?.underline === true && before !== undefined) {
      for (const one of group.lines) one.fate = 'joined';
      before.lines.push(...group.lines);
    } else groups.push(group);
  }
  for (const { lines } of groups)
    if (lines[0]?.markdown?.heading !== undefined) headingMarkEdits(lines);
  return groups;
}

export function readDocuments(
  groups: readonly Group[],
  sources: ReadonlyMap<number, MarkdownSource>,
  names: readonly SourceName[],
): MarkdownSources {
  const headings = groups.filter(({ lines }) => lines[0]?.markdown?.heading !== undefined);
  const depth = ({ lines }: Group) => lines[0]?.markdown?.heading ?? 1;
  const sourceOf = ({ lines }: Group) => lines[0]?.source ?? 0;
  const least = new Map<number, number>();
  /** By source, the headings of the first level. */
  const count = new Map<number, number>();
  for (const group of headings) {
    const source = sourceOf(group);
    if (depth(group) === 1) count.set(source, (count.get(source) ?? 0) + 1);
    least.set(source, Math.min(least.get(source) ?? 6, depth(group)));
  }
  const many = names.length > 1 && sources.size > 0;
  const firsts = new Map([...groups].reverse().map((group) => [sourceOf(group), group]));
  /**
   * Finds the heading of a file: its outermost level; its name, where its headings are all lower than the first level and text stands before
   * them or its front matter has another title; that title too, where several headings of the first level stand below it.
   */
  const topOf = (source: number) => {
    const outermost = least.get(source) ?? 1;
    const first = firsts.get(source);
    const opensWithText = first?.lines[0]?.markdown?.heading === undefined;
    const title = sources.get(source)?.front?.title;
    const isNamed =
      first !== undefined && title !== undefined && title !== headingText(groupText(first));
    if (isNamed && outermost === 1 && (count.get(source) ?? 0) > 1) return 0;
    return outermost > 1 && (opensWithText || isNamed) ? outermost - 1 : outermost;
  };
  const tops = new Map([...least.keys()].map((source) => [source, topOf(source)]));
  // Each of several files begins with its outermost level.
  const levels = new Map(
    headings.map((group) => [
      group,
      many ? depth(group) - (tops.get(sourceOf(group)) ?? 1) + 1 : depth(group),
    ]),
  );
  const [only] = sources.keys();
  if (many || only === undefined)
    return {
      levels,
      many,
      belowNames: many && levels.size > 0 && Math.min(...levels.values()) > 1,
      openings: many ? openingsOf(groups, sources, names) : new Map(),
    };
  const front = sources.get(only)?.front?.title;
  const outermost = headings.filter((group) => depth(group) === 1);
  const [first] = outermost;
  // Where several stand on the outermost level, one without text of its own is above them all.
  const isTitle =
    first !== undefined &&
    groups[0] === first &&
    (outermost.length === 1 || outermost[1] === groups[1]);
  if (isTitle && (front === undefined || front === headingText(groupText(first))))
    return { levels, titleLine: first, many, belowNames: false, openings: new Map() };
  const title = front ?? (headings.length > 0 ? documentTitle(names[only]) : undefined);
  return {
    levels,
    ...(title !== undefined && { title }),
    many,
    belowNames: false,
    openings: new Map(),
  };
}

/** The end of the HTML that opens a file at `start`, such as the logo above its heading; -1 if nothing of the file is behind it. */
export function indexBehindHtml(groups: readonly Group[], start: number): number {
  const sourceAt = (index: number) => groups[index]?.lines[0]?.source;
  let index = start;
  while (groups[index]?.lines.every(({ markdown }) => markdown?.html === true)) index++;
  return sourceAt(index) === sourceAt(start) ? index : -1;
}

function openingsOf(
  groups: readonly Group[],
  sources: ReadonlyMap<number, MarkdownSource>,
  names: readonly SourceName[],
): ReadonlyMap<Group, string> {
  const openings = new Map<Group, string>();
  let last: number | undefined;
  for (const group of groups) {
    const source = group.lines[0]?.source;
    if (source !== undefined && source !== last && sources.has(source))
      openings.set(group, sources.get(source)?.front?.title ?? documentTitle(names[source]));
    last = source;
  }
  return openings;
}

/** The name that the list of chapters gives a file, else the file's own. */
function documentTitle(name: SourceName | undefined): string {
  return name?.title ?? fileTitle(name?.file ?? '');
}

/** `01-早市.md` → 早市: a file's name without its number and its extension. */
function fileTitle(name: string): string {
  const stem = name.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
  return stem.replace(/^\d{1,4}[-_.\s]+(?=\S)/u, '');
}
