import type { HYPHENATED } from './template-schema.js';

/**
 * How wide marks are set; ？！ share an em in all of them (docs/typography.md, rule 8).
 * `full` (全角): each mark one em. `line-end-half` (行末半角): so too, but half at a line's edges, as GB/T 15834-2011
 * 5.1.10 has it. `kaiming` (开明, the default): beside each other as well, and where a line needs it. `half` (半角): all half.
 */
export type MarkStyle = 'full' | 'kaiming' | 'half' | 'line-end-half';

/** How strict the prohibition of line starts and ends is. */
export type ProhibitionLevel = 'basic' | 'gb' | 'strict';

/** The roles that a template gives faces to. */
export type FontRole =
  | 'song'
  | 'hei'
  | 'kai'
  | 'fangsong'
  | 'xiaobiaosong'
  | 'latin'
  | 'latinSans'
  | 'mono';

/** Catalogue names (fonts.yaml) tried in order, the first that has the character sets it. */
export interface FontStack {
  readonly regular: readonly string[];
  readonly bold: readonly string[];
}

/** How one kind of paragraph is set. Lengths are pt unless said otherwise. */
export interface BlockStyle {
  readonly font: FontRole;
  readonly bold: boolean;
  readonly size: number;
  /** Whole lines of the grid that one line of this style takes; 1 for text, 2 for a large heading. */
  readonly lines: number;
  readonly align: 'justify' | 'start' | 'center' | 'end';
  /** em of this style's size. */
  readonly firstIndent: number;
  /** em of the body, both sides. */
  readonly inset: number;
  /** Whole grid lines. */
  readonly before: number;
  readonly after: number;
  /** `#rrggbb` */
  readonly color: string;
}

export type RunningHead = 'book' | 'chapter' | 'none';

/** A template after inheritance and checks: all values there, lengths in pt. */
export interface Template {
  readonly name: string;
  readonly title: Readonly<Record<'zh' | 'en', string>>;
  /** What it is for. */
  readonly description: Readonly<Record<'zh' | 'en', string>>;
  /** The folders that it came from, the base first. */
  readonly chain: readonly string[];
  readonly page: {
    readonly width: number;
    readonly height: number;
    readonly top: number;
    readonly bottom: number;
    /** Binding side. */
    readonly inner: number;
    readonly outer: number;
  };
  readonly typeArea: {
    readonly characters: number;
    readonly lines: number;
    readonly size: number;
    readonly leading: number;
  };
  readonly marks: MarkStyle;
  readonly prohibition: ProhibitionLevel;
  readonly grid: boolean;
  readonly hanging: boolean;
  /** The language of the book's Western words, which may be divided by it; `none` where they may not. */
  readonly hyphenation: 'none' | (typeof HYPHENATED)[number];
  readonly fonts: Readonly<Record<FontRole, FontStack>>;
  readonly styles: {
    readonly body: BlockStyle;
    /** H1 to H4. */
    readonly headings: readonly [BlockStyle, BlockStyle, BlockStyle, BlockStyle];
    readonly quote: BlockStyle;
    readonly editorsNote: BlockStyle;
    readonly code: BlockStyle;
    readonly table: BlockStyle;
    readonly caption: BlockStyle;
    readonly footnote: BlockStyle;
    readonly coverTitle: BlockStyle;
    readonly coverSubtitle: BlockStyle;
    readonly coverImprint: BlockStyle;
    readonly contentsTitle: BlockStyle;
    readonly contentsEntry: BlockStyle;
    readonly runningHead: BlockStyle;
    readonly folio: BlockStyle;
    readonly mastheadName: BlockStyle;
    readonly mastheadIssue: BlockStyle;
    readonly mastheadLine: BlockStyle;
    readonly secrecy: BlockStyle;
    readonly tail: BlockStyle;
  };
  /** Emphasis and strong, never slanted: dots beneath, kai or hei. */
  readonly emphasis: 'dots' | 'kai';
  readonly strong: 'hei' | 'bold';
  readonly runningHeads: {
    /** Left-hand (even) and right-hand (odd) pages. */
    readonly verso: RunningHead;
    readonly recto: RunningHead;
    /** pt from the page's top edge to its baseline. */
    readonly baseline: number;
    readonly rule: boolean;
    readonly onOpeners: boolean;
  };
  readonly folios: {
    readonly place: 'outer' | 'center' | 'none';
    /** `{n}` is the number: `— {n} —`. */
    readonly format: string;
    /** pt from the type area's foot to the folio's baseline. */
    readonly below: number;
    /** em of the folio that it stands in from the type area's edge. */
    readonly inset: number;
    readonly onOpeners: boolean;
    /** Roman folios before the first chapter or division that counts. */
    readonly frontMatter: 'roman' | 'none' | 'arabic';
  };
  readonly divisions: {
    readonly open: 'page' | 'recto' | 'run-on';
    /** A division that is nothing but its heading is a part: a right-hand page of its own. */
    readonly parts: boolean;
  };
  /** Of a briefing or an official document: `line` is that of the issuing unit and the date. */
  readonly masthead: {
    readonly show: boolean;
    readonly required: boolean;
    readonly line: boolean;
  };
  readonly tail: { readonly show: boolean; readonly required: boolean };
  /** The masthead's unit and date below the text, as official documents are signed. */
  readonly signature: boolean;
  /** Whether a link's address is printed, as a footnote. */
  readonly links: 'plain' | 'footnote';
  readonly cover: boolean;
  readonly contents: {
    readonly show: boolean;
    /** On pages of their own, or on the first page before the text. */
    readonly place: 'page' | 'run-on';
    readonly title: string;
    readonly depth: number;
    readonly leader: string;
  };
  readonly epub: {
    /** The text of epub.css, the base's first. */
    readonly css: string;
    readonly writing: 'horizontal' | 'vertical';
  };
}
