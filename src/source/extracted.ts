import type { LineMarkup } from './source.js';

/** A line of text taken out of a document that is not plain text. */
export interface ExtractedLine {
  readonly text: string;
  readonly markup?: LineMarkup;
}
