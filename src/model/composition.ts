import type { Diagnostic } from '../messages/diagnostic.js';
import type { Face } from './face.js';
import type { PageStart } from './page-map.js';

/** The kinds of structure that a book's text has, by the names of ISO 32000-1 14.8.4. */
export type StructureKind =
  | 'Document'
  | 'Sect'
  | 'TOC'
  | 'TOCI'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'P'
  | 'BlockQuote'
  | 'Caption'
  | 'Figure'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Code'
  | 'Note'
  | 'Reference'
  | 'Link';

/**
 * A node of the book's logical structure: the meaning of a stretch of the page for a reader who cannot see it. Items that
 * belong to the same node name the same object; an item that names none belongs to the page (heads, folios, strokes).
 */
export interface Structure {
  readonly kind: StructureKind;
  readonly parent?: Structure;
  /** The text that a screen reader speaks instead of a picture. */
  readonly alt?: string;
  /** The cells of a table's row in order, with those in which nothing is drawn. */
  readonly cells?: readonly Structure[];
  /** The number of rows and columns that a merged cell covers, if it is more than one. */
  readonly rows?: number;
  readonly columns?: number;
}

/** The properties of a stretch of glyphs beside the glyphs themselves. */
export interface PlacedInk {
  /** `#rrggbb` */
  readonly color: string;
  /** An address outside, or `#name` of a destination in the book. */
  readonly link?: string;
  /** Names this place, for links and bookmarks. */
  readonly destination?: string;
  /** The footnote whose mark it is. */
  readonly note?: string;
  /** The item's node in the book's structure; absent where the item belongs to the page. */
  readonly structure?: Structure;
  /** The character whose glyph is drawn for each code point, where letters with marks are among them. */
  readonly drawn?: readonly number[];
  /** The letters run up the page: `x` is the place of their baseline, and `baseline` is where the first letter begins. */
  readonly turned?: boolean;
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
  /** The items are made anew at each call, so that no list of a whole book's items stays in memory. */
  readonly items: readonly PlacedItem[];
}

/** A line of the text on its page, with the origin of its text. */
export interface LinePlace {
  /** The division's name. */
  readonly division: string;
  /** UTF-16 offset in the division's file where the node that the line belongs to begins. */
  readonly source: number;
  /** UTF-16 offset of the line in the node's text, note marks not counted; of a table, the row. */
  readonly offset: number;
  /** A footnote at the page's foot. */
  readonly note: boolean;
  /** As on the page: pt from its top left corner. */
  readonly items: readonly PlacedItem[];
}

/** A bookmark of the outline. */
export interface Bookmark {
  readonly title: string;
  /** From 1. */
  readonly level: number;
  readonly destination: string;
}

/** The composition proof of a page: how composing changed its lines. Lengths are em. */
export interface PageProof {
  /** From 1, of all pages. */
  readonly page: number;
  readonly folio: string;
  readonly lines: number;
  /** The line whose characters stand furthest apart, and the one whose marks are squeezed most. */
  readonly loosest: LineProof | undefined;
  readonly tightest: LineProof | undefined;
  /** Rules broken. */
  readonly findings: readonly ProofFinding[];
}

export interface LineProof {
  readonly em: number;
  readonly text: string;
}

export interface ProofFinding {
  readonly rule:
    | 'compose/forced-break'
    | 'compose/loose-line'
    | 'compose/short-line'
    | 'compose/lonely-line'
    | 'compose/broken-cell'
    | 'compose/page-spill'
    | 'compose/float-astray';
  readonly text: string;
  readonly em?: number;
}

/** A book, every glyph at its place. */
export interface Composition {
  readonly pages: readonly ComposedPage[];
  readonly bookmarks: readonly Bookmark[];
  /** Where each page of the text begins. */
  readonly starts: readonly PageStart[];
  /** The lines of the text on a page (from 1), in the order of the page; none on a cover. Made anew at each call. */
  readonly linesOn: (page: number) => readonly LinePlace[];
  /** The items of the cover that the template draws. Books without a cover page have them too, since a shelf shows a cover of every book. */
  readonly cover: () => readonly PlacedItem[];
  /** The pictures that items name, in their printed form. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  /** The changes that composing made to the lines, page by page. */
  readonly proof: readonly PageProof[];
  readonly diagnostics: readonly Diagnostic[];
}
