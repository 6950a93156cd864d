import { printedDate } from '../messages/labels.js';
import type { PlacedItem, Structure } from '../model/composition.js';
import { coverCreators } from '../model/edition.js';
import type { BookContext } from './book-context.js';
import { furnitureLine, furnitureSpans } from './furniture.js';
import { moved } from './pages/page.js';
import { structureNode } from './pages/structure.js';
import { composeBySense, lineItems, paragraphStyle } from './set-lines.js';

/** Where the title's first line stands, of the page's height: a little above the optical middle. */
const TITLE_LEVEL = 0.3;
/** Line pitch of the title and the subtitle, of their size. */
const TITLE_PITCH = 1.6;
const SUBTITLE_PITCH = 1.7;
/** From the title to the stroke and from it to the subtitle, em of the subtitle. */
const AROUND_RULE = 2;
const RULE_LENGTH = 4;

/** The cover: the title broken by sense, a short stroke, the subtitle, and the imprint at the foot. */
export function coverItems(book: BookContext): readonly PlacedItem[] {
  const { metadata, template } = book;
  const { page, styles } = template;
  const column = centredColumn(book);
  const items: PlacedItem[] = [];
  let y = page.height * TITLE_LEVEL;
  if (metadata.kicker !== undefined) {
    const level = y - styles.coverTitle.size * 1.5;
    items.push(...column.set(metadata.kicker, KICKER, level, column.paragraph()).items);
  }
  const title = column.paragraph();
  for (const phrase of phrasesOf(metadata.title, styles.coverTitle.size, column.measure)) {
    const set = column.set(phrase, TITLE, y, title);
    items.push(...set.items);
    y = set.next;
  }
  if (metadata.subtitle !== undefined) {
    const { size, color } = styles.coverSubtitle;
    y += (AROUND_RULE - 1) * size;
    items.push(shortRule(page.width / 2, y, size, color));
    y += (AROUND_RULE + 0.5) * size;
    items.push(...column.set(metadata.subtitle, SUBTITLE, y, column.paragraph()).items);
  }
  return [...items, ...imprint(book, column)];
}

function shortRule(middle: number, y: number, size: number, color: string): PlacedItem {
  const half = (RULE_LENGTH * size) / 2;
  return { kind: 'rule', x1: middle - half, x2: middle + half, y1: y, y2: y, width: 0.6, color };
}

/** Names, publisher and date, the last of them on the type area's last line. */
function imprint(book: BookContext, { x, measure, paragraph }: Column): readonly PlacedItem[] {
  const { metadata, template } = book;
  const { page, styles } = template;
  const texts = [
    coverCreators(metadata.creators)
      .map(({ name }) => name)
      .join('　'),
    metadata.publisher,
    printedDate(metadata.date, metadata.language),
  ].filter((text): text is string => text !== undefined && text !== '');
  const style = { ...styles.coverImprint, align: 'center' } as const;
  const foot = page.height - page.bottom;
  return texts.flatMap((text, index) => {
    const baseline = foot - (texts.length - 1 - index) * style.size * SUBTITLE_PITCH;
    const ink = { structure: paragraph() };
    return furnitureLine(text, style, book, { x, measure, baseline }, ink);
  });
}

/** A title's phrases stand on a line each where their parts are parted by spaces and all of them fit. */
function phrasesOf(title: string, size: number, measure: number): readonly string[] {
  const phrases = title.split(/(?<=[^\p{Script=Latin}\d])[ \u3000]+(?=[^\p{Script=Latin}\d])/u);
  return phrases.every((phrase) => phrase.length * size <= measure) ? phrases : [title];
}

/** How one text of the cover is set: its style, the pitch of its lines, and the share of the measure on each side of it. */
interface CoverText {
  readonly style: 'coverTitle' | 'coverSubtitle';
  readonly pitch: number;
  readonly inset: number;
}

const TITLE: CoverText = { style: 'coverTitle', pitch: TITLE_PITCH, inset: 0 };
const KICKER: CoverText = { style: 'coverSubtitle', pitch: SUBTITLE_PITCH, inset: 0 };
const SUBTITLE: CoverText = { style: 'coverSubtitle', pitch: SUBTITLE_PITCH, inset: 0.1 };

/** The type area's width in the middle of the page, and what is set in it. */
interface Column {
  readonly x: number;
  readonly measure: number;
  /** A paragraph of the cover in the book's structure. */
  paragraph(): Structure;
  /** Centred lines from the baseline `y` on; `next` is the baseline below them. */
  set(
    text: string,
    as: CoverText,
    y: number,
    structure: Structure,
  ): { readonly items: readonly PlacedItem[]; readonly next: number };
}

function centredColumn({ template, faces, document, wholeNames }: BookContext): Column {
  const { page, typeArea, styles } = template;
  const measure = typeArea.characters * typeArea.size;
  const x = (page.width - measure) / 2;
  const cover = structureNode('Sect', document);
  return {
    x,
    measure,
    paragraph: () => structureNode('P', cover),
    set(text, { style: name, pitch, inset }, y, structure) {
      const style = styles[name];
      const spans = furnitureSpans(text, style, faces, { structure });
      const room = measure * (1 - 2 * inset);
      const line = paragraphStyle({ ...style, align: 'center' }, template, room, { first: 0 });
      const lines = composeBySense(spans, line, wholeNames);
      const items = lines.flatMap((line, index) =>
        lineItems(line, spans, x + measure * inset, 0).map((item) =>
          moved(item, 0, y + index * pitch * style.size),
        ),
      );
      return { items, next: y + lines.length * pitch * style.size };
    },
  };
}
