import { composeParagraph } from '../../clreq/index.js';
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
  /** Space above, em of its size. */
  readonly above: number;
  /** The width of a stroke before the text, pt; no stroke where absent. */
  readonly rule?: number;
  /** The share of the measure that is free on both sides. */
  readonly inset?: number;
  /** Phrases that are parted by spaces stand on a line each, where they fit. */
  readonly phrases?: boolean;
  /** Lines are filled, not broken by sense, and turn over so much further in, em. */
  readonly turnOver?: number;
}

/** Texts one below the other: their height, and their items from the first one's top, pt. */
export interface SetColumn {
  readonly height: number;
  items(top: number): readonly PlacedItem[];
}

/** The column's left edge, pt from the page's left edge, and its width. */
export interface ColumnPlace {
  readonly x: number;
  readonly measure: number;
  /** A text belongs to this node of the structure. */
  readonly within: Structure;
}

/** The part of the em above the baseline. */
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
      const indents = { first: 0, hanging: one.turnOver ?? 0 };
      const line = paragraphStyle(style, book.template, room, indents);
      const lines =
        one.turnOver === undefined
          ? composeBySense(spans, line, book.wholeNames)
          : composeParagraph(spans, { ...line, phraseSpaces: false });
      for (const set of lines) {
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
