import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { diagnose, InputError } from '../messages/diagnostic.js';
import { mkdir, readFile, rename, rm, stat, writeFile } from './file-system.js';
import { trace, tracedState } from './trace.js';

/** A file to be written: a path below some folder, and what it holds. */
export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array | string;
}

/** Reads a file that a user named. A missing file, a folder or an unreadable one is an InputError. */
export async function readInput(path: string): Promise<Uint8Array> {
  try {
    const state = tracedState(path);
    const bytes = await readFile(path);
    trace({ kind: 'read', path, bytes: bytes.byteLength, state });
    return bytes;
  } catch (error) {
    trace({ kind: 'absent', path });
    throw readFault(path, error);
  }
}

/** What kind of thing stands at `path`. */
export async function kindOf(path: string): Promise<'file' | 'folder' | 'none'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') {
      trace({ kind: 'absent', path });
      return 'none';
    }
    throw readFault(path, error);
  }
}

/**
 * Writes `files` below `folder`, all or nothing as far as a file system allows: each goes to a temporary
 * name beside its place first, and only when all of them stand there are they renamed. `remove` names
 * files that go at the same moment. Nothing temporary stays behind a failure.
 */
export async function writeAll(
  folder: string,
  files: readonly OutputFile[],
  remove: readonly string[] = [],
): Promise<void> {
  const mark = `.${randomBytes(6).toString('hex')}.tmp`;
  const staged = files.map(({ path, bytes }) => {
    const target = join(folder, path);
    return { target, temporary: join(dirname(target), `.${basename(target)}${mark}`), bytes };
  });
  try {
    for (const parent of new Set([folder, ...staged.map(({ target }) => dirname(target))])) {
      await mkdir(parent, { recursive: true });
    }
    for (const { target } of staged) {
      if ((await kindOf(target)) === 'folder') throw writeFault(target, 'EISDIR');
    }
    for (const { temporary, bytes } of staged) await writeFile(temporary, bytes);
    for (const { temporary, target } of staged) await rename(temporary, target);
    for (const { target, bytes } of staged) {
      trace({ kind: 'written', path: target, bytes: Buffer.byteLength(bytes) });
    }
    for (const path of remove) await rm(join(folder, path), { force: true });
  } catch (error) {
    await Promise.allSettled(staged.map(({ temporary }) => rm(temporary, { force: true })));
    throw codeOf(error) === undefined ? error : writeFault(folder, codeOf(error));
  }
}

function readFault(path: string, error: unknown): InputError {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new InputError([diagnose('io/no-such-file', { file: path })]);
  }
  if (code === 'EISDIR') return new InputError([diagnose('io/is-folder', { file: path })]);
  if (code === undefined) throw error;
  return new InputError([diagnose('io/unreadable', { file: path }, { code })]);
}

function writeFault(path: string, code = ''): InputError {
  return new InputError([diagnose('io/unwritable', { file: path }, { code })]);
}

/** The code of a system error: `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
