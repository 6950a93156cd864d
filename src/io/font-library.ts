import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import {
  type CatalogueEntry,
  type FaceMetrics,
  type FontLibrary,
  type OpenFace,
  openFace,
  parseCatalogue,
} from '../font/index.js';
import { diagnose, InputError } from '../kernel/diagnostic.js';

export interface FontLibraryOptions {
  /** The folder of the installed package, with `fonts/fonts.yaml` in it. */
  readonly packageRoot: string;
  /** The working directory, whose own `fonts/fonts.yaml` adds to or replaces the built-in names. */
  readonly cwd: string;
}

interface Located {
  readonly entry: CatalogueEntry;
  readonly path: string;
  readonly licence?: string;
}

const CATALOGUE = join('fonts', 'fonts.yaml');
/** What shaping the built-in faces gives, told beforehand (tools/font-metrics.ts). */
const METRICS = join('fonts', 'metrics.json');

/** Opens the built-in catalogue and the user's own over it. Throws InputError where one is wrong. */
export function openFontLibrary({ packageRoot, cwd }: FontLibraryOptions): FontLibrary {
  const located = new Map<string, Located>();
  for (const catalogue of cataloguePaths(packageRoot, cwd)) {
    const { entries } = parseCatalogue(readFileSync(catalogue, 'utf8'), catalogue);
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
    known ??= readMetrics(join(packageRoot, METRICS));
    return known;
  };
  const bytes = new Map<string, Uint8Array>();
  const faces = new Map<string, OpenFace>();

  const locate = (id: string): Located => {
    const found = located.get(id);
    if (found !== undefined) return found;
    const known = [...located.keys()].join(', ');
    throw new InputError([diagnose('font/unknown-face', {}, { id, known })]);
  };
  const read = (id: string): Uint8Array => {
    const { entry, path } = locate(id);
    const known = bytes.get(path);
    if (known !== undefined) return known;
    const content = readFontFile(entry, path);
    bytes.set(path, content);
    return content;
  };
  const face = (id: string): OpenFace => {
    const known = faces.get(id);
    if (known !== undefined) return known;
    const { entry } = locate(id);
    const opened = openFace(id, read(id), {
      face: entry.face,
      place: entry.place,
      metrics: metrics(),
    });
    faces.set(id, opened);
    return opened;
  };
  return {
    ids: [...located.keys()],
    face,
    file(id) {
      const { postscriptName, inCollection } = face(id);
      const found = { bytes: read(id), path: locate(id).path };
      return inCollection ? { ...found, postscriptName } : found;
    },
    licence(id) {
      const { entry, licence } = locate(id);
      if (licence === undefined) return undefined;
      return { name: basename(licence), bytes: readFontFile(entry, licence) };
    },
    used: () =>
      [...located.keys()]
        .filter((id) => faces.has(id))
        .map((id) => ({
          id,
          postscriptName: face(id).postscriptName,
          sha256: createHash('sha256').update(read(id)).digest('hex'),
        })),
    entry: (id) => locate(id).entry,
  };
}

function readMetrics(path: string): Readonly<Record<string, FaceMetrics>> {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

function cataloguePaths(packageRoot: string, cwd: string): readonly string[] {
  const builtIn = resolve(packageRoot, CATALOGUE);
  const own = resolve(cwd, CATALOGUE);
  return own !== builtIn && existsSync(own) ? [builtIn, own] : [builtIn];
}

function readFontFile(entry: CatalogueEntry, path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new InputError([diagnose('font/no-file', entry.place, { id: entry.id, path })]);
  }
}
