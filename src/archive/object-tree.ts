import { join } from 'node:path';
import { entriesOf } from '../host/disk.js';
import { OUTPUT_LIMIT } from '../host/files.js';
import { kindWithin, readWithin } from '../host/within.js';

/** The files below an object's folder; a file is read when it is asked for. */
export class ObjectTree {
  /** Sizes by path. */
  readonly files = new Map<string, number>();
  readonly odd: { readonly path: string; readonly kind: 'empty' | 'link' }[] = [];
  bytes = 0;
  readonly #names = new Map<string, string[]>();
  readonly #folder: string;

  static of(store: string, path: string): ObjectTree {
    const tree = new ObjectTree(join(store, path));
    tree.#walk(path, '');
    return tree;
  }

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** The names in a folder below the object's. */
  in(folder: string): readonly string[] {
    return this.#names.get(folder) ?? [];
  }

  has(file: string): boolean {
    return this.files.has(file);
  }

  hasFolder(folder: string): boolean {
    return this.#names.has(folder);
  }

  /** The bytes of a file; undefined where it is not there, or not there any more. */
  read(file: string): Uint8Array | undefined {
    if (!this.files.has(file)) return undefined;
    const bytes = readOptional(this.#folder, join(this.#folder, file));
    if (bytes !== undefined && this.files.get(file) === 0) {
      this.files.set(file, bytes.length);
      this.bytes += bytes.length;
    }
    return bytes;
  }

  #walk(path: string, below: string): void {
    const entries = entriesOf(join(this.#folder, below));
    this.#names.set(
      below,
      entries.map(({ name }) => name),
    );
    if (entries.length === 0) this.odd.push({ path: join(path, below), kind: 'empty' });
    for (const entry of entries) {
      const at = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) this.#walk(path, at);
      else if (entry.isFile()) this.files.set(at, 0);
      else this.odd.push({ path: `${path}/${at}`, kind: 'link' });
    }
  }
}

/** The bytes of an ordinary file of `folder`; undefined where there is none. */
export function readOptional(folder: string, file: string): Uint8Array | undefined {
  return kindWithin(folder, file) === 'file' ? readWithin(folder, file, OUTPUT_LIMIT) : undefined;
}
