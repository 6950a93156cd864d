import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf, type Disk, entriesOf, isTaken, realDisk } from '../host/disk.js';
import { abandonedLocks, type Lock, type LockOptions, takeLock, tidy } from '../host/lock.js';
import { diagnose, InputError } from '../messages/diagnostic.js';
import { digestOf } from './digest.js';
import {
  holdsJust,
  type Inventory,
  inventoryText,
  type LogicalFile,
  sidecarText,
  type VersionInfo,
  withVersion,
} from './inventory.js';
import { OCFL_VERSION, objectPath } from './layout.js';
import { ensureStore, readInventory, workspaceOf } from './store.js';

export interface AddVersionOptions extends LockOptions {
  readonly disk?: Disk;
}

export interface AddedVersion {
  readonly version: string;
  /** The newest version held just these files already, so nothing was written. */
  readonly unchanged: boolean;
}

/** What a lock's folder holds while a version is being written: see `publish`. */
const STAGE = 'stage';
const COMMIT = 'commit.json';

interface Commit {
  /** The object's root below the storage root. */
  readonly path: readonly string[];
  readonly version: string;
}

/**
 * Keeps `files` as the newest version of the object `id`; nothing is written where they are just
 * what it holds already. `info` is asked with the inventory as it is under the lock.
 *
 * Everything is written beside the object first and is on the disk before anything of it shows. A
 * new object then appears by one rename. A new version of an object takes three (its folder, the
 * inventory, the inventory's digest); before the first of them a note says that all is ready, and
 * whoever opens the archive next ends what a killed process had begun. So at any moment a version is
 * there whole or not at all.
 */
export async function addVersion(
  store: string,
  id: string,
  files: readonly LogicalFile[],
  info: (before: Inventory | undefined) => VersionInfo | Promise<VersionInfo>,
  options: AddVersionOptions = {},
): Promise<AddedVersion> {
  const disk = options.disk ?? realDisk;
  return writing(store, async () => {
    await ensureStore(disk, store);
    const path = objectPath(id);
    const added = await locked(disk, store, keyOf(path), options, async (lock) => {
      const folder = join(store, ...path);
      const before = await readInventory(folder);
      if (before === undefined && existsSync(folder)) {
        throw new InputError([diagnose('archive/damaged', { file: folder })]);
      }
      if (before !== undefined && holdsJust(before, files)) {
        return { version: before.head, unchanged: true };
      }
      const version = withVersion(before, id, files, await info(before));
      const stage = join(lock.folder, STAGE);
      if (before === undefined) await publishObject(disk, store, path, stage, version);
      else await publishVersion(disk, store, path, stage, version);
      return { version: version.name, unchanged: false };
    });
    await settle(disk, store, options);
    return added;
  });
}

/**
 * Ends or undoes what killed processes had begun. Needs to write only where something was left;
 * an archive that can't be written is left as it is.
 */
export async function settle(
  disk: Disk,
  store: string,
  options: LockOptions = {},
): Promise<boolean> {
  const workspace = workspaceOf(store);
  if (!existsSync(workspace)) return true;
  try {
    for (const key of abandonedLocks(workspace)) {
      await locked(disk, store, key, options, async () => {});
    }
    tidy(disk, workspace);
  } catch (error) {
    // A disk that can't be written, or an object that is no longer there: verify tells of it.
    if (codeOf(error) === undefined) throw error;
  }
  return !existsSync(workspace);
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
  try {
    const taken = await takeLock(realDisk, workspaceOf(store), keyOf(path));
    await recover(realDisk, store, taken);
    // Only now: what couldn't be ended has to stay where it is.
    lock = taken;
  } catch (error) {
    if (!(error instanceof InputError) && codeOf(error) === undefined) throw error;
  }
  try {
    await body();
  } finally {
    lock?.release();
  }
}

/** Runs `body` under an object's lock, after ending or undoing what a killed holder had begun. */
async function locked<T>(
  disk: Disk,
  store: string,
  key: string,
  options: LockOptions,
  body: (lock: Lock) => Promise<T>,
): Promise<T> {
  const lock = await takeLock(disk, workspaceOf(store), key, options);
  let result: T;
  try {
    await recover(disk, store, lock);
    result = await body(lock);
  } catch (error) {
    // Where this fails too the lock stays, and whoever takes it over finds what has to be ended.
    await recover(disk, store, lock);
    lock.release();
    throw error;
  }
  lock.release();
  return result;
}

async function recover(disk: Disk, store: string, lock: Lock): Promise<void> {
  const stage = join(lock.folder, STAGE);
  if (!existsSync(stage)) return;
  const commit = await readCommit(stage);
  if (commit !== undefined) await moveIn(disk, store, stage, commit);
  disk.removeTree(stage);
}

async function readCommit(stage: string): Promise<Commit | undefined> {
  try {
    return JSON.parse(await readFile(join(stage, COMMIT), 'utf8')) as Commit;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

type Version = ReturnType<typeof withVersion>;

async function publishObject(
  disk: Disk,
  store: string,
  path: readonly string[],
  stage: string,
  version: Version,
): Promise<void> {
  const tree = join(stage, 'tree');
  const root = join(tree, ...path);
  disk.makeFolder(root);
  await writeVersion(disk, join(root, version.name), version);
  await writeInventory(disk, root, version.inventory);
  const declaration = `ocfl_object_${OCFL_VERSION}`;
  disk.write(join(root, `0=${declaration}`), `${declaration}\n`);
  await syncTree(disk, tree);
  for (;;) {
    // The highest folder that isn't there takes everything below it along: none is ever empty.
    const depth = path.findIndex((_, at) => !existsSync(join(store, ...path.slice(0, at + 1))));
    if (depth < 0)
      throw new InputError([diagnose('archive/damaged', { file: join(store, ...path) })]);
    const place = path.slice(0, depth + 1);
    try {
      disk.rename(join(tree, ...place), join(store, ...place));
      disk.syncFolder(dirname(join(store, ...place)));
      return;
    } catch (error) {
      // Another object with the same first digits was published meanwhile.
      if (!isTaken(error)) throw error;
    }
  }
}

async function publishVersion(
  disk: Disk,
  store: string,
  path: readonly string[],
  stage: string,
  version: Version,
): Promise<void> {
  disk.makeFolder(stage);
  await writeVersion(disk, join(stage, 'version'), version);
  await writeInventory(disk, stage, version.inventory);
  await syncTree(disk, stage);
  const commit: Commit = { path, version: version.name };
  disk.write(join(stage, `${COMMIT}.tmp`), JSON.stringify(commit));
  disk.rename(join(stage, `${COMMIT}.tmp`), join(stage, COMMIT));
  disk.syncFolder(stage);
  await moveIn(disk, store, stage, commit);
}

/** Moves a version that is ready into its object. Each step may have been done before. */
async function moveIn(
  disk: Disk,
  store: string,
  stage: string,
  { path, version }: Commit,
): Promise<void> {
  const root = join(store, ...path);
  const names = entriesOf(stage).map(({ name }) => name);
  if (names.includes('version')) {
    disk.rename(join(stage, 'version'), join(root, version));
    disk.syncFolder(root);
  }
  // The inventory's digest is the last to change (OCFL 1.1, §3.6).
  for (const name of names.filter((one) => one.startsWith('inventory.json'))) {
    disk.rename(join(stage, name), join(root, name));
    disk.syncFolder(root);
  }
}

/** A version's folder: its content and its own copy of the inventory. */
async function writeVersion(disk: Disk, folder: string, version: Version): Promise<void> {
  const content = join(folder, version.inventory.contentDirectory ?? 'content');
  disk.makeFolder(folder);
  for (const { path, bytes } of version.added) {
    const target = join(content, ...path.split('/'));
    disk.makeFolder(dirname(target));
    disk.write(target, bytes);
  }
  await writeInventory(disk, folder, version.inventory);
}

async function writeInventory(disk: Disk, folder: string, inventory: Inventory): Promise<void> {
  const text = inventoryText(inventory);
  const sidecar = `inventory.json.${inventory.digestAlgorithm}`;
  disk.write(join(folder, 'inventory.json'), text);
  disk.write(join(folder, sidecar), sidecarText(inventory, text));
}

/** Folders are written after what they hold. */
async function syncTree(disk: Disk, folder: string): Promise<void> {
  for (const entry of entriesOf(folder)) {
    if (entry.isDirectory()) await syncTree(disk, join(folder, entry.name));
  }
  disk.syncFolder(folder);
}

/** The name of an object's lock, by its root's place. */
function keyOf(path: readonly string[]): string {
  return digestOf('sha256', path.join('/')).slice(0, 32);
}

/** A disk that can't be written is its user's to mend. */
async function writing<T>(store: string, body: () => Promise<T>): Promise<T> {
  try {
    return await body();
  } catch (error) {
    const code = codeOf(error);
    if (error instanceof InputError || code === undefined) throw error;
    throw new InputError([diagnose('io/unwritable', { file: store }, { code })]);
  }
}
