import * as fs from 'node:fs';
import { diagnose, InputError } from '../messages/diagnostic.js';
import { codeOf, isAbsent } from './disk.js';
import { trace, tracedState } from './trace.js';

/** How many bytes of a file are read where nobody asks for more: 256 MB. */
export const READ_LIMIT = 256 * 2 ** 20;

/** How large an output of Kanben's may be to be read again: as large as Node reads a file, bytes. */
export const OUTPUT_LIMIT = 2 ** 31 - 1;

/** Opening a pipe that nobody writes to would wait for ever without it. */
const WITHOUT_WAITING = fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0);

/** How much is asked of the disk at once where a file says that it is empty (those of /proc do), bytes. */
const PIECE = 2 ** 16;

/**
 * Reads a file that a user named. A missing file, a folder, an unreadable one, one that is no ordinary file (a pipe, a
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

/**
 * What stands at `path`, links followed. `odd` is what nobody can read to an end: a pipe, a socket, a device. A link that
 * leads nowhere is `none`.
 */
export function kindOf(path: string): 'file' | 'folder' | 'odd' | 'none' {
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
