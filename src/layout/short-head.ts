import { lineWidth } from '../clreq/index.js';
import type { BlockStyle } from '../model/template.js';
import type { BookContext } from './book-context.js';
import { furnitureSpans } from './furniture.js';
import { paragraphStyle } from './set-lines.js';

/** Where a title may end early: before a colon, a dash, a semicolon, a comma or a space between its phrases. */
const PHRASE_END = /[ \u3000]+|[：:；;，,]|—+/gu;
/** A title is never cut to less. */
const SHORTEST = 4;
/** No line has more characters of a text to the em: longer beginnings of a title are not measured. */
const MOST_TO_THE_EM = 6;

/**
 * A title as it stands in a running head of `measure` pt: whole where it fits; else the short label, where there is one;
 * else its longest beginning of whole phrases that fits; else whole again, and the line is cut between words.
 */
export function shortHead(
  title: string,
  label: string | undefined,
  style: BlockStyle,
  measure: number,
  book: BookContext,
): string {
  const fits = (text: string) => {
    const spans = furnitureSpans(text, style, book.faces);
    return lineWidth(spans, paragraphStyle(style, book.template, measure, { first: 0 })) <= measure;
  };
  if (fits(title)) return title;
  if (label !== undefined && fits(label)) return label;
  const most = (MOST_TO_THE_EM * measure) / style.size;
  const phrases = [...title.matchAll(PHRASE_END)]
    .filter(({ index }) => index <= most)
    .map(({ index }) => title.slice(0, index))
    .filter((text) => [...text].length >= SHORTEST);
  return phrases.findLast(fits) ?? title;
}
