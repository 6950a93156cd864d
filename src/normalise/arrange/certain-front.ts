import { splitTitle } from '../front-matter.js';
import { type Group, groupText } from '../joins.js';
import { bookTitle } from './book-title.js';
import { titleBelowPictures } from './cover.js';
import type { Information } from './information.js';
import { isTitle } from './titles.js';

/** The elements above the text. */
export interface Front {
  readonly kicker?: string;
  readonly title?: string;
  readonly subtitle?: string;
  /** The paragraph that is the title. */
  readonly group?: Group;
  /** The index of the first paragraph behind it all. */
  readonly next: number;
}

/** The front whose shape says what it is: a book's, as a library of texts writes it, or a cover's with pictures. */
export function certainFront(
  groups: Group[],
  information: Information,
  untitled: ReadonlySet<number>,
): Front | undefined {
  return readBookFront(groups, information) ?? readCoverFront(groups, information, untitled);
}

/** Title and author of a book as a library of texts writes them, and what that says above them. */
function readBookFront(groups: readonly Group[], information: Information): Front | undefined {
  const book = bookTitle(groups);
  if (book === undefined) return undefined;
  const { title, creators } = book;
  for (let above = 0; above < book.index; above++) information.take(above, { as: 'caption' });
  information.take(book.index, { as: 'title', creators });
  let next = book.index + 1;
  while (next < groups.length && information.read(next)) next++;
  return { title, next };
}

/** The title of a cover below its pictures: they stay where they are, and it goes to edition.yaml. */
function readCoverFront(
  groups: Group[],
  information: Information,
  untitled: ReadonlySet<number>,
): Front | undefined {
  const at = titleBelowPictures(groups);
  if (at === undefined || untitled.has(at)) return undefined;
  const { title, subtitle } = splitTitle(groupText(groups[at] as Group));
  information.take(at, { as: 'title' });
  groups.splice(at, 1);
  return { title, ...(subtitle !== undefined && { subtitle }), next: 0 };
}

/** The title of a form: what stands alone in the first row of the table that the text opens with. The row stays in the table. */
export function tableTitle(groups: readonly Group[], index: number): string | undefined {
  const group = groups[index];
  if (group?.lines[0]?.markup?.kind !== 'table') return undefined;
  const cells = groupText(group)
    .split('|')
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '');
  return cells.length === 1 && isTitle(cells[0] ?? '') ? cells[0] : undefined;
}
