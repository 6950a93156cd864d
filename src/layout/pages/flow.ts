import type { PlacedItem } from '../../model/composition.js';

/** One line, table row or picture of the flow. It takes whole lines of the grid (docs/typography.md, rule 16). */
export interface FlowLine {
  /** The grid lines that the line takes. The number of a table's row or a note need not be whole. */
  readonly rows: number;
  /** x from the type area's left edge, y from the baseline of the line's first grid line, pt. */
  readonly items: readonly PlacedItem[];
  /** The UTF-16 offset in the text of the block, without note marks; in a table, the index of the row. */
  readonly offset: number;
  /** The UTF-16 offset of the line's beginning in the division's file, where it differs from that of the block. */
  readonly source?: number;
  /** Whether no page ends before the line. */
  readonly glued?: boolean;
  /** Whether a page ends before the line only if a large part of the page would else stay empty. */
  readonly kept?: boolean;
  /** How a line of text was set, for the composition proof. */
  readonly set?: SetLine;
}

/** How a line of text was set. */
export interface SetLine {
  readonly text: string;
  /** The space between the characters, and the most by which a mark was squeezed, em. */
  readonly stretch: number;
  readonly squeeze: number;
  /** The missing width of the line, em. */
  readonly short?: number;
  /** Whether the line ends where the rules allow no break. */
  readonly forced: boolean;
  /** Whether this is the last line of a paragraph and holds one character. */
  readonly lonely: boolean;
  /** Whether a cell of a table's row divides a number, a date or a word. */
  readonly broken?: boolean;
}

export type FloatPlace = 'top' | 'bottom' | 'page';

export type FloatSeries = 'table' | 'figure';

/** A block of the text that flows over the pages. */
export interface FlowBlock {
  readonly lines: readonly FlowLine[];
  /** The air before and after the block, grid lines; none at the top of a page. */
  readonly before: number;
  readonly after: number;
  /** Whether the block is a heading: two lines of the following text stand on its page (docs/typography.md, rule 17). */
  readonly heading: boolean;
  /** The fewest lines that may stand alone at a page's foot or head: 2 for text and long programs, 1 for tables, all of a short program. */
  readonly fewest: number;
  /** Where a float may stand outside its place in the text: at the top or foot of its page or a later one, or on a page of its own. */
  readonly floats?: FloatPlace;
  /** Whether the text names the block by a title or a number. If the rest of a page has no room for the block, text stands before it. */
  readonly yields?: boolean;
  /** The series of a numbered or titled block. No block of a series stands before an earlier one. */
  readonly series?: FloatSeries;
  /** Sets the same text in one line less; returns undefined where it cannot be squeezed so far. */
  readonly tighter?: () => readonly FlowLine[] | undefined;
  /** The line that is set again at the top of each further page: the head of a table. */
  readonly repeated?: FlowLine;
  /** The index among the blocks of the division, for the page map. */
  readonly block: number;
  /** The UTF-16 offset of the block's node in the division's file, for the page map. */
  readonly source?: number;
  /** The name of the block's division; absent for blocks of the page itself (masthead, contents). */
  readonly division?: string;
}

/** The footnotes of a flow: the lines of each note by its key, and the stroke between text and notes. */
export interface FlowNotes {
  readonly lines: ReadonlyMap<string, readonly FlowLine[]>;
  readonly rule: FlowLine;
  /** The grid lines that stay free below the last note, so that the note stands on the last baseline of the page. */
  readonly below?: number;
  /** Whether the numbers of notes begin anew on each page: a note with marks on two pages stands on both. */
  readonly byPage?: boolean;
}

/** A flow line at its place on a page. */
export interface PlacedLine {
  readonly line: FlowLine;
  /** The grid line of the page, from 0. */
  readonly row: number;
  readonly block: number;
  /** `source` of the line's block. */
  readonly source?: number | undefined;
  /** `offset` of the line; for a repeated table head, that of the row below it. */
  readonly offset: number;
  readonly division?: string | undefined;
  /** Whether the line belongs to a footnote at the foot of the page. */
  readonly note: boolean;
  /** Whether the line belongs to a block that floats. */
  readonly floats?: boolean;
}

/** The lines of one page of the flow. */
export type FlowPage = readonly PlacedLine[];
