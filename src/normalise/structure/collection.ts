import { metadataLine } from '../front-matter.js';
import { isHeadlike, isProse, type StructureLine } from './lines.js';
import { HEADING_SCHEMES } from './schemes.js';

/** The least number of articles in a collection. */
const FEWEST = 2;
/** The title of an article is no longer than this, in characters. */
const LONGEST_TITLE = 40;
/** The limit of a signature, in characters. */
const LONGEST_SIGNATURE = 6;

/**
 * The titles of a collection's articles: lines each of which has a line with its date, its author or its source below it and
 * text behind that. Where fewer than two stand there, the text is one article.
 */
export function articleTitles(lines: readonly StructureLine[]): readonly number[] {
  const titles = lines.flatMap(({ text, settled }, index) => {
    if (settled === true) return [];
    // Few lines have information behind them: the rest is not looked at.
    const behind = informationBehind(lines, index);
    if (behind === index || !isArticleTitle(text) || metadataLine(text) !== undefined) return [];
    const [first, second] = [1, 2].map((step) => lines[behind + step]?.text);
    // A short heading of its own may stand above an article's text; what has a number goes on from the article before.
    return isProse(first) || (isProse(second) && isArticleTitle(first ?? '')) ? [index] : [];
  });
  // A signature above its date recurs.
  const counts = new Map<string, number>();
  for (const index of titles) {
    const text = lines[index]?.text ?? '';
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const once = titles.filter((index) => {
    const text = lines[index]?.text ?? '';
    return counts.get(text) === 1 || [...text].length > LONGEST_SIGNATURE;
  });
  return once.length >= FEWEST && !areInsideChapters(lines, once) ? once : [];
}

/** Whether 第一章, 第二章 … run on across the titles: letters in a novel have a signature and a date as well. */
function areInsideChapters(lines: readonly StructureLine[], titles: readonly number[]): boolean {
  const chapter = HEADING_SCHEMES.find(({ id }) => id === 'part');
  const chapters = lines.flatMap(({ text, settled }, index) => {
    const number = settled === true || !isHeadlike(text) ? undefined : chapter?.read(text)?.number;
    return number === undefined ? [] : [{ index, number }];
  });
  const firsts = titles.flatMap((title, at) => {
    const end = titles[at + 1] ?? lines.length;
    return chapters.find(({ index }) => index > title && index < end) ?? [];
  });
  const goingOn = firsts.filter(({ number }) => number > 1);
  return chapters.length > titles.length && goingOn.length * 2 > firsts.length;
}

/** A title has no number of a section before it. */
function isArticleTitle(text: string): boolean {
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
