import type { PlacedInk, PlacedItem, PlacedText } from '../../model/composition.js';
import type { Face } from '../../model/face.js';

/**
 * A run of text at its place, pt. A book has a hundred thousand runs: writing each field takes a third of the time that
 * spreading does.
 */
export function placedText(
  x: number,
  baseline: number,
  { text, advances }: { readonly text: string; readonly advances: readonly number[] },
  { face, size }: { readonly face: Face; readonly size: number },
  { color, link, destination, note, structure, turned, drawn }: PlacedInk,
): PlacedText {
  const item: { -readonly [K in keyof PlacedText]: PlacedText[K] } = {
    kind: 'text',
    x,
    baseline,
    text,
    advances,
    face,
    size,
    color,
  };
  if (link !== undefined) item.link = link;
  if (destination !== undefined) item.destination = destination;
  if (note !== undefined) item.note = note;
  if (structure !== undefined) item.structure = structure;
  if (turned !== undefined) item.turned = turned;
  if (drawn !== undefined) item.drawn = drawn;
  return item;
}

/** Moves an item by pt: down by `row` to its place in what it belongs to, and with that by `dx` and `dy`. */
export function moved(item: PlacedItem, dx: number, dy: number, row = 0): PlacedItem {
  switch (item.kind) {
    case 'text':
      return placedText(item.x + dx, item.baseline + row + dy, item, item, item);
    case 'rule':
      return {
        ...item,
        x1: item.x1 + dx,
        x2: item.x2 + dx,
        y1: item.y1 + row + dy,
        y2: item.y2 + row + dy,
      };
    default:
      return { ...item, x: item.x + dx, y: item.y + row + dy };
  }
}
