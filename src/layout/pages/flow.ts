/** One line (or table row, or picture) of the flow: it takes whole lines of the grid (docs/typography.md, rule 16). */
import type { PlacedItem } from '../../model/composition.js';
export interface FlowLine {
  /** Grid lines that it takes; a table's row and a note have a height of their own, which need be no whole number. */
  readonly rows: number;
  /** x from the type area's left edge, y from the baseline of the line's first grid line, pt. */
  readonly items: readonly PlacedItem[];
  /** UTF-16 offset in the block's text, note marks not counted; of a table, the row. */
  readonly offset: number;
  /** Where it begins in the division's file, where that isn't where its block does. */
  readonly source?: number;
  /** No page ends before it. */
  readonly glued?: boolean;
  /** No page ends before it, unless a large part of the page would stay empty. */
  readonly kept?: boolean;
  /** Of a line of text: how it was set, for the composition proof. */
  readonly set?: SetLine;
}

/** How a line of text was set. */
export interface SetLine {
  readonly text: string;
  /** em that its characters were let out, and that its marks were squeezed at most. */
  readonly stretch: number;
  readonly squeeze: number;
  /** em by which it ends short of its measure. */
  readonly short?: number;
  /** Ends where the rules allow no break. */
  readonly forced: boolean;
  /** A paragraph's last line of one character. */
  readonly lonely: boolean;
  /** Of a table's row: a cell in which a number, a date or a word is divided. */
  readonly broken?: boolean;
}

export type FloatPlace = 'top' | 'bottom' | 'page';

export type FloatSeries = 'table' | 'figure';

/** A block of the text as it flows over the pages. */
export interface FlowBlock {
  readonly lines: readonly FlowLine[];
  /** Grid lines of air, not at a page's top. */
  readonly before: number;
  readonly after: number;
  /** A heading: two lines of what follows stand on its page (docs/typography.md, rule 17). */
  readonly heading: boolean;
  /** The fewest lines that may stand alone at a page's foot or head: 2 for text and long programs, 1 for tables, all of a short program. */
  readonly fewest: number;
  /** It may stand elsewhere than at its place in the text: at the top or foot of its page or a later one, or on a page of its own. */
  readonly floats?: FloatPlace;
  /** It has a title or a number by which the text names it: where the rest of a page has no room for it, text stands before it. */
  readonly yields?: boolean;
  /** Numbered or titled in the order of the text: none of a series stands before an earlier one of it. */
  readonly series?: FloatSeries;
  /** The same text in one line less, where it can be squeezed so far. */
  readonly tighter?: () => readonly FlowLine[] | undefined;
  /** Set again at the top of each further page (a table's head). */
  readonly repeated?: FlowLine;
  /** Index among the division's blocks, for the page map. */
  readonly block: number;
  /** UTF-16 offset in the division's file of the node that it is set from, for the page map. */
  readonly source?: number;
  /** The division that it belongs to; absent where it is the page's own (masthead, contents). */
  readonly division?: string;
}

/** The footnotes of a flow: each note's lines, and the stroke that parts them from the text. */
export interface FlowNotes {
  readonly lines: ReadonlyMap<string, readonly FlowLine[]>;
  readonly rule: FlowLine;
  /** Grid lines that stay free below the last note, so that it stands on the page's last baseline. */
  readonly below?: number;
  /** Notes are numbered afresh on each page: a note that is marked on two pages stands on both. */
  readonly byPage?: boolean;
}

/** A flow line at its place on a page. */
export interface PlacedLine {
  readonly line: FlowLine;
  /** Grid line of the page, from 0. */
  readonly row: number;
  readonly block: number;
  /** The value of the line's block. */
  readonly source?: number | undefined;
  /** As of its line; of a table's head that is set again, of the row below it. */
  readonly offset: number;
  readonly division?: string | undefined;
  /** Of a footnote, at the page's foot. */
  readonly note: boolean;
  /** Of a block that floats. */
  readonly floats?: boolean;
}

/** The lines of one page of the flow. */
export type FlowPage = readonly PlacedLine[];
