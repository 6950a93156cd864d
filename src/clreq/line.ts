import type { Face } from '../model/face.js';
import type { MarkStyle, ProhibitionLevel } from '../model/template.js';

/** A word → the offsets at which its language lets it be divided, ascending, neither 0 nor its length. */
export type Hyphenate = (word: string) => readonly number[];

/** A stretch of text in one face and size, as it comes in; the composer never looks at `style`. */
export interface Span {
  readonly text: string;
  readonly face: Face;
  /** pt */
  readonly size: number;
  /** pt above the baseline (note marks); 0 where absent. */
  readonly rise?: number;
  /** Ruby over the whole span: set in `ruby.face` at `ruby.size` pt. */
  readonly ruby?: { readonly text: string; readonly face: Face; readonly size: number };
  /** The places at which words of its Western text may be divided; absent if their language is unknown. */
  readonly hyphenate?: Hyphenate | undefined;
  /** The span is never divided (a note mark, the stand-in of an inline image). */
  readonly unbreakable?: boolean;
  /** em: each digit takes this width, so that figures stand under each other in a table. */
  readonly tabular?: number | undefined;
}

export interface ParagraphStyle {
  /** pt; a whole number of ems in a type area. */
  readonly measure: number;
  /** pt: the em that indents, gaps and the grid are counted in. */
  readonly em: number;
  /** em */
  readonly firstIndent: number;
  /** em, of every line but the first. */
  readonly hangingIndent: number;
  readonly align: 'justify' | 'start' | 'center' | 'end';
  readonly marks: MarkStyle;
  readonly prohibition: ProhibitionLevel;
  /** Characters on a grid of half ems; with marks `full` each in a cell of its own (official documents). */
  readonly grid: boolean;
  /** A half-width space between Han parts two phrases and is one em (heads, docs/typography.md, rule 11). */
  readonly phraseSpaces?: boolean;
  /** Let 、。，． hang past the measure. */
  readonly hanging: boolean;
  /**
   * Lines break by sense (GB/T 9704-2012 7.3.1): never inside a word, a date or a number with its unit, nor inside one
   * of these names. Absent: between any two Han, as running text does.
   */
  readonly bySense?: { readonly names: readonly string[]; readonly filled?: boolean } | undefined;
  /** The paragraph takes one line less where squeezing it so far crushes no mark: a page is saved by it. */
  readonly tighter?: boolean;
}

/** Glyphs of one span that follow each other on a line, in text order. */
export interface ComposedRun {
  /** Index of the span. */
  readonly span: number;
  readonly text: string;
  /** pt from the line's left edge (the measure's, indent included) to the first glyph's origin. */
  readonly x: number;
  /** pt from each glyph's origin to the next one's, one number a code point; the last one's own advance. */
  readonly advances: readonly number[];
  /** The character whose glyph is drawn for each code point, where letters with marks are among them. */
  readonly drawn?: readonly number[];
  /** pt that marks stand above their places, upwards; 0 where absent. */
  readonly raised?: number;
}

/** The amounts by which a line was squeezed or stretched, em of the paragraph, for the composition proof. */
export interface LineFit {
  /** Natural width less the measure: the width to be taken in (positive) or let out (negative). */
  readonly excess: number;
  /** Largest change between two Han characters, and of a single mark. */
  readonly stretch: number;
  readonly squeeze: number;
  /** By how much it ends short of its measure, before what cannot be divided. */
  readonly short: number;
}

export interface ComposedLine {
  readonly runs: readonly ComposedRun[];
  /** Ruby over the line, positioned like runs. */
  readonly ruby: readonly ComposedRun[];
  /** UTF-16 offsets into the paragraph's whole text (spans joined). */
  readonly start: number;
  readonly end: number;
  /** pt from the measure's left edge to the last glyph's right edge (ink half of a line-end mark). */
  readonly width: number;
  /** A hyphen that divides a word at the line's end: it isn't in the text. */
  readonly hyphen?: { readonly span: number; readonly x: number };
  readonly fit: LineFit;
  /** The line ends where the rules allow no break, since nothing else could be set (docs/typography.md, rules 1–3). */
  readonly forced: boolean;
  /** A paragraph's last line of one character (docs/typography.md, rule 4). */
  readonly lonely: boolean;
}
