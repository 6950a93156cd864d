import { isAdoption, isHeadlike, type StructureLine } from './lines.js';
import { NUMERALS, numeralValue } from './numbers.js';

/** 第三条, 第十条之一, with or without text behind it. */
const ARTICLE = new RegExp(
  `^第(?<number>${NUMERALS}|\\d{1,4})条(?:之[一二三四五六七八九十]{1,2})?`,
  'u',
);
/** The headings above articles. */
const DIVISION = new RegExp(`^第(?:${NUMERALS}|\\d{1,3})(?:分?编|章|节)`, 'u');
/** The least number of articles in a text of articles. */
const FEWEST = 3;
/** The share of articles that are short lines from which they are headings (第一条 合作内容) of the text below them. */
const SHARE_SHORT = 0.8;
/** The number of headings that may stand between a heading and the article that it heads: 第一章 / 第一节. */
const MOST_HEADINGS = 3;

/** Says of a line by its index whether it stands in an article of a law and heads none. */
export type IsInArticle = (index: number) => boolean;

/**
 * The lines inside the articles of a law or a contract: items ((一), 1.), lists and the articles themselves. In such a text a
 * heading without 第…章 stands right above an article, whatever its look.
 */
export function insideArticles(lines: readonly StructureLine[], start: number): IsInArticle {
  const articles = lines.map(({ text, settled }, index) => {
    const number =
      index < start || settled === true ? undefined : ARTICLE.exec(text)?.groups?.number;
    return number === undefined ? 0 : numeralValue(number);
  });
  const places = articles.flatMap((number, index) => (number === 0 ? [] : [index]));
  const short = places.filter((index) => isHeadlike(lines[index]?.text ?? ''));
  if (places.length < FEWEST || short.length >= places.length * SHARE_SHORT) return () => false;
  const inside = new Set<number>();
  places.forEach((place, at) => {
    const next = places[at + 1];
    // Behind the last article stand attachments, or another law that begins with its first.
    if (next === undefined || (articles[next] ?? 0) < (articles[place] ?? 0)) return;
    for (let index = place; index < next; index++) {
      if (index > place && DIVISION.test(lines[index]?.text ?? '')) break;
      if (index === place || !headsArticle(lines, articles, index)) inside.add(index);
    }
  });
  return (index) => inside.has(index);
}

/** Whether nothing but headings stands between the line and the next article. */
function headsArticle(
  lines: readonly StructureLine[],
  articles: readonly number[],
  index: number,
): boolean {
  for (let at = index + 1; at <= index + MOST_HEADINGS && at < lines.length; at++) {
    if (articles[at] !== 0) return true;
    const text = lines[at]?.text ?? '';
    if (!isHeadlike(text) && !isAdoption(text)) return false;
  }
  return false;
}
