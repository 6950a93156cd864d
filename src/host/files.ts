import * as fs from 'node:fs';
import { promisify } from 'node:util';
import { diagnose, InputError } from '../messages/diagnostic.js';
import { codeOf, isAbsent, makeFolders, unwritable } from './disk.js';
import { trace, tracedState } from './trace.js';

/** The number of bytes of a file that are read by default: 256 MB. */
export const READ_LIMIT = 256 * 2 ** 20;

/** The largest output of Kanben that is read again, bytes: the largest file that Node reads. */
export const OUTPUT_LIMIT = 2 ** 31 - 1;

/** Opening a pipe that nobody writes to would wait for ever without it. */
const WITHOUT_WAITING = fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0);

/** The size of one read from a file that claims to be empty (as those of /proc do), bytes. */
const PIECE = 2 ** 16;

/**
 * Reads a file that a user named. A missing file, a folder, an unreadable one, one that is not an ordinary file (a pipe, a
 * device) and one of more than `limit` bytes is an InputError.
 */
export function readInput(path: string, limit = READ_LIMIT): Uint8Array {
  try {
    const state = tracedState(path);
    const bytes = readOrdinary(path, limit);
    trace({ kind: 'read', path, bytes: bytes.byteLength, state });
    return bytes;
  } catch (error) {
    trace({ kind: 'absent', path });
    throw readFault(path, error);
  }
}

const readPiece = promisify(fs.read);

/**
 * Reads an ordinary file while this thread goes on, in one call to the system: Node's `readFile` comes back for every
 * half megabyte. The promise rejects with the system's error where the file cannot be read.
 */
export async function readAside(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const file = fs.openSync(path, WITHOUT_WAITING);
  try {
    const { size } = fs.fstatSync(file);
    const bytes = Buffer.allocUnsafeSlow(size);
    const { bytesRead } = await readPiece(file, bytes, 0, size, 0);
    if (bytesRead !== size) throw new RangeError('the file is still being written');
    return bytes;
  } finally {
    fs.closeSync(file);
  }
}

/**
 * The kind of the entry at `path`, after links are followed. `odd` is an entry without an end: a pipe, a socket, a device. A link that
 * leads nowhere is `none`.
 */
export function fileKind(path: string): 'file' | 'folder' | 'odd' | 'none' {
  try {
    const state = fs.statSync(path);
    return state.isDirectory() ? 'folder' : state.isFile() ? 'file' : 'odd';
  } catch (error) {
    if (isAbsent(error)) {
      trace({ kind: 'absent', path });
      return 'none';
    }
    throw readFault(path, error);
  }
}

/** Throws InputError if an entry of another kind has the name that a file, or a folder, is to have. */
export function refuseOtherKind(path: string, kind: 'file' | 'folder'): void {
  const stands = fileKind(path);
  if (stands === 'none' || stands === kind) return;
  const rule = kind === 'file' ? 'io/not-a-file' : 'io/not-a-folder';
  throw new InputError([diagnose(rule, { file: path })]);
}

/** Makes a folder with those above it. Throws InputError where the system makes none. */
export function makeFolder(path: string): void {
  try {
    makeFolders(path);
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** The names in a folder, in the order of their UTF-16 units. Throws InputError where it can't be read. */
export function namesOf(folder: string): readonly string[] {
  try {
    return fs.readdirSync(folder).sort();
  } catch (error) {
    throw readFault(folder, error);
  }
}

/** The paths of the ordinary files in a folder and the folders below it, relative to it, with `/`; links are left out. */
export function filesBelow(folder: string): readonly string[] {
  const entries = fs.readdirSync(folder, { withFileTypes: true });
  const below = entries.flatMap((entry) => {
    if (entry.isDirectory()) {
      return filesBelow(`${folder}/${entry.name}`).map((path) => `${entry.name}/${path}`);
    }
    return entry.isFile() ? [entry.name] : [];
  });
  return below.sort();
}

/** The bytes of an ordinary file. */
function readOrdinary(path: string, limit: number): Uint8Array {
  if (!isOrdinary(fs.statSync(path))) throw notOrdinary(path);
  const file = fs.openSync(path, WITHOUT_WAITING);
  try {
    const state = fs.fstatSync(file);
    // Another may have taken its place meanwhile.
    if (!isOrdinary(state)) throw notOrdinary(path);
    if (state.size > limit) throw tooLarge(path, state.size, limit);
    return readToEnd(file, path, state.size, limit);
  } finally {
    fs.closeSync(file);
  }
}

function isOrdinary(state: fs.Stats): boolean {
  return state.isFile() || state.isDirectory();
}

function readToEnd(file: number, path: string, size: number, limit: number): Uint8Array {
  let bytes = Buffer.allocUnsafeSlow(size === 0 ? PIECE : size);
  let length = 0;
  for (;;) {
    const read = fs.readSync(file, bytes, length, bytes.length - length, null);
    length += read;
    if (read === 0 || (length === size && size > 0)) return bytes.subarray(0, length);
    if (length > limit) throw tooLarge(path, length, limit);
    if (length === bytes.length) bytes = Buffer.concat([bytes], length + PIECE + length);
  }
}

function notOrdinary(path: string): InputError {
  return new InputError([diagnose('io/odd-file', { file: path })]);
}

function tooLarge(path: string, size: number, limit: number): InputError {
  const values = { size: megabytes(size), limit: megabytes(limit) };
  return new InputError([diagnose('io/too-large', { file: path }, values)]);
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 2 ** 20);
}

function readFault(path: string, error: unknown): InputError {
  if (error instanceof InputError) return error;
  const code = codeOf(error);
  if (isAbsent(error)) return new InputError([diagnose('io/no-such-file', { file: path })]);
  if (code === 'EISDIR') return new InputError([diagnose('io/is-folder', { file: path })]);
  if (code === undefined) throw error;
  return new InputError([diagnose('io/unreadable', { file: path }, { code })]);
}
