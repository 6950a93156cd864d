import * as fs from 'node:fs';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Diagnostic, diagnose, InputError } from '../messages/diagnostic.js';

/*
 * The one way to the disk. Each call is done when it returns: an edition's files are small, and Node's promises cost a
 * build more than the disk does (5 ms to load, and a turn through a pool of threads for each file).
 */

/** A file to be written: a path below some folder, and what it holds. */
export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array | string;
}

/** What stands in a place on the disk. The types of Node are not needed to read it, so that the library's types need none. */
interface EntryKind {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

/** An entry of a folder. */
export interface FolderEntry extends EntryKind {
  readonly name: string;
}

/** What the system knows of an entry: its size in bytes, and when its content changed (milliseconds since 1970). */
export interface EntryState extends EntryKind {
  readonly size: number;
  readonly mtimeMs: number;
  /** The number of the user whose it is. */
  readonly uid: number;
}

/**
 * The changes that Kanben makes on a disk. Each is one step after which a process may be killed: the order of steps is
 * what keeps a set of files whole, so every change is made through here.
 */
export interface Disk {
  /** With the folders above it. */
  makeFolder(path: string): void;
  /** Makes a new file and waits until its bytes are on the disk. It does not follow a link at `path`. */
  write(path: string, bytes: Uint8Array | string): void;
  /** Makes a new file as `write` does, but its bytes may reach the disk later: `flush` waits for them. */
  draft(path: string, bytes: Uint8Array | string): void;
  /** Waits until the bytes of the files at `paths` are on the disk; the system writes them side by side. */
  flush(paths: readonly string[]): Promise<void>;
  rename(from: string, to: string): void;
  /** Gives the file at `from` a second name; a copy of it where the disk knows no second names. */
  keep(from: string, to: string): void;
  /** Does nothing if nothing stands there. It removes a link, not the target of the link. */
  removeFile(path: string): void;
  /** Does nothing if nothing stands there. */
  removeTree(path: string): void;
  /** Removes an empty folder; gives whether it was removed. */
  removeFolder(path: string): boolean;
  /** Waits until the names in a folder are on the disk. */
  syncFolder(path: string): void;
}

/** Systems without the flag have no such links either. */
const NO_LINK = fs.constants.O_NOFOLLOW ?? 0;
const NEW_FILE = fs.constants.O_WRONLY | fs.constants.O_CREAT | fs.constants.O_TRUNC | NO_LINK;

/** How many files are open at once: a process may have 256 on some systems. */
const FLUSHED_AT_ONCE = 64;

export const realDisk: Disk = {
  makeFolder: makeFolders,
  write(path, bytes) {
    writeNew(path, bytes, fs.fsyncSync);
  },
  draft(path, bytes) {
    writeNew(path, bytes);
  },
  async flush(paths) {
    for (let from = 0; from < paths.length; from += FLUSHED_AT_ONCE) {
      const some = paths.slice(from, from + FLUSHED_AT_ONCE);
      const flushed = await Promise.allSettled(some.map(flushFile));
      const failed = flushed.find((one) => one.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
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

/** The number of attempts at making a folder while another process clears away the folders above it. */
const TRIES = 5;

/** Makes a folder with those above it, one by one: Node's own way never ends where the system has no place for any (/proc). */
export function makeFolders(path: string, tries = TRIES): void {
  const missing: string[] = [];
  for (let at = resolve(path); !fs.existsSync(at); at = dirname(at)) missing.unshift(at);
  try {
    for (const folder of missing) makeOne(folder);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || tries === 0) throw error;
    makeFolders(path, tries - 1);
  }
  // What stands there and is no folder is an error of the system's own.
  if (missing.length === 0) fs.mkdirSync(path, { recursive: true });
}

/** Another process may make it at the same moment; a link that leads nowhere is no folder. */
function makeOne(folder: string): void {
  try {
    fs.mkdirSync(folder);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST' || !fs.existsSync(folder)) throw error;
  }
}

function writeNew(
  path: string,
  bytes: Uint8Array | string,
  finish: (file: number) => void = () => {},
): void {
  // Node takes flags as a number too, which its types do not say of this function.
  const file = fs.openSync(path, NEW_FILE, 0o666);
  try {
    fs.writeFileSync(file, bytes);
    finish(file);
  } finally {
    fs.closeSync(file);
  }
}

/** In Node's pool of threads: the journal of a file system takes files that wait at the same time together. */
async function flushFile(path: string): Promise<void> {
  const file = fs.openSync(path, fs.constants.O_RDWR | NO_LINK);
  try {
    await promisify(fs.fsync)(file);
  } finally {
    fs.closeSync(file);
  }
}

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

/** The system's reason for refusing a file; undefined for any other error. */
export function refusedBySystem(error: unknown): Diagnostic | undefined {
  const code = codeOf(error);
  if (code === undefined || !(error instanceof Error) || !('syscall' in error)) return undefined;
  return 'path' in error && typeof error.path === 'string'
    ? diagnose('io/refused', { file: error.path }, { code })
    : undefined;
}

/** The fault of what cannot be written at `path`: the user has to mend the disk. */
export function unwritable(path: string, error: unknown): InputError {
  return new InputError([diagnose('io/unwritable', { file: path }, { code: codeOf(error) ?? '' })]);
}

/** Whether a rename or removal failed since something stands there (what it is called differs by system). */
export function isTaken(error: unknown): boolean {
  return ['EEXIST', 'ENOTEMPTY', 'EPERM', 'EISDIR'].includes(codeOf(error) ?? '');
}

/** Whether a call failed since nothing stands at the path that it was given. */
export function isAbsent(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '');
}

/** The bytes of a file that Kanben has written or brought along; undefined if there is none. `readInput` reads a user's. */
export function readIfThere(path: string): Uint8Array | undefined {
  try {
    return fs.readFileSync(path);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/** A folder's entries in the order of their names (by UTF-16 units); none where it is not there. */
export function entriesOf(folder: string): readonly FolderEntry[] {
  try {
    return fs
      .readdirSync(folder, { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/** A text that changes when the content of the file at `path` changes, made of its size and time; empty if there is no file. */
export function contentState(path: string): string {
  const state = fs.lstatSync(path, { bigint: true, throwIfNoEntry: false });
  return state === undefined ? '' : `${state.size} ${state.mtimeNs}`;
}

/** The entry at `path` itself, without following a link; undefined if there is none. */
export function entryAt(path: string): EntryState | undefined {
  try {
    return fs.lstatSync(path);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}
