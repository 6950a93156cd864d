import { basename, dirname, join } from 'node:path';
import { codeOf, type Disk, entryAt, readIfThere, realDisk } from '../host/disk.js';
import { abandonedLocks, type Lock, type LockOptions, takeLock, tidy } from '../host/lock.js';
import { diagnose, InputError } from '../messages/diagnostic.js';
import { digestOf } from './digest.js';
import { isNextVersion } from './next-version.js';
import { COMMIT, type Commit, moveIn, STAGE } from './publish.js';
import { workspaceOf } from './store.js';

/**
 * Ends or undoes what killed processes had begun; whether all of it was. Needs to write only where something was left;
 * an archive that can't be written is left as it is, and so is a leftover that can't be shown to be Kanben's.
 */
export async function settle(
  disk: Disk,
  store: string,
  options: LockOptions = {},
): Promise<boolean> {
  const workspace = workspaceOf(store);
  if (entryAt(workspace) === undefined) return true;
  if (!isOwnWorkspace(store)) return false;
  for (const key of abandonedLocks(workspace)) {
    await trying(() => locked(disk, store, key, options, async () => {}));
  }
  await trying(async () => tidy(disk, workspace));
  return entryAt(workspace) === undefined;
}

/** A disk that can't be written, an object that is no longer there, a foreign leftover: verify reports them. */
async function trying(body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    if (!(error instanceof InputError) && codeOf(error) === undefined) throw error;
  }
}

/**
 * Runs `body` while nobody writes the object at `path`. Where the archive can't be written nobody does,
 * and a writer that takes too long isn't waited for.
 */
export async function undisturbed(
  store: string,
  path: readonly string[],
  body: () => Promise<void>,
): Promise<void> {
  let lock: Lock | undefined;
  await trying(async () => {
    lock = await takeOver(realDisk, store, pathDigest(path));
  });
  try {
    await body();
  } finally {
    lock?.release();
  }
}

/** Runs `body` under an object's lock, after ending or undoing what a killed holder had begun. */
export async function locked<T>(
  disk: Disk,
  store: string,
  key: string,
  options: LockOptions,
  body: (lock: Lock) => Promise<T>,
): Promise<T> {
  const lock = await takeOver(disk, store, key, options);
  let result: T;
  try {
    result = await body(lock);
  } catch (error) {
    // Where this fails too the lock stays, and whoever takes it over finds what has to be ended.
    recover(disk, store, lock);
    lock.release();
    throw error;
  }
  lock.release();
  return result;
}

/** Takes an object's lock and ends or undoes what a killed holder had begun. */
async function takeOver(
  disk: Disk,
  store: string,
  key: string,
  options: LockOptions = {},
): Promise<Lock> {
  const workspace = workspaceOf(store);
  if (!isOwnWorkspace(store)) {
    throw new InputError([diagnose('io/foreign-leftover', { file: workspace })]);
  }
  const lock = await takeLock(disk, workspace, key, options);
  try {
    recover(disk, store, lock);
  } catch (error) {
    lock.leave();
    throw error;
  }
  return lock;
}

/** Whether the workspace is a folder of the store itself: what a link leads to is another's. */
function isOwnWorkspace(store: string): boolean {
  const workspace = workspaceOf(store);
  return [dirname(workspace), workspace].every((folder) => entryAt(folder)?.isDirectory() ?? true);
}

/** Moves a version that is ready into its object, and clears away one that is not. Throws InputError where it is none. */
function recover(disk: Disk, store: string, lock: Lock): void {
  const stage = join(lock.folder, STAGE);
  const state = entryAt(stage);
  if (state === undefined) return;
  if (!state.isDirectory()) {
    disk.removeFile(stage);
    return;
  }
  if (entryAt(join(stage, COMMIT)) !== undefined) {
    const commit = readCommit(join(stage, COMMIT), basename(lock.folder));
    if (commit === undefined || !isNextVersion(store, stage, commit)) {
      throw new InputError([diagnose('io/foreign-leftover', { file: lock.folder })]);
    }
    moveIn(disk, store, stage, commit);
  }
  disk.removeTree(stage);
}

/** The note of a version that is ready; undefined where it isn't one of the object that the lock `key` is for. */
function readCommit(file: string, key: string): Commit | undefined {
  const bytes = entryAt(file)?.isFile() ? readIfThere(file) : undefined;
  if (bytes === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const { path, version } = (value ?? {}) as Partial<Record<keyof Commit, unknown>>;
  const parts: readonly unknown[] = Array.isArray(path) ? path : [];
  const sound =
    parts.length > 0 &&
    parts.every((part) => typeof part === 'string' && /^(?!\.{1,2}$)[^/\\\0]+$/.test(part)) &&
    pathDigest(parts as readonly string[]) === key &&
    typeof version === 'string' &&
    /^v\d+$/.test(version);
  return sound ? { path: parts as readonly string[], version: version as string } : undefined;
}

/** The name of an object's lock, by its root's place. */
export function pathDigest(path: readonly string[]): string {
  return digestOf('sha256', path.join('/')).slice(0, 32);
}
