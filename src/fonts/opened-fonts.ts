import { join } from 'node:path';
import { readIfThere } from '../host/disk.js';
import { fileKind, OUTPUT_LIMIT, readInput } from '../host/files.js';
import { trace } from '../host/trace.js';
import { diagnose, InputError } from '../messages/diagnostic.js';
import type { CatalogueEntry } from './catalogue.js';
import type { Catalogues, Located } from './catalogue-files.js';
import type { FontFileInMemory, FontMemory } from './font-memory.js';
import {
  type FaceMetrics,
  type FontTables,
  type OpenFace,
  openFace,
  unpackTables,
} from './index.js';
import { NamedFonts } from './named-fonts.js';

/** Where fonts and what was measured of them are looked for. */
export interface FontPlaces {
  /** The folder of the installed package. */
  readonly packageRoot: string;
  /** The folders of the system's fonts; looked through when a sought font is asked for. */
  readonly system: () => readonly string[];
  /** Keeps font files and what was read in them for the next library of the same process. */
  readonly memory: FontMemory;
}

/** The results of shaping the built-in faces, measured beforehand (tools/font-metrics.ts). */
const METRICS = join('fonts', 'metrics.json');
/**
 * The tables of the built-in fonts that composing asks for, which the package's build has written (tools/face-tables.mjs). They are
 * named by the font file's digest, so that they cannot be taken for another font's.
 */
const TABLES = join('lib', 'faces');

/** The fonts of a library: finds those that are looked for, reads files and opens faces, each once. */
export class OpenedFonts {
  readonly #catalogues: Catalogues;
  readonly #places: FontPlaces;
  /** The fonts of the catalogues, and the sought ones that were met. */
  readonly #located: Map<string, Located>;
  /** The sought fonts that are not there. */
  readonly #absent = new Set<string>();
  readonly #files = new Map<string, FontFileInMemory>();
  readonly #faces = new Map<string, OpenFace>();
  #metrics: Readonly<Record<string, FaceMetrics>> | undefined;

  constructor(catalogues: Catalogues, places: FontPlaces) {
    this.#catalogues = catalogues;
    this.#places = places;
    this.#located = new Map(catalogues.located);
  }

  /** Whether there is such a font; one that is sought is looked for. */
  has(id: string): boolean {
    return this.#located.has(id) || this.#seek(id);
  }

  /** Where the font stands. Throws InputError where there is none of that name. */
  locate(id: string): Located {
    const location = this.has(id) ? this.#located.get(id) : undefined;
    if (location !== undefined) return location;
    const known = [...this.#catalogues.located.keys()];
    throw new InputError([diagnose('font/unknown-face', {}, { id, known })]);
  }

  /** The bytes and digest of the font's file. Throws InputError where it cannot be read. */
  read(id: string): FontFileInMemory {
    const { entry, path } = this.locate(id);
    const known = this.#files.get(path);
    if (known !== undefined) return known;
    const file = this.#places.memory.file(path, () => readFontFile(entry, path));
    trace({ kind: 'read', path, bytes: file.bytes.byteLength, state: file.state });
    this.#files.set(path, file);
    return file;
  }

  /** Throws InputError where the catalogue has no such name or the file is not a usable font. */
  face(id: string): OpenFace {
    const known = this.#faces.get(id);
    if (known !== undefined) return known;
    const { entry } = this.locate(id);
    const file = this.read(id);
    const { memory, packageRoot } = this.#places;
    const opened = memory.face(`${id} ${entry.face ?? ''}`, file, () =>
      openFace(id, file.bytes, {
        face: entry.face,
        place: () => entry.place,
        metrics: () => this.#measured(),
        tables: readTables(packageRoot, file.sha256),
      }),
    );
    this.#faces.set(id, opened);
    return opened;
  }

  /** The names of the faces opened until now, in the catalogues' order. */
  opened(): readonly string[] {
    return [...this.#located.keys()].filter((id) => this.#faces.has(id));
  }

  /** Reads the files of these faces in other threads; names that stand in no catalogue are passed over. */
  async load(ids: readonly string[]): Promise<void> {
    const paths = ids.flatMap((id) => this.#located.get(id)?.path ?? []);
    await Promise.all([...new Set(paths)].map((path) => this.#places.memory.load(path)));
  }

  /** Looks a font up by its names; one whose licence forbids embedding is none. */
  #seek(id: string): boolean {
    const font = this.#catalogues.sought.get(id);
    if (font === undefined || this.#absent.has(id)) return false;
    const match = this.#named().find(font.names);
    if (match !== undefined) {
      const entry: CatalogueEntry = {
        id,
        file: match.path,
        face: match.face,
        style: 'normal',
        weight: font.weight,
        get place() {
          return font.place;
        },
      };
      this.#located.set(id, { entry, path: match.path });
      if (this.#isUsable(id)) return true;
      this.#located.delete(id);
      this.#faces.delete(id);
    }
    this.#absent.add(id);
    return false;
  }

  #isUsable(id: string): boolean {
    try {
      return !this.face(id).forbidsEmbedding;
    } catch (error) {
      if (error instanceof InputError) return false;
      throw error;
    }
  }

  /** The fonts of the folders, remembered by the folders' names: a program that builds often looks through them once. */
  #named(): NamedFonts {
    const folders = [...this.#catalogues.folders, ...this.#places.system()];
    return this.#places.memory.recall(
      'named fonts',
      JSON.stringify(folders),
      () => new NamedFonts(() => folders),
    );
  }

  #measured(): Readonly<Record<string, FaceMetrics>> {
    this.#metrics ??= readJson(join(this.#places.packageRoot, METRICS));
    return this.#metrics;
  }
}

function readJson<Value>(path: string): Readonly<Record<string, Value>> {
  const bytes = readIfThere(path);
  return bytes === undefined ? {} : JSON.parse(new TextDecoder().decode(bytes));
}

function readTables(packageRoot: string, sha256: string): FontTables | undefined {
  const bytes = readIfThere(join(packageRoot, TABLES, sha256));
  return bytes === undefined ? undefined : unpackTables(bytes);
}

/** The bytes of a file that the catalogue names. Throws InputError where it cannot be read. */
export function readFontFile(entry: CatalogueEntry, path: string): Uint8Array {
  try {
    // A pipe or a device would be waited for: it counts as missing.
    if (fileKind(path) === 'file') return readInput(path, OUTPUT_LIMIT);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
  }
  trace({ kind: 'absent', path });
  throw new InputError([diagnose('font/no-file', entry.place, { id: entry.id, path })]);
}
