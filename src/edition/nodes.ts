import type { BlockContent, DefinitionContent, PhrasingContent, Text } from 'mdast';

/** Characters with their reading (注音): `<ruby>漢<rt>hàn</rt></ruby>`. */
export interface Ruby {
  type: 'ruby';
  children: Text[];
  annotation: string;
  position?: Text['position'];
  data?: Text['data'];
}

export interface Superscript {
  type: 'superscript';
  children: PhrasingContent[];
  position?: Text['position'];
  data?: Text['data'];
}

export interface Subscript {
  type: 'subscript';
  children: PhrasingContent[];
  position?: Text['position'];
  data?: Text['data'];
}

/** Terms, each with what it means (Markdown's `: `). */
export interface DefinitionList {
  type: 'defList';
  children: (DefinitionTerm | DefinitionDescription)[];
  position?: Text['position'];
  data?: Text['data'];
}

export interface DefinitionTerm {
  type: 'defListTerm';
  children: PhrasingContent[];
  position?: Text['position'];
  data?: Text['data'];
}

export interface DefinitionDescription {
  type: 'defListDescription';
  children: (BlockContent | DefinitionContent)[];
  position?: Text['position'];
  data?: Text['data'];
}

/** The width of a picture: a share of the measure (0 to 1) or pt. */
export type PictureWidth = { readonly share: number } | { readonly pt: number };

/** Where a picture stands: at its place in the text, or at the top or foot of a page. */
export type FigurePlace = 'here' | 'top' | 'bottom';

declare module 'mdast' {
  interface BlockquoteData {
    /** A boxed note, not a quotation. */
    box?: boolean;
    /** The kind of a boxed note without a title, which names it (`NOTE`). */
    kind?: string;
  }
  interface TableCellData {
    /** It belongs to the cell on its left, whatever its place in a text says: the table was HTML. */
    mergedLeft?: boolean;
  }
  interface BlockContentMap {
    defList: DefinitionList;
  }
  interface ImageData {
    width?: PictureWidth;
    place?: FigurePlace;
    /** The name in references: `fig-map`. */
    id?: string;
    /** `图1`, where it is numbered; its caption without the number. */
    number?: string;
    caption?: string;
  }
  interface FootnoteReferenceData {
    /** Of a mark in a picture's caption: UTF-16 units of the caption behind it. */
    fromEnd?: number;
  }
  interface BreakData {
    /** No one wrote it: the printed page divides a title there. */
    printed?: boolean;
  }
  interface TextData {
    /** The picture that is printed for this one character. */
    glyph?: string;
  }
  interface LinkData {
    /** The id of the picture that the link refers to. */
    figure?: string;
  }
  interface PhrasingContentMap {
    ruby: Ruby;
    superscript: Superscript;
    subscript: Subscript;
  }
  interface RootContentMap {
    ruby: Ruby;
    superscript: Superscript;
    subscript: Subscript;
    defList: DefinitionList;
    defListTerm: DefinitionTerm;
    defListDescription: DefinitionDescription;
  }
}
