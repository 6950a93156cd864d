import { metadataLine } from '../front-matter.js';
import { isHeadlike, isProse, type StructureLine } from './lines.js';
import { HEADING_SCHEMES } from './schemes.js';

/** A collection has at least so many articles. */
const FEWEST = 2;
/** The title of an article is no longer than this, in characters. */
const LONGEST_TITLE = 40;

/**
 * The titles of a collection's articles: lines each of which has a line with its date, its author or its source below it and
 * text behind that. Where fewer than two stand there, the text is one article.
 */
export function articleTitles(lines: readonly StructureLine[]): readonly number[] {
  const titles = lines.flatMap(({ text, settled }, index) => {
    if (settled === true || !isTitle(text) || metadataLine(text) !== undefined) return [];
    const behind = informationBehind(lines, index);
    return behind > index && isProse(lines[behind + 1]?.text) ? [index] : [];
  });
  return titles.length >= FEWEST ? titles : [];
}

/** A title has no number of a section before it. */
function isTitle(text: string): boolean {
  return (
    isHeadlike(text) &&
    !/^[（(].*[）)]$/u.test(text) &&
    [...text].length <= LONGEST_TITLE &&
    !HEADING_SCHEMES.some((scheme) => scheme.rank !== undefined && scheme.read(text) !== undefined)
  );
}

/** The last of the lines of information right behind `index`, one of them a date; `index` where there are none. */
function informationBehind(lines: readonly StructureLine[], index: number): number {
  let last = index;
  let dated = false;
  for (let at = index + 1; at <= index + 3; at++) {
    const metadata = metadataLine(lines[at]?.text ?? '');
    if (metadata === undefined) break;
    if (metadata.as === 'date' || metadata.date !== undefined) dated = true;
    last = at;
  }
  return dated ? last : index;
}
