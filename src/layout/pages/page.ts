import type { PlacedInk, PlacedItem, PlacedText } from '../../model/composition.js';
import type { Face } from '../../model/face.js';

/**
 * A run of text at its place, pt. A book has a hundred thousand runs, and naming each field takes a third of the time of object
 * spread.
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

/** Moves an item: down by `row` to its place in its block, and with the block by `dx` and `dy`, pt. */
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
