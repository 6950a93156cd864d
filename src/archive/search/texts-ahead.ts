/** The number of texts that are loaded at a time: a browser takes hardly longer for several files than for one. */
const AT_ONCE = 6;

/** Loads texts in order, some of them ahead of the one that is read. */
export class TextsAhead {
  readonly #loading: Promise<unknown>[] = [];
  #started = 0;

  constructor(
    private readonly names: readonly string[],
    private readonly load: (name: string) => Promise<unknown>,
    private readonly mayLoad: () => boolean,
  ) {}

  /** The text of the next name; undefined where it may not be loaded yet. */
  next(): Promise<unknown> | undefined {
    for (const name of this.names.slice(this.#started, this.#started + AT_ONCE)) {
      if (this.#loading.length === AT_ONCE || !this.mayLoad()) break;
      const text = this.load(name);
      // The fault of a text that nobody comes to read is nobody's; who takes it hears of it.
      text.catch(() => {});
      this.#loading.push(text);
      this.#started++;
    }
    return this.#loading.shift();
  }
}
