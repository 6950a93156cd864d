/** Code points share pages of this many slots: one Chinese text touches a few hundred pages. */
const PAGE_SIZE = 256;

/**
 * Numbers by code point, each computed once by `compute` and then read from a typed array:
 * composing asks for the advance of every character of a book.
 */
export class CodePointCache {
  readonly #pages: (Float64Array | undefined)[] = [];
  readonly #compute: (codePoint: number) => number;

  constructor(compute: (codePoint: number) => number) {
    this.#compute = compute;
  }

  get(codePoint: number): number {
    const pageNumber = codePoint >> 8;
    let page = this.#pages[pageNumber];
    if (page === undefined) {
      page = new Float64Array(PAGE_SIZE).fill(Number.NaN);
      this.#pages[pageNumber] = page;
    }
    const slot = codePoint & (PAGE_SIZE - 1);
    const known = page[slot] as number;
    if (!Number.isNaN(known)) return known;
    const value = this.#compute(codePoint);
    page[slot] = value;
    return value;
  }
}
