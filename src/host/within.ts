import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { diagnose, InputError } from '../messages/diagnostic.js';
import { codeOf, entryAt } from './disk.js';
import { READ_LIMIT, readInput } from './files.js';
import { trace } from './trace.js';

/**
 * The kind of the entry at `path` in the folder `root`, after links are followed. A file or folder counts if it really lies in `root`;
 * `outside` is what a link brings in from elsewhere; `odd` a link that leads nowhere or in a circle, and pipes, sockets
 * and devices, which nobody can read to an end.
 */
export function kindWithin(
  root: string,
  path: string,
): 'file' | 'folder' | 'none' | 'outside' | 'odd' {
  try {
    const real = realpathSync.native(path);
    if (!liesIn(realpathSync.native(root), real)) return 'outside';
    const state = statSync(real);
    return state.isDirectory() ? 'folder' : state.isFile() ? 'file' : 'odd';
  } catch (error) {
    const code = codeOf(error) ?? '';
    if (['ENOENT', 'ENOTDIR'].includes(code)) {
      if (entryAt(path) !== undefined) return 'odd';
      trace({ kind: 'absent', path });
      return 'none';
    }
    if (['ELOOP', 'ENAMETOOLONG', 'EACCES'].includes(code)) return 'odd';
    throw error;
  }
}

/**
 * Reads a file that belongs to the folder `root` (an edition's, a template's): it has to be an ordinary file of at most
 * `limit` bytes that really lies in `root`, wherever links lead. Throws InputError where it is not.
 */
export function readWithin(root: string, path: string, limit = READ_LIMIT): Uint8Array {
  switch (kindWithin(root, path)) {
    case 'outside':
      throw new InputError([diagnose('io/outside-file', { file: path })]);
    case 'odd':
      throw new InputError([diagnose('io/odd-file', { file: path })]);
    default:
      return readInput(path, limit);
  }
}

/** Whether the real path `path` is that of `folder` or of something in it. */
export function liesIn(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** The path of `path` with every link in the part of it that is there already resolved. */
export function realPlace(path: string): string {
  const missing: string[] = [];
  let at = resolve(path);
  while (entryAt(at) === undefined && dirname(at) !== at) {
    missing.unshift(basename(at));
    at = dirname(at);
  }
  return join(realpathSync.native(at), ...missing);
}

/** The path of a folder with every link in it resolved. */
export function realPath(folder: string): string {
  return realpathSync.native(folder);
}
