import type { LiveName, LiveRequest } from './live-calls.js';

/** Requests that somebody waits for come first, then the diagnostics beside the text, then the covers of the shelf. */
const RANKS: ReadonlyMap<LiveName, number> = new Map([
  ['check', 1],
  ['cover', 2],
]);

/** The requests of a thread that does one after the other: those of a lower rank first, each rank in its order. */
export class LiveOrder {
  readonly #waiting: LiveRequest[] = [];

  add(request: LiveRequest): void {
    this.#waiting.push(request);
  }

  /** The request to be done next, which then no longer waits. */
  next(): LiveRequest | undefined {
    const ranks = this.#waiting.map(({ name }) => RANKS.get(name) ?? 0);
    const at = ranks.indexOf(Math.min(...ranks));
    return at < 0 ? undefined : this.#waiting.splice(at, 1)[0];
  }
}
