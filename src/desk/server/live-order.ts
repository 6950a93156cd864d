import type { LiveName, LiveRequest } from './live-calls.js';

/** The ranks of requests: first those that a user waits for, then the diagnostics beside the text, then the covers of the shelf. */
const RANKS: ReadonlyMap<LiveName, number> = new Map([
  ['check', 1],
  ['cover', 2],
]);

/** The waiting requests of a thread that performs one at a time: lower ranks first, each rank in order. */
export class LiveOrder {
  readonly #waiting: LiveRequest[] = [];

  add(request: LiveRequest): void {
    this.#waiting.push(request);
  }

  /** Takes the next request. */
  next(): LiveRequest | undefined {
    const ranks = this.#waiting.map(({ name }) => RANKS.get(name) ?? 0);
    const at = ranks.indexOf(Math.min(...ranks));
    return at < 0 ? undefined : this.#waiting.splice(at, 1)[0];
  }
}
