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
  /** The pitch of the lines as a share of the size. */
  readonly pitch: number;
  /** The space above the text, em of its size. */
  readonly above: number;
  /** The distance from the stroke above the text to the text, em of its size; no stroke where absent. */
  readonly rule?: number;
  /** The share of the measure that stays free on each side. */
  readonly inset?: number;
  /** Whether phrases with spaces between them stand on a line each where they fit. */
  readonly phrases?: boolean;
  /** The indent of further lines, em. Where given, lines are filled, not divided by sense. */
  readonly turnOver?: number;
}

/** Texts below each other: their height, pt, and their items, pt from the top of the first text. */
export interface SetColumn {
  readonly height: number;
  items(top: number): readonly PlacedItem[];
}

/** The left edge of the column, pt from the left edge of the page, and its width, pt. */
export interface ColumnPlace {
  readonly x: number;
  readonly measure: number;
  /** The node of the structure to which the texts belong. */
  readonly within: Structure;
}

/** The part of the em above the baseline. */
export const ASCENT = 0.88;
/** The length of the stroke between two texts, em of the lower text, and its width, pt. */
const RULE_LENGTH = 4;
const RULE_WIDTH = 0.6;

/** Sets texts below each other, scaled by `scale`. Lines are divided by sense and never cut. */
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

/** The phrases of a title, a line each, where spaces separate them and all of them fit; else the whole title. */
function phrasesOf(title: string, size: number, measure: number): readonly string[] {
  const phrases = title.split(/(?<=[^\p{Script=Latin}\d])[ \u3000]+(?=[^\p{Script=Latin}\d])/u);
  return phrases.every((phrase) => phrase.length * size <= measure) ? phrases : [title];
}
