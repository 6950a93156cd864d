import { composeParagraph } from '../../clreq/index.js';
import type { PlacedItem, Structure } from '../../model/composition.js';
import { sum } from '../../model/numbers.js';
import type { BlockStyle } from '../../model/template.js';
import type { BookContext } from '../book-context.js';
import { furnitureSpans } from '../furniture.js';
import { moved } from '../pages/page.js';
import { structureNode } from '../pages/structure.js';
import { firstBaseline, lineItems, MIDDLE, paragraphStyle, type Room } from '../set-lines.js';

/** The em box stands so far above the baseline, em. */
const ASCENT = MIDDLE + 0.5;

/** What the elements of one official document are set with. Lengths are pt. */
export interface OfficialSetting {
  readonly book: BookContext;
  /** The width of the type area. */
  readonly measure: number;
  readonly leading: number;
  /** The size of 三号, in which all is set that has no size of its own. */
  readonly em: number;
  readonly structure: Structure;
}

export function officialSetting(book: BookContext): OfficialSetting {
  const { characters, size, leading } = book.template.typeArea;
  const structure = structureNode('Sect', book.document);
  return { book, measure: characters * size, leading, em: size, structure };
}

/** Items and how many lines they are. */
export interface Placed {
  readonly items: readonly PlacedItem[];
  readonly lines: number;
}

/**
 * A text whose first line's em box has its top edge at `top` from the type area's, turning over at the leading. Nothing
 * is cut. `hanging` is in em of the style.
 */
export function textAt(
  text: string,
  style: BlockStyle,
  room: Room,
  top: number,
  { book, leading, structure }: OfficialSetting,
  hanging = 0,
): Placed {
  const { faces, template } = book;
  const spans = furnitureSpans(text, style, faces, { structure: structureNode('P', structure) });
  const paragraph = paragraphStyle(style, template, room.measure, { first: 0, hanging });
  const set = composeParagraph(spans, paragraph);
  const baseline = top + ASCENT * style.size - firstBaseline(template);
  const items = set.flatMap((line, index) =>
    lineItems(line, spans, room.x, baseline + index * leading),
  );
  return { items, lines: set.length };
}

/** A stroke whose middle is `y` below the type area's top edge. */
export function strokeAt(
  x1: number,
  x2: number,
  y: number,
  width: number,
  color: string,
  { book }: OfficialSetting,
): PlacedItem {
  const level = y - firstBaseline(book.template);
  return { kind: 'rule', x1, x2, y1: level, y2: level, width, color };
}

/** Lets the glyphs of one line out to `width`, the gaps between them alike. */
export function spread(items: readonly PlacedItem[], width: number): readonly PlacedItem[] {
  const texts = items.filter((item) => item.kind === 'text');
  const count = texts.reduce((sum, { advances }) => sum + advances.length, 0);
  const natural = sum(texts.map(({ advances }) => sum(advances)));
  const extra = (width - natural) / Math.max(1, count - 1);
  if (extra <= 0) return items;
  let passed = 0;
  return items.map((item) => {
    if (item.kind !== 'text') return item;
    const shifted = moved(item, passed * extra, 0);
    passed += item.advances.length;
    return { ...shifted, advances: item.advances.map((advance) => advance + extra) } as PlacedItem;
  });
}
