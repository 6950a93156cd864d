import { basename, dirname, join, resolve } from 'node:path';
import { readIfThere } from '../host/disk.js';
import { workingDirectory } from '../host/environment.js';
import { fileKind, OUTPUT_LIMIT, readInput } from '../host/files.js';
import { systemFontFolders } from '../host/font-folders.js';
import { packageRoot as installedPackage } from '../host/package-root.js';
import { packagedYaml } from '../host/packaged-yaml.js';
import { trace } from '../host/trace.js';
import { diagnose, InputError } from '../messages/diagnostic.js';
import { type FontFileInMemory, FontMemory } from './font-memory.js';
import {
  type CatalogueEntry,
  type FaceMetrics,
  type FontLibrary,
  type FontTables,
  type OpenFace,
  openFace,
  parseCatalogue,
  type SoughtFont,
  unpackTables,
} from './index.js';
import { NamedFonts } from './named-fonts.js';

export interface FontLibraryOptions {
  /** The folder of the installed package, with `fonts/fonts.yaml` in it. */
  readonly packageRoot?: string;
  /** The folder whose own `fonts/fonts.yaml` adds to or replaces the built-in names; the working directory where absent. */
  readonly cwd?: string;
  /** The folders of the system's fonts, where the catalogue's sought fonts may lie; looked through when one is asked for. */
  readonly system?: () => readonly string[];
  /** Keeps font files and what was read in them for the next library of the same process. */
  readonly memory?: FontMemory | undefined;
}

interface Located {
  readonly entry: CatalogueEntry;
  readonly path: string;
  readonly licence?: string;
}

const CATALOGUE = join('fonts', 'fonts.yaml');
/** The results of shaping the built-in faces, measured beforehand (tools/font-metrics.ts). */
const METRICS = join('fonts', 'metrics.json');
/**
 * The tables of the built-in fonts that composing asks for, which the package's build has written (tools/face-tables.mjs). They are
 * named by the font file's digest, so that they cannot be taken for another font's.
 */
const TABLES = join('lib', 'faces');

/** Opens the built-in catalogue and the user's own over it. Throws InputError where one is wrong. */
export function openFontLibrary({
  packageRoot = installedPackage,
  cwd = workingDirectory(),
  memory = new FontMemory(),
  system = systemFontFolders,
}: FontLibraryOptions = {}): FontLibrary {
  const located = new Map<string, Located>();
  const sought = new Map<string, SoughtFont>();
  const fallback: string[] = [];
  const folders: string[] = [];
  for (const catalogue of cataloguePaths(packageRoot, cwd)) {
    const text = readCatalogue(catalogue);
    const parse = () => parseCatalogue(text, catalogue, packagedYaml(text)?.data);
    const parsed = memory.recall(`catalogue ${catalogue}`, text, parse);
    const { entries } = parsed;
    for (const [id, font] of parsed.sought) sought.set(id, font);
    // A user's own come before the built-in ones.
    fallback.unshift(...parsed.fallback.filter((id) => !fallback.includes(id)));
    folders.unshift(...parsed.folders.map((folder) => resolve(dirname(catalogue), folder)));
    for (const [id, entry] of entries) {
      const below = (file: string) => resolve(dirname(catalogue), file);
      located.set(id, {
        entry,
        path: below(entry.file),
        ...(entry.licenceFile !== undefined && { licence: below(entry.licenceFile) }),
      });
    }
  }
  let known: Readonly<Record<string, FaceMetrics>> | undefined;
  const metrics = () => {
    known ??= readJson(join(packageRoot, METRICS));
    return known;
  };
  const files = new Map<string, FontFileInMemory>();
  const faces = new Map<string, OpenFace>();

  const ids = [...located.keys()];
  // Named by where they are looked for: a program that builds often looks once.
  const named = () => {
    const all = [...folders, ...system()];
    return memory.recall('named fonts', JSON.stringify(all), () => new NamedFonts(() => all));
  };
  const unknown = new Set<string>();
  /** Looks a font up by its names; one whose licence forbids embedding is none. */
  const seek = (id: string): boolean => {
    const font = sought.get(id);
    if (font === undefined || unknown.has(id)) return false;
    const match = named().find(font.names);
    if (match !== undefined) {
      const { path: file, face: number } = match;
      const { weight } = font;
      const entry: CatalogueEntry = {
        id,
        file,
        face: number,
        style: 'normal',
        weight,
        get place() {
          return font.place;
        },
      };
      located.set(id, { entry, path: file });
      if (isUsable(id)) return true;
      located.delete(id);
      faces.delete(id);
    }
    unknown.add(id);
    return false;
  };
  const isUsable = (id: string): boolean => {
    try {
      return !face(id).forbidsEmbedding;
    } catch (error) {
      if (error instanceof InputError) return false;
      throw error;
    }
  };
  const has = (id: string): boolean => located.has(id) || seek(id);
  const locate = (id: string): Located => {
    const location = has(id) ? located.get(id) : undefined;
    if (location !== undefined) return location;
    throw new InputError([diagnose('font/unknown-face', {}, { id, known: ids })]);
  };
  const read = (id: string): FontFileInMemory => {
    const { entry, path } = locate(id);
    const known = files.get(path);
    if (known !== undefined) return known;
    const file = memory.file(path, () => readFontFile(entry, path));
    trace({ kind: 'read', path, bytes: file.bytes.byteLength, state: file.state });
    files.set(path, file);
    return file;
  };
  const face = (id: string): OpenFace => {
    const known = faces.get(id);
    if (known !== undefined) return known;
    const { entry } = locate(id);
    const file = read(id);
    const opened = memory.face(`${id} ${entry.face ?? ''}`, file, () =>
      openFace(id, file.bytes, {
        face: entry.face,
        place: () => entry.place,
        metrics,
        tables: readTables(packageRoot, file.sha256),
      }),
    );
    faces.set(id, opened);
    return opened;
  };
  return {
    ids,
    sought: [...sought.keys()].filter((id) => !ids.includes(id)),
    fallback,
    has,
    standIn: (id) => sought.get(id)?.standIn,
    face,
    file(id) {
      const { nameInCollection } = face(id);
      const fontFile = { bytes: read(id).bytes, path: locate(id).path };
      return nameInCollection === undefined
        ? fontFile
        : { ...fontFile, postscriptName: nameInCollection };
    },
    digest: (id) => read(id).sha256,
    path: (id) => locate(id).path,
    licence(id) {
      const { entry, licence } = locate(id);
      if (licence === undefined) return undefined;
      return { name: basename(licence), bytes: readFontFile(entry, licence) };
    },
    used: () =>
      [...located.keys()]
        .filter((id) => faces.has(id))
        .map((id) => {
          const { postscriptName, version } = face(id);
          const { sha256 } = read(id);
          const file = sought.has(id) ? { file: basename(locate(id).path) } : {};
          return { id, postscriptName, version, sha256, ...file };
        }),
    entry: (id) => locate(id).entry,
    async load(ids) {
      const paths = new Set(ids.filter((id) => located.has(id)).map((id) => locate(id).path));
      await Promise.all([...paths].map((path) => memory.load(path)));
    },
  };
}

function readJson<Value>(path: string): Readonly<Record<string, Value>> {
  const bytes = readIfThere(path);
  return bytes === undefined ? {} : JSON.parse(new TextDecoder().decode(bytes));
}

function readTables(packageRoot: string, sha256: string): FontTables | undefined {
  const bytes = readIfThere(join(packageRoot, TABLES, sha256));
  return bytes === undefined ? undefined : unpackTables(bytes);
}

function cataloguePaths(packageRoot: string, cwd: string): readonly string[] {
  const builtIn = resolve(packageRoot, CATALOGUE);
  const catalogue = resolve(cwd, CATALOGUE);
  if (catalogue === builtIn) return [builtIn];
  return fileKind(catalogue) === 'none' ? [builtIn] : [builtIn, catalogue];
}

function readCatalogue(path: string): string {
  return new TextDecoder().decode(readInput(path));
}

function readFontFile(entry: CatalogueEntry, path: string): Uint8Array {
  try {
    // A pipe or a device would be waited for: it counts as missing.
    if (fileKind(path) === 'file') return readInput(path, OUTPUT_LIMIT);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
  }
  trace({ kind: 'absent', path });
  throw new InputError([diagnose('font/no-file', entry.place, { id: entry.id, path })]);
}
