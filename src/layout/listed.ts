import type { Template } from '../model/template.js';
import type { ContentsEntry } from './contents.js';
import type { SetDivision } from './groups.js';
import { standsAsPart } from './stands-as-part.js';

/** The deepest level of headings. */
const DEEPEST = 4;

/** A book with one chapter lists its sections if there are at least this many. */
const FEWEST_SECTIONS = 3;

/**
 * The headings that the contents list: down to the template's depth, parts above their chapters. Where there is only one heading,
 * as in a book of one file, those of the next level take its place. A colophon is never listed.
 */
export function listedIn(
  divisions: readonly SetDivision[],
  template: Pick<Template, 'contents' | 'divisions'>,
): readonly ContentsEntry[] {
  const { contents } = template;
  const listed = divisions.filter(({ division }) => division.role !== 'colophon');
  const headings = listed.flatMap(({ division, flow }) =>
    flow.bookmarks.map((bookmark) => ({
      ...bookmark,
      part: standsAsPart(division, template),
      division,
    })),
  );
  const within = (from: number, to: number) =>
    headings.filter(({ level }) => level > from && level <= to);
  let from = 0;
  while (within(from, from + 1).length < 2 && from < DEEPEST) from++;
  const top = within(0, contents.depth);
  const sections = within(from, from + contents.depth);
  const chosen = top.length > 1 || sections.length < FEWEST_SECTIONS ? top : sections;
  const shift = chosen === top ? 0 : from;
  let inPart = false;
  return chosen.map(({ title, level, destination, part, division }) => {
    // Chapters behind an appendix and the like do not belong to the part before it.
    inPart = part || (inPart && division.role === 'chapter');
    const below = inPart && !part && division.role === 'chapter' ? 1 : 0;
    return { title, level: level - shift + below, destination, part };
  });
}
