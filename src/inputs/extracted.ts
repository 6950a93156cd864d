import type { LineMarkup } from '../model/source.js';

/** A line of text taken out of a document that is not plain text. */
export interface ExtractedLine {
  readonly text: string;
  readonly markup?: LineMarkup;
}

/** A picture that the document itself holds. */
export interface ExtractedImage {
  /** `page.html-1.png` */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Extracted {
  readonly lines: readonly ExtractedLine[];
  readonly images: readonly ExtractedImage[];
}
