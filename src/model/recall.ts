/** Remembers values that depend on a text alone, as long as the text stays the same. */
export class Recall {
  readonly #remembered = new Map<string, { readonly from: string; readonly value: unknown }>();

  /** The result of `make` for the text `from`, remembered by `name`. `make` must depend on nothing else. */
  recall<Value>(name: string, from: string, make: () => Value): Value {
    const known = this.#remembered.get(name);
    if (known?.from === from) return known.value as Value;
    const value = make();
    this.#remembered.set(name, { from, value });
    return value;
  }
}
