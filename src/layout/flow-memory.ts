import type { FontLibrary } from '../fonts/library.js';
import type { Diagnostic } from '../messages/diagnostic.js';
import type { Division } from '../model/edition.js';
import { Recall } from '../model/recall.js';
import type { BookContext } from './book-context.js';
import type { DivisionFlow } from './division.js';
import { structureNode } from './pages/structure.js';

/** The kept heads, folios and contents are dropped after this many compositions. */
const FORGETTING = 1000;

/** A division as it was set, and the diagnostics of setting it. */
export interface SetFlow {
  readonly flow: DivisionFlow;
  readonly diagnostics: readonly Diagnostic[];
  /** The count of notes behind the division, where divisions share their count. */
  readonly notes: number;
}

/**
 * Keeps the set divisions of a book, for a program that composes the same book again after each change. A division is set again
 * only if its text changed, or what it takes from the rest of the book.
 */
export class FlowMemory {
  #book = '';
  #document = structureNode('Document');
  #around = new Recall();
  #count = 0;
  readonly #languages = new WeakMap<Division, ReadonlySet<string>>();
  #set = new WeakMap<Division, { readonly from: string; readonly value: SetFlow }>();

  /** The fonts of the kept divisions: their checksums by name. */
  #fonts: ReadonlyMap<string, string> = new Map();
  /** Faces that the template names and the catalogue lacks, and the faces used instead, as `FaceChooser.absent`. */
  readonly #absent = new Map<string, string>();

  /**
   * The root of the structure and the kept heads, folios and contents for a book with these settings. The kept divisions hang on
   * that root.
   */
  bookOf(book: string, library: FontLibrary): Pick<BookContext, 'document' | 'memory'> {
    if (book !== this.#book || this.#haveChanged(library)) {
      this.#book = book;
      this.#document = structureNode('Document');
      this.#set = new WeakMap();
      this.#around = new Recall();
      this.#absent.clear();
    }
    // A user who types a title leaves one head for each letter.
    if (++this.#count % FORGETTING === 0) this.#around = new Recall();
    return { document: this.#document, memory: this.#around };
  }

  /** Ends a composition. Returns the absent faces of all divisions, the kept ones included. */
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

  /** The languages of which a division may have words. `find` is called for a division that changed. */
  languagesIn(division: Division, find: () => ReadonlySet<string>): ReadonlySet<string> {
    const known = this.#languages.get(division) ?? find();
    this.#languages.set(division, known);
    return known;
  }

  /** The kept division for the key `from`, else the one that `set` returns. */
  recall(division: Division, from: string, set: () => SetFlow): SetFlow {
    const known = this.#set.get(division);
    if (known?.from === from) return known.value;
    const value = set();
    this.#set.set(division, { from, value });
    return value;
  }
}
