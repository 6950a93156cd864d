import { readInput } from './files.js';
import { fileState, sizeOfState, trace } from './trace.js';

interface Remembered {
  readonly state: string;
  readonly value: unknown;
}

/**
 * Remembers values that were made from files, by the state of the files on the disk: a file is read again only after a change. Each
 * memory serves one `make`.
 */
export class FileMemory {
  readonly #remembered = new Map<string, Remembered>();

  /** The result of `make` for the file at `path`; `make` depends on nothing else. Throws what `readInput` throws. */
  recall<Value>(path: string, make: (bytes: Uint8Array) => Value): Value {
    const state = fileState(path);
    const known = this.#remembered.get(path);
    if (known?.state === state) {
      trace({ kind: 'read', path, bytes: sizeOfState(state) ?? 0, state });
      return known.value as Value;
    }
    const value = make(readInput(path));
    this.#remembered.set(path, { state, value });
    return value;
  }
}
