import { sep } from 'node:path';
import { realpath, stat } from './file-system.js';
import { codeOf } from './files.js';

/**
 * What stands at `path` in the folder whose real path is `root`, links followed: a file or folder of its own;
 * `outside` where a link leads out of it; `odd` where a link leads nowhere or in a ring, and for pipes, sockets and
 * devices, which nobody can read to an end.
 */
export async function ownKind(
  root: string,
  path: string,
): Promise<'file' | 'folder' | 'outside' | 'odd'> {
  try {
    const real = await realpath(path);
    if (!real.startsWith(root + sep)) return 'outside';
    const state = await stat(real);
    return state.isDirectory() ? 'folder' : state.isFile() ? 'file' : 'odd';
  } catch (error) {
    if (['ENOENT', 'ELOOP', 'ENOTDIR', 'ENAMETOOLONG'].includes(codeOf(error) ?? '')) return 'odd';
    throw error;
  }
}
