import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { diagnose, InputError } from '../messages/diagnostic.js';
import { checkPlace } from './check-place.js';
import {
  codeOf,
  contentState,
  type Disk,
  entryAt,
  type OutputFile,
  realDisk,
  unwritable,
} from './disk.js';
import { abandonedLocks, type Lock, type LockOptions, takeLock, tidy } from './lock.js';
import { writeNewFolder } from './new-folder.js';
import { trace } from './trace.js';
import { liesIn } from './within.js';

export type { OutputFile } from './disk.js';

export interface WriteOptions extends LockOptions {
  readonly disk?: Disk;
}

/** Where a set of files stands, in the folder that it is written into, before it takes its place. */
export const WRITE_WORKSPACE = '.kanben-write';

/** Each folder has one lock. */
const KEY = 'files';
const STAGE = 'stage';
/** The note that the set is complete. The next command finishes a set that has it. */
const COMMIT = 'commit.json';
/** The note that the set could not take its place. The next command puts the old files back. */
const UNDO = 'undo.json';

/** A file of a set: where it goes, whether a new one is staged, and the state of the old one; empty where there was none. */
interface Step {
  readonly path: string;
  readonly isNew: boolean;
  readonly old: string;
}

/**
 * Writes `files` below `folder` as one set, and removes the files that `remove` names: at each moment, whatever becomes
 * of this process, the next command sees either all of the old files or all of the new ones. All new files stand on the
 * disk, and the old ones have a second name, before a note says that the set is ready; the next command that reads or
 * writes `folder` finishes what was ready and clears away what was not. Where a file can't take its place (another
 * program holds it open) the old set is put back. Throws InputError then, and where a path leads out of `folder`, by
 * its name or by a link, or is not an ordinary file's.
 */
export async function writeAll(
  folder: string,
  files: readonly OutputFile[],
  remove: readonly string[] = [],
  options: WriteOptions = {},
): Promise<void> {
  const disk = orderedDisk(options.disk ?? realDisk);
  const missing = firstMissing(folder);
  try {
    for (const path of [...files.map((file) => file.path), ...remove]) checkPlace(folder, path);
    const isNew = files.length > 0 && entryAt(folder) === undefined;
    if (!isNew || !(await writeNewFolder(disk, beside(folder), folder, files)))
      await replaceSet(disk, folder, files, remove, options);
  } catch (error) {
    if (missing !== undefined) removeEmpty(disk, folder, missing);
    throw error instanceof InputError || codeOf(error) === undefined
      ? error
      : unwritable(folder, error);
  }
  for (const { path, bytes } of files) {
    trace({ kind: 'written', path: join(folder, path), bytes: Buffer.byteLength(bytes) });
  }
}

/** Writes a set into a folder that is there: one lock, one note that the set is ready, and then a rename for each file. */
async function replaceSet(
  disk: Disk,
  folder: string,
  files: readonly OutputFile[],
  remove: readonly string[],
  options: LockOptions,
): Promise<void> {
  disk.makeFolder(folder);
  const lock = await lockOf(disk, folder, options);
  const stage = join(lock.folder, STAGE);
  try {
    await stageSet(disk, folder, lock, files, remove);
    finish(disk, folder, stage);
  } finally {
    // The next command handles what this one could neither finish nor put back.
    if (!isHalfDone(stage)) {
      disk.removeTree(stage);
      lock.release();
    }
  }
}

/** Where a folder that is not there yet is made: beside it, so that one rename can put it into its place. */
function beside(folder: string): string {
  return workspaceAt(dirname(resolve(folder)));
}

/**
 * Finishes or clears away what a killed process left in `folder`; to be called before its files are read. Throws
 * InputError where a set is half in its place and can't be finished.
 */
export async function settleFolder(folder: string, options: WriteOptions = {}): Promise<void> {
  const workspace = join(folder, WRITE_WORKSPACE);
  if (!existsSync(workspace)) return;
  const disk = orderedDisk(options.disk ?? realDisk);
  try {
    (await lockOf(disk, folder, options)).release();
    tidy(disk, workspace);
  } catch (error) {
    if (error instanceof InputError || codeOf(error) === undefined) throw error;
    // A disk that can't be written is read as it is, as long as nothing is half done.
    if (!abandonedLocks(workspace).some((key) => isHalfDone(join(workspace, key, STAGE)))) return;
    throw new InputError([diagnose('io/unfinished', { file: workspace })]);
  }
}

/**
 * The disk without waiting for folders: file systems with a journal keep the order of renames whatever happens, and a
 * build should not wait for six of them.
 */
function orderedDisk(disk: Disk): Disk {
  return { ...disk, syncFolder: () => {} };
}

/** Takes the folder's lock, and finishes or undoes what a killed holder had begun. */
async function lockOf(disk: Disk, folder: string, options: LockOptions): Promise<Lock> {
  const workspace = workspaceAt(folder);
  // The owner's name need not stand on the disk before the set that it is flushed with.
  const lock = await takeLock({ ...disk, write: disk.draft }, workspace, KEY, options);
  try {
    recover(disk, folder, join(lock.folder, STAGE));
  } catch (error) {
    lock.leave();
    throw error;
  }
  return lock;
}

/**
 * The workspace in `folder`. Throws InputError for what a link leads to, and for what another user laid there: that is not
 * ours to finish.
 */
function workspaceAt(folder: string): string {
  const workspace = join(folder, WRITE_WORKSPACE);
  const state = entryAt(workspace);
  if (state !== undefined && !(state.isDirectory() && isOurs(state.uid))) {
    throw new InputError([diagnose('io/foreign-leftover', { file: workspace })]);
  }
  return workspace;
}

function isOurs(uid: number): boolean {
  return process.getuid === undefined || uid === process.getuid();
}

function isHalfDone(stage: string): boolean {
  return existsSync(join(stage, COMMIT)) || existsSync(join(stage, UNDO));
}

/** Puts all of a set, and the old files under second names, into the lock's stage, and says last that it is ready. */
async function stageSet(
  disk: Disk,
  folder: string,
  lock: Lock,
  files: readonly OutputFile[],
  remove: readonly string[],
): Promise<void> {
  const stage = join(lock.folder, STAGE);
  disk.makeFolder(stage);
  const steps = [...files, ...remove.map((path) => ({ path, bytes: undefined }))].map(
    ({ path, bytes }, index): Step => {
      const target = join(folder, path);
      const old = contentState(target);
      if (old !== '') disk.keep(target, oldPlace(stage, index));
      if (bytes !== undefined) disk.draft(newPlace(stage, index), bytes);
      return { path, isNew: bytes !== undefined, old };
    },
  );
  await disk.flush([lock.ownerFile, ...files.map((_, index) => newPlace(stage, index))]);
  disk.write(join(stage, `${COMMIT}.tmp`), JSON.stringify(steps));
  disk.rename(join(stage, `${COMMIT}.tmp`), join(stage, COMMIT));
}

/** Finishes, undoes or clears away the set that a killed process left in `stage`. */
function recover(disk: Disk, folder: string, stage: string): void {
  const state = entryAt(stage);
  if (state === undefined) return;
  if (!state.isDirectory()) disk.removeFile(stage);
  else if (existsSync(join(stage, UNDO))) undo(disk, folder, stage);
  else if (existsSync(join(stage, COMMIT))) {
    refuseChanged(folder, stage, readSteps(folder, stage, COMMIT));
    finish(disk, folder, stage);
  }
  disk.removeTree(stage);
}

/** Moves a ready set into its place; where that fails, puts the old one back. */
function finish(disk: Disk, folder: string, stage: string): void {
  const steps = readSteps(folder, stage, COMMIT);
  try {
    for (const parent of parentsOf(folder, steps)) disk.makeFolder(parent);
    for (const [index, { path, isNew }] of steps.entries()) {
      const [target, staged] = [join(folder, path), newPlace(stage, index)];
      if (!isNew) disk.removeFile(target);
      // Where it no longer stands it was moved before the process that staged it was killed.
      else if (entryAt(staged) !== undefined) disk.rename(staged, target);
    }
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    disk.rename(join(stage, COMMIT), join(stage, UNDO));
    undo(disk, folder, stage);
    throw error;
  }
  disk.removeFile(join(stage, COMMIT));
}

/** Throws InputError where somebody changed, after a process was killed, a file that its set was to replace. */
function refuseChanged(folder: string, stage: string, steps: readonly Step[]): void {
  const changed = steps.filter(({ path, isNew, old }, index) => {
    const state = contentState(join(folder, path));
    const pending = !isNew || entryAt(newPlace(stage, index)) !== undefined;
    return pending && state !== '' && state !== old;
  });
  if (changed.length === 0) return;
  throw new InputError(
    changed.map(({ path }) => diagnose('io/changed-since', { file: join(folder, path) })),
  );
}

/** Puts back what a set had replaced. Each step may have been done before. */
function undo(disk: Disk, folder: string, stage: string): void {
  for (const [index, { path, isNew, old: before }] of readSteps(folder, stage, UNDO).entries()) {
    const [target, old] = [join(folder, path), oldPlace(stage, index)];
    if (before !== '' && entryAt(old) !== undefined) disk.rename(old, target);
    if (before === '' && isNew && entryAt(newPlace(stage, index)) === undefined)
      disk.removeFile(target);
  }
  disk.removeFile(join(stage, UNDO));
}

/** The steps that a note names. Throws InputError where the note is none of Kanben's. */
function readSteps(folder: string, stage: string, note: string): readonly Step[] {
  const path = join(stage, note);
  const foreign = () => new InputError([diagnose('io/foreign-leftover', { file: path })]);
  let value: unknown;
  try {
    if (!entryAt(path)?.isFile()) throw foreign();
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw error instanceof SyntaxError ? foreign() : error;
  }
  if (!Array.isArray(value) || !value.every(isStep)) throw foreign();
  for (const [index, step] of value.entries()) {
    checkPlace(folder, step.path);
    for (const place of [newPlace(stage, index), oldPlace(stage, index)]) {
      if (!(entryAt(place)?.isFile() ?? true)) throw foreign();
    }
  }
  return value;
}

function isStep(value: unknown): value is Step {
  if (typeof value !== 'object' || value === null) return false;
  const { path, isNew, old } = value as Partial<Step>;
  return typeof path === 'string' && typeof isNew === 'boolean' && typeof old === 'string';
}

/** The folders that hold a set's files. */
function parentsOf(folder: string, steps: readonly Step[]): readonly string[] {
  return [...new Set(steps.map(({ path }) => dirname(join(folder, path))))];
}

function newPlace(stage: string, index: number): string {
  return join(stage, `new-${index}`);
}

function oldPlace(stage: string, index: number): string {
  return join(stage, `old-${index}`);
}

/** The highest folder above and with `folder` that is not there yet. */
function firstMissing(folder: string): string | undefined {
  let missing: string | undefined;
  for (let at = resolve(folder); !existsSync(at); at = dirname(at)) missing = at;
  return missing;
}

/** Removes the folders that stayed empty. */
function removeEmpty(disk: Disk, folder: string, missing: string): void {
  try {
    for (let at = resolve(folder); liesIn(missing, at); at = dirname(at)) disk.removeFolder(at);
  } catch {
    // What failed before is what is reported.
  }
}
