import { basename } from 'node:path';
import { workingDirectory } from '../host/environment.js';
import { systemFontFolders } from '../host/font-folders.js';
import { packageRoot as installedPackage } from '../host/package-root.js';
import type { UsedFont } from '../model/build-record.js';
import { readCatalogues } from './catalogue-files.js';
import { FontMemory } from './font-memory.js';
import type { FontFile, FontLibrary } from './index.js';
import { OpenedFonts, readFontFile } from './opened-fonts.js';

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

/** Opens the built-in catalogue and the user's own over it. Throws InputError where one is wrong. */
export function openFontLibrary({
  packageRoot = installedPackage,
  cwd = workingDirectory(),
  memory = new FontMemory(),
  system = systemFontFolders,
}: FontLibraryOptions = {}): FontLibrary {
  const catalogues = readCatalogues(packageRoot, cwd, memory);
  const { sought, fallback } = catalogues;
  const fonts = new OpenedFonts(catalogues, { packageRoot, system, memory });
  const ids = [...catalogues.located.keys()];
  return {
    ids,
    sought: [...sought.keys()].filter((id) => !ids.includes(id)),
    fallback,
    has: (id) => fonts.has(id),
    standIn: (id) => sought.get(id)?.standIn,
    face: (id) => fonts.face(id),
    file: (id) => fileOf(id, fonts),
    digest: (id) => fonts.read(id).sha256,
    path: (id) => fonts.locate(id).path,
    licence(id) {
      const { entry, licence } = fonts.locate(id);
      if (licence === undefined) return undefined;
      return { name: basename(licence), bytes: readFontFile(entry, licence) };
    },
    used: () => fonts.opened().map((id) => usedFont(id, fonts, sought.has(id))),
    entry: (id) => fonts.locate(id).entry,
    load: (names) => fonts.load(names),
  };
}

function fileOf(id: string, fonts: OpenedFonts): FontFile {
  const { nameInCollection } = fonts.face(id);
  const file = { bytes: fonts.read(id).bytes, path: fonts.locate(id).path };
  return nameInCollection === undefined ? file : { ...file, postscriptName: nameInCollection };
}

/** What a build records of a font; a sought one has its file's name with it, since its version says less. */
function usedFont(id: string, fonts: OpenedFonts, isSought: boolean): UsedFont {
  const { postscriptName, version } = fonts.face(id);
  const { sha256 } = fonts.read(id);
  const file = isSought ? { file: basename(fonts.locate(id).path) } : {};
  return { id, postscriptName, version, sha256, ...file };
}
