import { printedDate } from '../../messages/labels.js';
import type { PlacedItem } from '../../model/composition.js';
import type { BookContext } from '../book-context.js';
import { structureNode } from '../pages/structure.js';
import { setColumn } from './column.js';
import { coverTexts } from './cover-texts.js';

/** The place of the title, as a share of the page's height, and the sizes as shares of those of the cover. */
const LEVEL = 0.22;
const SCALE = 0.8;
const SMALLEST = 0.4;
const STEP = 0.9;
const GAP = 0.05;

/** The title page (扉页): title, subtitle and names, with the publisher at the foot (GB/T 12450: 主书名页). */
export function titlePageItems(book: BookContext): readonly PlacedItem[] {
  const { page, typeArea } = book.template;
  const width = Math.min(typeArea.characters * typeArea.size, page.width * 0.84);
  const within = structureNode('Sect', book.document);
  const place = { x: (page.width - width) / 2, measure: width, within };
  const texts = coverTexts(book, (style) => ({ ...style, align: 'center' }));
  const date = printedDate(book.metadata.date, book.metadata.language);
  const foot = texts.foot.filter(({ text }) => text !== date);
  const end = page.height - page.bottom;
  for (let scale = SCALE; ; scale *= STEP) {
    const over = setColumn(texts.head, place, scale, book);
    const under = setColumn(foot, place, Math.max(scale, 0.6), book);
    const room = end - under.height - page.height * GAP - page.top;
    if (over.height > room && scale > SMALLEST) continue;
    const top =
      page.top + Math.max(0, Math.min(page.height * LEVEL - page.top, room - over.height));
    return [...over.items(top), ...under.items(end - under.height)];
  }
}
