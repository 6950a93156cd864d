import { lineWidth } from '../clreq/index.js';
import type { BlockStyle } from '../model/template.js';
import type { BookContext } from './book-context.js';
import { furnitureSpans } from './furniture.js';
import { paragraphStyle } from './set-lines.js';

/** The marks before which a title may end early: a colon, dash, semicolon or comma, or a space between phrases. */
const PHRASE_END = /[ \u3000]+|[：:；;，,]|—+/gu;
/** The least length of a shortened title, characters. */
const SHORTEST = 4;
/** The most characters in one em of a line. Longer beginnings of a title need not be measured. */
const MOST_TO_THE_EM = 6;

/**
 * The words of a title in a running head of `measure` pt: the whole title if it fits, else the short label if there is one, else the
 * longest beginning of whole phrases that fits. If nothing fits, the whole title: the line is then cut between words.
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
