import { join } from 'node:path';
import { entriesOf, entryAt } from '../host/disk.js';
import { OUTPUT_LIMIT } from '../host/files.js';
import { readWithin } from '../host/within.js';
import { InputError } from '../messages/diagnostic.js';
import { checkInventory } from './check-inventory.js';
import { digestOf } from './digest.js';
import { type Inventory, sidecarText, versionNames } from './inventory.js';
import { objectPath } from './layout.js';
import { COMMIT, type Commit } from './publish.js';

/**
 * Whether what stands in `stage`, together with what was moved out of it already, is a whole version that follows the
 * newest one of the object that `commit` names. Nothing else is ever moved into a store: a stage may come from elsewhere.
 */
export function isNextVersion(store: string, stage: string, { path, version }: Commit): boolean {
  const root = join(store, ...path);
  try {
    if (!onlyOrdinary(stage) || !isRealFolder(store, path)) return false;
    const moved = entryAt(join(stage, 'inventory.json')) === undefined;
    const bytes = readPath(moved ? root : stage, 'inventory.json');
    const { inventory } = checkInventory(bytes);
    if (inventory === undefined || inventory.head !== version) return false;
    if (objectPath(inventory.id).join('/') !== path.join('/')) return false;
    const sidecar = `inventory.json.${inventory.digestAlgorithm}`;
    const place = entryAt(join(stage, sidecar)) === undefined ? root : stage;
    const digest = new TextDecoder().decode(readPath(place, sidecar));
    return (
      digest === sidecarText(inventory, new TextDecoder().decode(bytes)) &&
      (moved ||
        followsVersion(checkInventory(readPath(root, 'inventory.json')).inventory, inventory)) &&
      holdsVersion(stage, root, inventory, bytes)
    );
  } catch (error) {
    // A file that is missing, or none, is not a version's.
    if (error instanceof InputError) return false;
    throw error;
  }
}

function readPath(folder: string, path: string): Uint8Array {
  return readWithin(folder, join(folder, ...path.split('/')), OUTPUT_LIMIT);
}

/** Whether all that a stage holds is ordinary files and folders, and has the names that a version's stage has. */
function onlyOrdinary(stage: string): boolean {
  const named = entriesOf(stage).every(
    ({ name }) =>
      [COMMIT, `${COMMIT}.tmp`, 'version'].includes(name) || name.startsWith('inventory.json'),
  );
  const walk = (folder: string): boolean =>
    entriesOf(folder).every((entry) =>
      entry.isDirectory() ? walk(join(folder, entry.name)) : entry.isFile(),
    );
  return named && walk(stage);
}

/** Whether an object's root lies in the store without a link on the way. */
function isRealFolder(store: string, path: readonly string[]): boolean {
  return path.every((_, at) => entryAt(join(store, ...path.slice(0, at + 1)))?.isDirectory());
}

/** Whether `after` is `before` with one more version. */
function followsVersion(before: Inventory | undefined, after: Inventory): boolean {
  if (before === undefined || before.id !== after.id) return false;
  const [then, now] = [versionNames(before), versionNames(after)];
  return (
    now.length === then.length + 1 &&
    then.every(
      (name, at) =>
        now[at] === name &&
        JSON.stringify(before.versions[name]) === JSON.stringify(after.versions[name]),
    )
  );
}

/** Whether the newest version's folder, staged or moved, holds its copy of the inventory and all of its content. */
function holdsVersion(
  stage: string,
  root: string,
  inventory: Inventory,
  bytes: Uint8Array,
): boolean {
  const { head, digestAlgorithm, manifest } = inventory;
  const staged = join(stage, 'version');
  const folder = entryAt(staged) === undefined ? join(root, head) : staged;
  const brought = Object.entries(manifest).flatMap(([digest, paths]) =>
    paths.filter((path) => path.startsWith(`${head}/`)).map((path) => [digest, path] as const),
  );
  return (
    Buffer.compare(readPath(folder, 'inventory.json'), bytes) === 0 &&
    brought.every(
      ([digest, path]) =>
        digestOf(digestAlgorithm, readPath(folder, path.slice(head.length + 1))) ===
        digest.toLowerCase(),
    )
  );
}
