import { dirname, join } from 'node:path';
import { kindWithin, readWithin } from '../../host/within.js';
import type { Source, SourceFile } from '../../model/source.js';
import { pictureAddresses, resolved } from '../../normalise/markdown-source/index.js';

/**
 * The source with the pictures that its Markdown names: those that lie in the folder `root`, below which the source is at
 * `place`. They are kept under names of their own, since all sources of an edition lie in one folder; `taken` holds those
 * that are in use. A picture that isn't there, or lies elsewhere, is reported when the edition is read.
 */
export function withPictures(
  source: Source,
  root: string,
  place: string,
  taken: Map<string, string>,
): Source {
  const pictures = new Map<string, string>();
  const files: SourceFile[] = [];
  for (const url of pictureAddresses(source)) {
    const path = resolved(place, url);
    const file = path === undefined ? undefined : join(root, path);
    if (path === undefined || file === undefined || kindWithin(root, file) !== 'file') continue;
    const known = taken.get(path);
    const name = known ?? freeName(path.replace(/[\\/]/g, '-'), [...taken.values()]);
    if (known === undefined) files.push({ name, bytes: readWithin(root, file) });
    taken.set(path, name);
    pictures.set(url, name);
  }
  return { ...source, place, pictures, files: [...source.files, ...files] };
}

function freeName(name: string, taken: readonly string[]): string {
  const [, stem = name, extension = ''] = /^(.*?)(\.[^.]*)?$/s.exec(name) ?? [];
  let free = name;
  for (let n = 2; taken.includes(free); n++) free = `${stem}-${n}${extension}`;
  return free;
}

/** The folder that a source given by its path lies in, and its place there. */
export function folderOf(path: string): { readonly root: string; readonly place: string } {
  return { root: dirname(path), place: path.replace(/^.*[\\/]/, '') };
}
