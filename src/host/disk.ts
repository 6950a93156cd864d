import * as fs from 'node:fs';

/*
 * The one way to the disk. Each call is done when it returns: an edition's files are small, and Node's promises cost a
 * build more than the disk does (5 ms to load, and a turn through a pool of threads for each file).
 */

/**
 * The changes that Kanben makes on a disk. Each is one step after which a process may be killed: the order of steps is
 * what keeps a set of files whole, so every change is made through here.
 */
export interface Disk {
  /** With the folders above it. */
  makeFolder(path: string): void;
  /** A new file, its bytes on the disk before this ends. A link that stands at `path` is not followed. */
  write(path: string, bytes: Uint8Array | string): void;
  rename(from: string, to: string): void;
  /** Gives the file at `from` a second name; a copy of it where the disk knows no second names. */
  keep(from: string, to: string): void;
  /** No fault where nothing stands there. A link is removed, not what it leads to. */
  removeFile(path: string): void;
  /** No fault where nothing stands there. */
  removeTree(path: string): void;
  /** Only where it is empty; the answer says whether it was removed. */
  removeFolder(path: string): boolean;
  /** What a folder names is on the disk before this ends. */
  syncFolder(path: string): void;
}

/** Systems without the flag have no such links either. */
const NO_LINK = fs.constants.O_NOFOLLOW ?? 0;
const NEW_FILE = fs.constants.O_WRONLY | fs.constants.O_CREAT | fs.constants.O_TRUNC | NO_LINK;

export const realDisk: Disk = {
  makeFolder(path) {
    fs.mkdirSync(path, { recursive: true });
  },
  write(path, bytes) {
    // Node takes flags as a number too, which its types do not say of this function.
    const file = fs.openSync(path, NEW_FILE, 0o666);
    try {
      fs.writeFileSync(file, bytes);
      fs.fsyncSync(file);
    } finally {
      fs.closeSync(file);
    }
  },
  rename: fs.renameSync,
  keep(from, to) {
    try {
      fs.linkSync(from, to);
    } catch (error) {
      if (['ENOENT', 'EEXIST', 'EACCES', 'ENOSPC'].includes(codeOf(error) ?? '')) throw error;
      fs.copyFileSync(from, to);
    }
  },
  removeFile(path) {
    fs.rmSync(path, { force: true });
  },
  removeTree(path) {
    fs.rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  },
  removeFolder(path) {
    try {
      fs.rmdirSync(path);
      return true;
    } catch (error) {
      if (isTaken(error) || codeOf(error) === 'ENOENT') return false;
      throw error;
    }
  },
  syncFolder(path) {
    let folder: number | undefined;
    try {
      folder = fs.openSync(path, 'r');
      fs.fsyncSync(folder);
    } catch (error) {
      // Windows and some network drives can't do it; there the rename itself has to do.
      if (!['EPERM', 'EISDIR', 'EINVAL', 'ENOTSUP', 'EACCES'].includes(codeOf(error) ?? '')) {
        throw error;
      }
    } finally {
      if (folder !== undefined) fs.closeSync(folder);
    }
  },
};

/** Makes `path` a link to a folder. */
export function linkFolder(folder: string, path: string): void {
  fs.symlinkSync(folder, path, 'junction');
}

/** The code of a system error: `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}

/** Whether a rename or removal failed since something stands there (what it is called differs by system). */
export function isTaken(error: unknown): boolean {
  return ['EEXIST', 'ENOTEMPTY', 'EPERM', 'EISDIR'].includes(codeOf(error) ?? '');
}

/** Whether a call failed since nothing stands at the path that it was given. */
export function isAbsent(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '');
}

/** A folder's entries in the order of their names (by UTF-16 units); none where it is not there. */
export function entriesOf(folder: string): readonly fs.Dirent[] {
  try {
    return fs
      .readdirSync(folder, { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/** A text that changes when what the file at `path` holds does, by its size and time; empty where there is none. */
export function contentState(path: string): string {
  const state = fs.lstatSync(path, { bigint: true, throwIfNoEntry: false });
  return state === undefined ? '' : `${state.size} ${state.mtimeNs}`;
}

/** What stands at `path` itself, a link not followed; undefined where nothing does. */
export function entryAt(path: string): fs.Stats | undefined {
  try {
    return fs.lstatSync(path);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}
