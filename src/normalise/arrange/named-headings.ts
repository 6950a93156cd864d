import { isKept } from '../decisions.js';
import type { Group } from '../joins.js';
import { articleTitles } from '../structure/collection.js';
import { contentsLevels, findContents } from '../structure/contents.js';
import type { StructureLine } from '../structure/lines.js';
import { isSettled, readText } from './groups.js';

/** Leaves a table of contents out, with its reason; the groups of the headings that it names. */
export function takeContents(groups: Group[]): ReadonlySet<Group> {
  const contents = findContents(groups.map((group) => (isSettled(group) ? '' : readText(group))));
  if (contents === undefined) return new Set();
  const headings = new Set(contents.headings.map((index) => groups[index] as Group));
  const listed = groups.splice(contents.from, contents.end - contents.from);
  groups.splice(contents.from, 0, ...listed.filter(({ lines }) => isKept(lines[0])));
  dropContents(listed);
  return headings;
}

/** The lines of a table of contents leave, but those that an editor keeps. */
export function dropContents(listed: readonly Group[]): void {
  for (const { lines } of listed) {
    for (const line of isKept(lines[0]) ? [] : lines) {
      line.fate = 'dropped';
      line.as = 'contents';
      line.why = '目录：由正文的标题重新编成';
    }
  }
}

/** Headings that a table of contents names, else the titles of a collection's articles: by their places. */
export function knownHeadings(
  lines: readonly StructureLine[],
  groups: readonly Group[],
  {
    listed,
    digest,
  }: { readonly listed: ReadonlySet<Group>; readonly digest: ReadonlyMap<Group, number> },
  start: number,
): ReadonlyMap<number, number> {
  if (digest.size > 0)
    return new Map(
      groups.flatMap((group, index) => {
        const level = digest.get(group);
        return index >= start && level !== undefined ? [[index, level] as const] : [];
      }),
    );
  const places = groups.flatMap((group, index) =>
    index >= start && listed.has(group) ? [index] : [],
  );
  if (places.length > 0)
    return contentsLevels(
      lines.map(({ text }) => text),
      places,
    );
  return new Map(
    articleTitles(lines)
      .filter((index) => index >= start)
      .map((index) => [index, 1]),
  );
}
