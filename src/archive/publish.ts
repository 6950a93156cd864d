import { dirname, join } from 'node:path';
import { type Disk, entriesOf, entryAt, isTaken } from '../host/disk.js';
import { diagnose, InputError } from '../messages/diagnostic.js';
import { type Inventory, inventoryText, type NewVersion, sidecarText } from './inventory.js';
import { OCFL_VERSION } from './layout.js';

/** The folder, in a lock's folder, in which a version is written. */
export const STAGE = 'stage';
/** The note that the version in the stage is complete. The next process moves a version that has it into its object. */
export const COMMIT = 'commit.json';

export interface Commit {
  /** The object's root below the storage root. */
  readonly path: readonly string[];
  readonly version: string;
}

/** Writes a new object beside the store's objects and moves it in by one rename. */
export function publishObject(
  disk: Disk,
  store: string,
  path: readonly string[],
  stage: string,
  version: NewVersion,
): void {
  const tree = join(stage, 'tree');
  const root = join(tree, ...path);
  disk.makeFolder(root);
  writeVersion(disk, join(root, version.name), version);
  writeInventory(disk, root, version.inventory);
  const declaration = `ocfl_object_${OCFL_VERSION}`;
  disk.write(join(root, `0=${declaration}`), `${declaration}\n`);
  syncTree(disk, tree);
  for (;;) {
    // The highest folder that isn't there takes everything below it along: none is ever empty.
    const depth = path.findIndex(
      (_, at) => entryAt(join(store, ...path.slice(0, at + 1))) === undefined,
    );
    if (depth < 0)
      throw new InputError([diagnose('archive/damaged', { file: join(store, ...path) })]);
    const place = path.slice(0, depth + 1);
    try {
      disk.rename(join(tree, ...place), join(store, ...place));
      disk.syncFolder(dirname(join(store, ...place)));
      return;
    } catch (error) {
      // Another process published an object with the same first digits meanwhile.
      if (!isTaken(error)) throw error;
    }
  }
}

/** Writes a version beside its object, says that it is ready, and moves it in. */
export function publishVersion(
  disk: Disk,
  store: string,
  path: readonly string[],
  stage: string,
  version: NewVersion,
): void {
  disk.makeFolder(stage);
  writeVersion(disk, join(stage, 'version'), version);
  writeInventory(disk, stage, version.inventory);
  syncTree(disk, stage);
  const commit: Commit = { path, version: version.name };
  disk.write(join(stage, `${COMMIT}.tmp`), JSON.stringify(commit));
  disk.rename(join(stage, `${COMMIT}.tmp`), join(stage, COMMIT));
  disk.syncFolder(stage);
  moveIn(disk, store, stage, commit);
}

/** Moves a version that is ready into its object. Each step may have been done before. */
export function moveIn(disk: Disk, store: string, stage: string, { path, version }: Commit): void {
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

/** A version's folder: its content and its copy of the inventory. */
function writeVersion(disk: Disk, folder: string, version: NewVersion): void {
  const content = join(folder, version.inventory.contentDirectory ?? 'content');
  disk.makeFolder(folder);
  for (const { path, bytes } of version.added) {
    const target = join(content, ...path.split('/'));
    disk.makeFolder(dirname(target));
    disk.write(target, bytes);
  }
  writeInventory(disk, folder, version.inventory);
}

function writeInventory(disk: Disk, folder: string, inventory: Inventory): void {
  const text = inventoryText(inventory);
  const sidecar = `inventory.json.${inventory.digestAlgorithm}`;
  disk.write(join(folder, 'inventory.json'), text);
  disk.write(join(folder, sidecar), sidecarText(inventory, text));
}

/** Folders are written after what they hold. */
function syncTree(disk: Disk, folder: string): void {
  for (const entry of entriesOf(folder)) {
    if (entry.isDirectory()) syncTree(disk, join(folder, entry.name));
  }
  disk.syncFolder(folder);
}
