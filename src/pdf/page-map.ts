/** Where a page of the PDF begins in the text, so that other formats can carry the same page numbers. */
export interface PageStart {
  /** The folio as printed: `12`; `i`, `ii` before the first chapter where the template says so. */
  readonly folio: string;
  /** From 1, of the PDF's pages. */
  readonly page: number;
  /** Division name: `01-beijing`. */
  readonly division: string;
  /** Index of the block among the division's composed blocks (children of the tree), and UTF-16 offset in its text. */
  readonly block: number;
  readonly offset: number;
}

export interface PageMap {
  readonly pages: number;
  readonly starts: readonly PageStart[];
}
