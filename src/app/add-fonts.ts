import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { isSeq, parseDocument } from 'yaml';
import { openFontLibrary } from '../fonts/font-library.js';
import { parseCatalogue } from '../fonts/index.js';
import { fileKind, readInput } from '../host/files.js';
import { fontFilesIn } from '../host/font-folders.js';
import { settleFolder, writeAll } from '../host/write-all.js';
import { diagnose, InputError } from '../messages/diagnostic.js';

/** The addition of a folder of fonts to the catalogue. */
export interface AddedFonts {
  /** The folder as the catalogue writes it: from the catalogue's folder, or absolute if it lies elsewhere. */
  readonly folder: string;
  /** The catalogue. */
  readonly path: string;
  /** The number of font files in the folder. */
  readonly files: number;
  /** The catalogue's sought fonts that lie there. */
  readonly found: readonly {
    readonly name: string;
    readonly family: string;
    readonly file: string;
  }[];
}

const CATALOGUE = 'fonts.yaml';

/**
 * Adds a folder of fonts to the catalogue of the working directory (fonts/fonts.yaml), which is written where it is not
 * there; its comments stay. Throws an InputError where the folder has no fonts or the catalogue is at fault.
 */
export async function addFonts(folder: string): Promise<AddedFonts> {
  if (fileKind(folder) !== 'folder')
    throw new InputError([diagnose('font/no-folder', { file: folder }, { path: folder })]);
  const files = fontFilesIn(folder);
  if (files.length === 0)
    throw new InputError([diagnose('font/no-fonts', { file: folder }, { path: folder })]);
  const home = resolve('fonts');
  await settleFolder(home);
  const path = join('fonts', CATALOGUE);
  const text = fileKind(path) === 'file' ? new TextDecoder().decode(readInput(path)) : '';
  const { folders } = text.trim() === '' ? { folders: [] } : parseCatalogue(text, path);
  const written = nameFrom(home, folder);
  if (!folders.some((one) => resolve(home, one) === resolve(folder)))
    await writeAll('fonts', [{ path: CATALOGUE, bytes: withFolder(text, written) }]);
  const library = openFontLibrary({ system: () => [] });
  const inside = new Set(files);
  const faces = library.sought.flatMap((name) => {
    if (!library.has(name)) return [];
    const { path: file } = library.file(name);
    return inside.has(file) ? [{ name, family: library.face(name).family, file }] : [];
  });
  return { folder: written, path, files: files.length, found: faces };
}

/** The folder as seen from the catalogue's where it lies in the same project, else its whole path; with `/`. */
function nameFrom(home: string, folder: string): string {
  const near = relative(home, resolve(folder));
  const inside = !isAbsolute(near) && !near.startsWith(`..${sep}..`);
  return (inside ? near || '.' : resolve(folder)).split(sep).join('/');
}

/** The catalogue's text with one folder more. */
function withFolder(text: string, folder: string): string {
  const document = parseDocument(text);
  const folders = document.get('folders');
  if (isSeq(folders)) folders.add(document.createNode(folder));
  else document.set('folders', [folder]);
  return document.toString({ lineWidth: 0 });
}
