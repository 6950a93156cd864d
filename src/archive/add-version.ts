import { join } from 'node:path';
import { codeOf, type Disk, entryAt, realDisk, unwritable } from '../host/disk.js';
import type { LockOptions } from '../host/lock.js';
import { diagnose, InputError } from '../messages/diagnostic.js';
import {
  holdsJust,
  type Inventory,
  type LogicalFile,
  type VersionInfo,
  withVersion,
} from './inventory.js';
import { objectPath } from './layout.js';
import { publishObject, publishVersion, STAGE } from './publish.js';
import { locked, pathDigest, settle } from './recover.js';
import { ensureStore, readInventory } from './store.js';

export interface AddVersionOptions extends LockOptions {
  readonly disk?: Disk;
}

export interface AddedVersion {
  readonly version: string;
  /** The newest version held just these files already, so nothing was written. */
  readonly unchanged: boolean;
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
    const added = await locked(disk, store, pathDigest(path), options, async (lock) => {
      const folder = join(store, ...path);
      const before = readInventory(folder);
      if (before === undefined && entryAt(folder) !== undefined) {
        throw new InputError([diagnose('archive/damaged', { file: folder })]);
      }
      if (before !== undefined && holdsJust(before, files)) {
        return { version: before.head, unchanged: true };
      }
      const version = withVersion(before, id, files, await info(before));
      const stage = join(lock.folder, STAGE);
      if (before === undefined) publishObject(disk, store, path, stage, version);
      else publishVersion(disk, store, path, stage, version);
      return { version: version.name, unchanged: false };
    });
    await settle(disk, store, options);
    return added;
  });
}

/** The user has to mend a disk that cannot be written. */
async function writing<T>(store: string, body: () => Promise<T>): Promise<T> {
  try {
    return await body();
  } catch (error) {
    if (error instanceof InputError || codeOf(error) === undefined) throw error;
    throw unwritable(store, error);
  }
}
