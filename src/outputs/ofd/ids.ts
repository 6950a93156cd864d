/** Numbers the objects of a document. Each id occurs once in it (GB/T 33190-2016 7.3). */
export class Ids {
  #last = 0;

  next(): string {
    this.#last++;
    return String(this.#last);
  }

  /** The largest id so far: MaxUnitID. */
  get last(): string {
    return String(this.#last);
  }
}
