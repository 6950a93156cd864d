import { FontMemory } from './font-memory.js';

/**
 * What one build leaves for the next in the same process: fonts, and whatever was made from a text alone, as long as
 * the text stays the same. For programs that build often; a build with it gives the same bytes as one without.
 */
export class BuildMemory {
  readonly fonts = new FontMemory();
  readonly #made = new Map<string, { readonly from: string; readonly value: unknown }>();

  /** What `make` makes from the text `from`, remembered by `name`; `make` must depend on nothing else. */
  recall<Value>(name: string, from: string, make: () => Value): Value {
    const known = this.#made.get(name);
    if (known?.from === from) return known.value as Value;
    const value = make();
    this.#made.set(name, { from, value });
    return value;
  }
}
