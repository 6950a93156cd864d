import type { Face } from '../../font/face.js';
import type { Structure } from './structure.js';

/** A stretch of glyphs of one face and size at their places. Lengths are pt; y counts from the page's top. */
export interface PlacedText {
  readonly kind: 'text';
  readonly x: number;
  readonly baseline: number;
  readonly text: string;
  /** From each glyph's origin to the next one's, one number a code point. */
  readonly advances: readonly number[];
  readonly face: Face;
  readonly size: number;
  /** `#rrggbb` */
  readonly color: string;
  /** An address outside, or `#name` of a destination in the book. */
  readonly link?: string;
  /** Names this place, for links and bookmarks. */
  readonly destination?: string;
  /** The footnote that it is the mark of. */
  readonly note?: string;
  /** Absent where it is the page's own. */
  readonly structure?: Structure;
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

/** Moves an item by pt: down by `row` to its place in what it belongs to, and with that by `dx` and `dy`. */
export function moved<Item extends PlacedItem>(item: Item, dx: number, dy: number, row = 0): Item {
  switch (item.kind) {
    case 'text':
      return { ...item, x: item.x + dx, baseline: item.baseline + row + dy };
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
