/** Where a page of the book begins in the text, so that other formats can carry the same page numbers. */
export interface PageStart {
  /** The folio as printed: `12`; `i`, `ii` before the first chapter where the template says so. */
  readonly folio: string;
  /** From 1, of all pages. */
  readonly page: number;
  /** Division name: `01-beijing`. */
  readonly division: string;
  /** Index of the block among the tree's children. */
  readonly block: number;
  /** UTF-16 offset in the division's file where the paragraph (heading, table, picture …) that the page begins in begins. */
  readonly source: number;
  /** UTF-16 offset in its text; of a table, the row. */
  readonly offset: number;
}

export interface PageMap {
  readonly pages: number;
  readonly starts: readonly PageStart[];
}
