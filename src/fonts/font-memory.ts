import { fileKind, readAside } from '../host/files.js';
import { fileState } from '../host/trace.js';
import { Recall } from '../model/recall.js';
import { sha256, sha256Aside } from '../model/sha256.js';
import type { OpenFace } from './index.js';

/** A font file as it was when it was read. */
export class FontFileInMemory {
  #sha256: string | undefined;

  constructor(
    readonly state: string,
    readonly bytes: Uint8Array,
    sha256?: string,
  ) {
    this.#sha256 = sha256;
  }

  /** The digest that seals it. */
  get sha256(): string {
    this.#sha256 ??= sha256(this.bytes);
    return this.#sha256;
  }
}

/** Font files read, faces opened and catalogues parsed, kept from build to build as long as the files stay the same. */
export class FontMemory extends Recall {
  readonly #files = new Map<string, FontFileInMemory>();
  readonly #faces = new Map<string, { readonly file: FontFileInMemory; readonly face: OpenFace }>();

  /** The file at `path`, by `read` where it isn't here or has changed. */
  file(path: string, read: () => Uint8Array): FontFileInMemory {
    const state = fileState(path);
    return this.#known(path, state) ?? this.#keep(path, state, read());
  }

  /**
   * Reads the file at `path` and makes its digest while this thread does something else. A file that cannot be read is
   * left to `file`.
   */
  async load(path: string): Promise<void> {
    const state = fileState(path);
    if (this.#known(path, state) !== undefined || fileKind(path) !== 'file') return;
    const bytes = await readAside(path).catch(() => undefined);
    if (bytes === undefined) return;
    this.#keep(path, state, bytes, await sha256Aside(bytes));
  }

  face(key: string, file: FontFileInMemory, open: () => OpenFace): OpenFace {
    const known = this.#faces.get(key);
    if (known?.file === file) return known.face;
    const face = open();
    this.#faces.set(key, { file, face });
    return face;
  }

  #known(path: string, state: string): FontFileInMemory | undefined {
    const known = this.#files.get(path);
    return known?.state === state ? known : undefined;
  }

  #keep(path: string, state: string, bytes: Uint8Array, sha256?: string): FontFileInMemory {
    const file = new FontFileInMemory(state, bytes, sha256);
    this.#files.set(path, file);
    return file;
  }
}
