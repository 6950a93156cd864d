import { withoutSpaces } from '../../../model/white-space.js';
import { isKept } from '../../decisions.js';
import { editorsNoteStart } from '../../front-matter.js';
import { type Group, groupText } from '../../joins.js';
import { comparedEntry, isContentsName } from '../../structure/contents.js';
import { isProse } from '../../structure/lines.js';
import { dropContents } from '../named-headings.js';
import { isTitle } from '../titles.js';
import type { DraftLines } from './lines.js';

/** The list stands so near below the masthead, and has at most so many lines. */
const NEAR = 6;
const MOST = 60;
/** Of its lines so many name a piece; others name groups of pieces. */
const SHARE_FOUND = 0.4;
/** What stands before a line of the list: Markdown's mark of an item, a number, an ornament. */
const ITEM =
  /^\s{0,4}(?:[-*+]\s{1,4})?(?:[◇◆○●□■☆★△▲※·]\s{0,4})?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s{0,2}[.．、)）]\s{0,4})?/u;
const LINK = /\[([^[\]]{1,80})\]\([^()]{1,200}\)/u;
/** A name of so many letters may stand behind the place that it reports of: 高新区：抓项目促发展. */
const LEAST_OF_NAME = 6;

/**
 * Takes a briefing's own list of its pieces (目录, 本期要目), which the briefing prints anew: its name, the lines that name titles
 * further down, with or without number, place, dots and page, and the names of groups between them. Gives the titles that it names.
 */
export function takeBriefingContents(lines: DraftLines): readonly Group[] {
  const { groups } = lines;
  const from = Array.from({ length: NEAR }, (_, index) => index).find((index) =>
    isContentsName(withoutSpaces(lines.at(index))),
  );
  if (from === undefined) return [];
  const titles: Group[] = [];
  let end = from + 1;
  for (let at = end, limit = groups.length; at < Math.min(limit, from + MOST); at++) {
    const text = entryText(groups[at] as Group);
    if (editorsNoteStart(text) !== undefined || (isProse(text) && !isTitle(text))) break;
    const place = placeOf(text, lines, Math.max(at, groups.indexOf(titles.at(-1) as Group)));
    if (place === undefined) continue;
    if (titles.length === 0) limit = place;
    titles.push(groups[place] as Group);
    end = at + 1;
  }
  if (titles.length === 0 || titles.length < (end - from - 1) * SHARE_FOUND) return [];
  const listed = groups.splice(from, end - from);
  groups.splice(from, 0, ...listed.filter(({ lines: [line] }) => isKept(line)));
  dropContents(listed);
  return titles;
}

/** The title behind line `after` that an entry names. */
function placeOf(entry: string, lines: DraftLines, after: number): number | undefined {
  const name = lettersOfName(entry);
  if (name === '') return undefined;
  const place = lines.groups.findIndex((_, index) => {
    if (index <= after) return false;
    const text = lines.at(index);
    return (
      isTitle(text) && !isContentsName(withoutSpaces(text)) && isSame(name, lettersOfName(text))
    );
  });
  return place < 0 ? undefined : place;
}

function isSame(one: string, two: string): boolean {
  if (one === two) return true;
  const [short, long] = one.length < two.length ? [one, two] : [two, one];
  return short.length >= LEAST_OF_NAME && long.endsWith(short);
}

function lettersOfName(text: string): string {
  return comparedEntry(text.replace(ITEM, '').trim());
}

/** A line of the list as it reads, also where Markdown has made it an item or a link. */
function entryText(group: Group): string {
  return groupText(group)
    .replace(LINK, '$1')
    .replace(/^\s{0,4}[-*+]\s{1,4}/u, '')
    .trim();
}
