/** Runs the tasks of one key one after the other, in the order of the calls, so that two windows never write at once. */
export class Queue {
  readonly #last = new Map<string, Promise<unknown>>();

  run<Value>(key: string, body: () => Promise<Value>): Promise<Value> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const next = before.then(body, body);
    const settled = next.catch(() => {});
    this.#last.set(key, settled);
    settled.then(() => {
      if (this.#last.get(key) === settled) this.#last.delete(key);
    });
    return next;
  }
}
