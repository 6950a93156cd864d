import type { PlacedItem, Structure } from '../../model/composition.js';
import type { BlockStyle } from '../../model/template.js';
import type { BookContext } from '../book-context.js';
import { furnitureSpans } from '../furniture.js';
import { moved } from '../pages/page.js';
import { structureNode } from '../pages/structure.js';
import { composeBySense, lineItems, paragraphStyle } from '../set-lines.js';

/** A text of a cover or a title page, and how it is set. */
export interface ColumnText {
  readonly text: string;
  readonly style: BlockStyle;
  /** From line to line, of the size. */
  readonly pitch: number;
  /** Air above, em of its size. */
  readonly above: number;
  /** Of a stroke before the text, pt; none where it is absent. */
  readonly rule?: number;
  /** Of the measure, free on both sides. */
  readonly inset?: number;
  /** Phrases that are parted by spaces stand on a line each, where they fit. */
  readonly phrases?: boolean;
}

/** Texts one below the other: their height, and their items from the first one's top, pt. */
export interface SetColumn {
  readonly height: number;
  items(top: number): readonly PlacedItem[];
}

/** Where a column stands, pt from the page's left edge, and how wide it is. */
export interface ColumnPlace {
  readonly x: number;
  readonly measure: number;
  /** A text belongs to this node of the structure. */
  readonly within: Structure;
}

/** How much of the em stands above the baseline. */
export const ASCENT = 0.88;
/** The stroke between two texts: its length in em of the text below, and its width, pt. */
const RULE_LENGTH = 4;
const RULE_WIDTH = 0.6;

/** Sets texts below each other, each scaled by `scale`; lines are broken by sense and never cut. */
export function setColumn(
  texts: readonly ColumnText[],
  { x, measure, within }: ColumnPlace,
  scale: number,
  book: BookContext,
): SetColumn {
  const items: PlacedItem[] = [];
  let y = 0;
  texts.forEach((one, index) => {
    const size = one.style.size * scale;
    const style = { ...one.style, size };
    if (index > 0) y += one.above * size;
    if (one.rule !== undefined) {
      const half = (RULE_LENGTH * size) / 2;
      const [x1, x2] = ends(style, x, measure, half);
      items.push({ kind: 'rule', x1, x2, y1: y, y2: y, width: RULE_WIDTH, color: style.color });
      y += one.rule * size;
    }
    const ink = { structure: structureNode('P', within) };
    const inset = measure * (one.inset ?? 0);
    const room = measure - 2 * inset;
    const parts = one.phrases === true ? phrasesOf(one.text, size, room) : [one.text];
    let first = true;
    for (const part of parts) {
      const spans = furnitureSpans(part, style, book.faces, ink);
      const line = paragraphStyle(style, book.template, room, { first: 0 });
      for (const set of composeBySense(spans, line, book.wholeNames)) {
        if (!first) y += (one.pitch - 1) * size;
        first = false;
        const baseline = y + ASCENT * size;
        items.push(...lineItems(set, spans, x + inset, 0).map((item) => moved(item, 0, baseline)));
        y += size;
      }
    }
  });
  return { height: y, items: (top) => items.map((item) => moved(item, 0, top)) };
}

function ends(
  { align }: BlockStyle,
  x: number,
  measure: number,
  half: number,
): readonly [number, number] {
  if (align === 'start') return [x, x + 2 * half];
  return [x + measure / 2 - half, x + measure / 2 + half];
}

/** A title's phrases stand on a line each where their parts are parted by spaces and all of them fit. */
function phrasesOf(title: string, size: number, measure: number): readonly string[] {
  const phrases = title.split(/(?<=[^\p{Script=Latin}\d])[ \u3000]+(?=[^\p{Script=Latin}\d])/u);
  return phrases.every((phrase) => phrase.length * size <= measure) ? phrases : [title];
}
