import { dirname, join, resolve } from 'node:path';
import { fileKind, readInput } from '../host/files.js';
import { packagedYaml } from '../host/packaged-yaml.js';
import { type CatalogueEntry, parseCatalogue, type SoughtFont } from './catalogue.js';
import type { FontMemory } from './font-memory.js';

/** A font of a catalogue, and where its file and its licence stand. */
export interface Located {
  readonly entry: CatalogueEntry;
  readonly path: string;
  readonly licence?: string;
}

/** The built-in catalogue and the user's own over it, as one. */
export interface Catalogues {
  readonly located: ReadonlyMap<string, Located>;
  /** The fonts that are looked for by their names. */
  readonly sought: ReadonlyMap<string, SoughtFont>;
  /** Names tried in order for a character that no other face has; the user's own come first. */
  readonly fallback: readonly string[];
  /** Folders in which sought fonts are looked for; the user's own come first. */
  readonly folders: readonly string[];
}

const CATALOGUE = join('fonts', 'fonts.yaml');

/** Reads the catalogue of the package, and the one in `cwd` where there is one. Throws InputError where one is wrong. */
export function readCatalogues(packageRoot: string, cwd: string, memory: FontMemory): Catalogues {
  const located = new Map<string, Located>();
  const sought = new Map<string, SoughtFont>();
  const fallback: string[] = [];
  const folders: string[] = [];
  for (const catalogue of cataloguePaths(packageRoot, cwd)) {
    const text = new TextDecoder().decode(readInput(catalogue));
    const parse = () => parseCatalogue(text, catalogue, packagedYaml(text)?.data);
    const parsed = memory.recall(`catalogue ${catalogue}`, text, parse);
    const below = (file: string) => resolve(dirname(catalogue), file);
    for (const [id, font] of parsed.sought) sought.set(id, font);
    fallback.unshift(...parsed.fallback.filter((id) => !fallback.includes(id)));
    folders.unshift(...parsed.folders.map(below));
    for (const [id, entry] of parsed.entries) {
      const { licenceFile } = entry;
      const licence = licenceFile === undefined ? {} : { licence: below(licenceFile) };
      located.set(id, { entry, path: below(entry.file), ...licence });
    }
  }
  return { located, sought, fallback, folders };
}

function cataloguePaths(packageRoot: string, cwd: string): readonly string[] {
  const builtIn = resolve(packageRoot, CATALOGUE);
  const catalogue = resolve(cwd, CATALOGUE);
  if (catalogue === builtIn) return [builtIn];
  return fileKind(catalogue) === 'none' ? [builtIn] : [builtIn, catalogue];
}
