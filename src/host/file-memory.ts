import { readInput } from './files.js';
import { fileState, sizeOfState, trace } from './trace.js';

interface Remembered {
  readonly state: string;
  readonly value: unknown;
}

/**
 * Remembers what was made of files, by their state on the disk: a file is read once, and again when it has changed. Each
 * memory serves one `make`.
 */
export class FileMemory {
  readonly #remembered = new Map<string, Remembered>();

  /** What `make` makes of the file at `path`; `make` depends on nothing else. Throws what `readInput` throws. */
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
