import type { Face } from '../../font/face.js';
import type { Structure } from './structure.js';

/** What a stretch of glyphs carries beside them. */
export interface PlacedInk {
  /** `#rrggbb` */
  readonly color: string;
  /** An address outside, or `#name` of a destination in the book. */
  readonly link?: string;
  /** Names this place, for links and bookmarks. */
  readonly destination?: string;
  /** The footnote that it is the mark of. */
  readonly note?: string;
  /** What it is in the book's structure; absent where it is the page's own. */
  readonly structure?: Structure;
}

/** A stretch of glyphs of one face and size at their places. Lengths are pt; y counts from the page's top. */
export interface PlacedText extends PlacedInk {
  readonly kind: 'text';
  readonly x: number;
  readonly baseline: number;
  readonly text: string;
  /** From each glyph's origin to the next one's, one number a code point. */
  readonly advances: readonly number[];
  readonly face: Face;
  readonly size: number;
}

export interface PlacedRule {
  readonly kind: 'rule';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly width: number;
  readonly color: string;
}

export interface PlacedBox {
  readonly kind: 'box';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly color: string;
}

/** An emphasis dot (着重号) or a list's bullet. */
export interface PlacedDot {
  readonly kind: 'dot';
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly color: string;
}

export interface PlacedImage {
  readonly kind: 'image';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The path as the text writes it: a key of the edition's assets. */
  readonly asset: string;
  /** An address outside, or `#name` of a destination in the book. */
  readonly link?: string;
  readonly structure?: Structure;
}

export type PlacedItem = PlacedText | PlacedRule | PlacedBox | PlacedDot | PlacedImage;

/** One page of the book, everything at its place. */
export interface ComposedPage {
  /** From 1, of all pages. */
  readonly number: number;
  /** As printed, or as it would be where the page carries none. */
  readonly folio: string;
  readonly kind: 'cover' | 'contents' | 'text' | 'blank';
  /** Set in place anew each time that they are asked for: no list of a whole book's items stays in memory. */
  readonly items: readonly PlacedItem[];
}

/** A bookmark of the outline. */
export interface Bookmark {
  readonly title: string;
  /** From 1. */
  readonly level: number;
  readonly destination: string;
}

/** A book has a hundred thousand of them: made field by field, which takes a third of the time that spreading does. */
export function placedText(
  x: number,
  baseline: number,
  text: string,
  advances: readonly number[],
  face: Face,
  size: number,
  { color, link, destination, note, structure }: PlacedInk,
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
  return item;
}

/** Moves an item by pt: down by `row` to its place in what it belongs to, and with that by `dx` and `dy`. */
export function moved(item: PlacedItem, dx: number, dy: number, row = 0): PlacedItem {
  switch (item.kind) {
    case 'text': {
      const { text, advances, face, size } = item;
      return placedText(item.x + dx, item.baseline + row + dy, text, advances, face, size, item);
    }
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
