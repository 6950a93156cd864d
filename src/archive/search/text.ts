import type { PlaceAddress } from '../../outputs/output.js';

/** Where a page of the printed book begins in a block. */
export interface SearchPage {
  /** UTF-16 offset in the block's text. */
  readonly offset: number;
  /** As printed. */
  readonly folio: string;
  /** The page of the PDF, from 1; undefined if it is unknown. */
  readonly page?: number;
}

/** A paragraph, heading, cell or note: a phrase that is looked for stands in one of them. */
export interface SearchBlock {
  readonly text: string;
  /** The element's id, where it has one. */
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
  /** The file of its page where each division has one: `01-beijing.html`. */
  readonly web?: string;
  /** Its place in the EPUB's spine: `/6/8`. */
  readonly spine?: string;
}

/** A finished file of an edition. */
export interface SearchFile {
  /** The name of its format: `epub`. */
  readonly format: string;
  /** From the folder that the index is of; of an output whose places are ids, the folder of its pages. */
  readonly address: string;
  readonly places: PlaceAddress;
}

/** The data of the edition in every hit. */
export interface SearchEdition {
  readonly id: string;
  readonly title: string;
  readonly date?: string;
  /** Of an archived edition: the versions that hold this text, `v1` … */
  readonly versions?: readonly string[];
  /** Its finished files, in the order in which a hit names them. */
  readonly files?: readonly SearchFile[];
}

/** An edition as it is searched. */
export interface SearchText {
  readonly edition: SearchEdition;
  readonly divisions: readonly SearchDivision[];
}
