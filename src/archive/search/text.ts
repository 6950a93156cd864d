/** Where a page of the printed book begins in a block. */
export interface SearchPage {
  /** UTF-16 offset in the block's text. */
  readonly offset: number;
  /** As printed. */
  readonly folio: string;
  /** The page of the PDF, from 1; undefined where nobody knows it. */
  readonly page?: number;
}

/** A paragraph, heading, cell or note: a phrase that is looked for stands in one of them. */
export interface SearchBlock {
  readonly text: string;
  /** The element's id in the web edition, where it has one. */
  readonly id?: string;
  /** Steps of an EPUB CFI from the document to the element: `/4/2/10`. */
  readonly steps?: string;
  /** The pages that begin in it, in order. */
  readonly pages: readonly SearchPage[];
}

export interface SearchDivision {
  /** `01-beijing` */
  readonly name: string;
  readonly title: string;
  readonly blocks: readonly SearchBlock[];
  /** Its page in the web edition. */
  readonly web?: string;
  /** Its place in the EPUB's spine: `/6/8`. */
  readonly spine?: string;
}

/** What every hit in an edition says of it. */
export interface SearchEdition {
  readonly id: string;
  readonly title: string;
  readonly date?: string;
  /** Of an archived edition: the versions that hold this text, `v1` … */
  readonly versions?: readonly string[];
  /** Its finished files, by paths from the folder that the index is of. */
  readonly web?: string;
  readonly epub?: string;
  readonly pdf?: string;
}

/** An edition as it is searched. */
export interface SearchText {
  readonly edition: SearchEdition;
  readonly divisions: readonly SearchDivision[];
}
