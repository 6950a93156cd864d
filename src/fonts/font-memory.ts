import { webcrypto } from 'node:crypto';
import * as fs from 'node:fs';
import { promisify } from 'node:util';
import { kindOf } from '../host/files.js';
import { fileState } from '../host/trace.js';
import { Recall } from '../model/recall.js';
import { sha256 } from '../model/sha256.js';
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
    if (this.#known(path, state) !== undefined || kindOf(path) !== 'file') return;
    const bytes = await readInOnePiece(path).catch(() => undefined);
    if (bytes === undefined) return;
    const digest = await webcrypto.subtle.digest('SHA-256', bytes);
    this.#keep(path, state, bytes, Buffer.from(digest).toString('hex'));
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

const readPiece = promisify(fs.read);

/** In one call to the system, which the pool of threads makes; Node's `readFile` comes back for every half megabyte. */
async function readInOnePiece(path: string): Promise<Uint8Array> {
  const file = fs.openSync(path, 'r');
  try {
    const { size } = fs.fstatSync(file);
    const bytes = Buffer.allocUnsafeSlow(size);
    const { bytesRead } = await readPiece(file, bytes, 0, size, 0);
    if (bytesRead !== size) throw new RangeError('the file is still being written');
    return bytes;
  } finally {
    fs.closeSync(file);
  }
}
