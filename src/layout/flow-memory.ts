import type { FontLibrary } from '../fonts/library.js';
import type { Diagnostic } from '../messages/diagnostic.js';
import type { Structure } from '../model/composition.js';
import type { Division } from '../model/edition.js';
import type { DivisionFlow } from './division.js';
import { structureNode } from './pages/structure.js';

/** A division as it was set, and what setting it said. */
export interface SetFlow {
  readonly flow: DivisionFlow;
  readonly diagnostics: readonly Diagnostic[];
  /** How many notes were counted after it, where divisions share their count. */
  readonly notes: number;
}

/**
 * Keeps the divisions of a book as they were set, for a program that composes the same book again after each change. A
 * division is set anew where its text changed, or what it takes from the rest of the book.
 */
export class FlowMemory {
  #book = '';
  #document = structureNode('Document');
  #set = new WeakMap<Division, { readonly from: string; readonly value: SetFlow }>();

  /** The fonts that the kept divisions are set in: their checksums by name. */
  #fonts: ReadonlyMap<string, string> = new Map();
  /** Faces that were wanted and absent, and what sets their text, as `FaceChooser.absent`. */
  readonly #absent = new Map<string, string>();

  /** The root of the structure for a book of these settings: the kept divisions hang on it. */
  documentOf(book: string, library: FontLibrary): Structure {
    if (book !== this.#book || this.#haveChanged(library)) {
      this.#book = book;
      this.#document = structureNode('Document');
      this.#set = new WeakMap();
      this.#absent.clear();
    }
    return this.#document;
  }

  /** Ends a composition: gives the absent faces of all divisions, those that were kept as well. */
  finish(absent: ReadonlyMap<string, string>, library: FontLibrary): ReadonlyMap<string, string> {
    for (const [wanted, set] of absent) this.#absent.set(wanted, set);
    const ids = new Set([...this.#fonts.keys(), ...library.used().map(({ id }) => id)]);
    this.#fonts = new Map([...ids].map((id) => [id, library.face(id).checksum]));
    return this.#absent;
  }

  #haveChanged(library: FontLibrary): boolean {
    return [...this.#fonts].some(
      ([id, checksum]) => !library.ids.includes(id) || library.face(id).checksum !== checksum,
    );
  }

  /** The division as it was set from `from`, else as `set` sets it. */
  recall(division: Division, from: string, set: () => SetFlow): SetFlow {
    const known = this.#set.get(division);
    if (known?.from === from) return known.value;
    const value = set();
    this.#set.set(division, { from, value });
    return value;
  }
}
