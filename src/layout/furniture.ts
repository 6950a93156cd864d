import { composeParagraph } from '../clreq/index.js';
import { insideUnits } from '../clreq/sense.js';
import type { PlacedItem, Structure } from '../model/composition.js';
import type { BlockStyle } from '../model/template.js';
import type { BookContext } from './book-context.js';
import { type FaceChooser, fontOf } from './faces.js';
import { type InkedSpan, inkedSpan } from './inline.js';
import { lineItems, paragraphStyle } from './set-lines.js';

/** The target of a furniture text, and its node of the structure where it is more than an artefact. */
export interface FurnitureInk {
  readonly link?: string;
  readonly structure?: Structure;
  /** The name of this place, for links and bookmarks. */
  readonly destination?: string;
}

/** Sets a text of the page itself, not of the edition: heads, folios, cover, contents. */
export function furnitureSpans(
  text: string,
  style: Pick<BlockStyle, 'font' | 'bold' | 'size' | 'color'>,
  faces: FaceChooser,
  { link, structure, destination }: FurnitureInk = {},
): readonly InkedSpan[] {
  const { role, bold } = fontOf(style);
  const ink = {
    color: style.color,
    ...(link !== undefined && { link }),
    ...(structure !== undefined && { structure }),
    ...(destination !== undefined && { destination }),
  };
  return faces.choose(text, role, bold).map((stretch) => inkedSpan(stretch, style.size, ink));
}

/** The beginning of a text, at most `length` UTF-16 units, that divides no word, date or name. */
function cutBySense(text: string, length: number, names: readonly string[]): string {
  const inside = insideUnits(text, names);
  let end = length;
  while (end > 0 && inside.has(end)) end--;
  return text.slice(0, end > 0 ? end : length).replace(LAST_MARKS, '');
}

/** The marks that are removed before ……. */
const LAST_MARKS = /[\s，、；：,;:—]{1,8}$/u;

/** One line of furniture of at most `measure` pt, from `x` on `baseline`, pt. A longer text is cut and ends with ……. */
export function furnitureLine(
  text: string,
  style: BlockStyle,
  { faces, template, wholeNames }: BookContext,
  place: { readonly x: number; readonly measure: number; readonly baseline: number },
  ink: FurnitureInk = {},
): readonly PlacedItem[] {
  for (let shown = text; shown !== ''; ) {
    const spans = furnitureSpans(shown === text ? text : `${shown}……`, style, faces, ink);
    const lines = composeParagraph(
      spans,
      paragraphStyle(style, template, place.measure, { first: 0 }),
    );
    const [line] = lines;
    if (line === undefined) return [];
    if (lines.length === 1) return lineItems(line, spans, place.x, place.baseline);
    const kept = [...shown.slice(0, Math.max(0, Math.min(line.end, shown.length) - 1))];
    shown = cutBySense(text, kept.slice(0, -1).join('').length, wholeNames);
  }
  return [];
}
