import { basename, dirname, join, relative, sep } from 'node:path';
import { codeOf, type Disk, entriesOf, entryAt } from '../host/disk.js';
import { fileKind, OUTPUT_LIMIT } from '../host/files.js';
import { DISCARDED } from '../host/lock.js';
import { thisProcess } from '../host/owner.js';
import { kindWithin, readWithin } from '../host/within.js';
import { diagnose, InputError } from '../messages/diagnostic.js';
import { compareUnits } from '../model/order.js';
import { checkInventory } from './check-inventory.js';
import { digestOf } from './digest.js';
import { contentPath, type Inventory, stateOf, versionNames, versionNumber } from './inventory.js';
import { editionIdOf, objectId, objectPath, ROOT_FILES, WORKSPACE } from './layout.js';

/** An object that could be read. */
export interface StoredObject {
  /** The id of the edition that it keeps. */
  readonly id: string;
  /** Its root's folder. */
  readonly folder: string;
  readonly inventory: Inventory;
}

const DECLARATION = (ROOT_FILES.at(-1) as { path: string }).path;

export const OBJECT_DECLARATION = /^0=ocfl_object_/;

export function workspaceOf(store: string): string {
  return join(store, WORKSPACE);
}

/** The number of attempts. After these the cause is not another process that tidies up: the system has no place for a folder (/proc). */
const MOST_TRIES = 100;

/**
 * Makes an archive in a folder that is new, empty, or was left unfinished. The declaration is written
 * last. Throws InputError where the folder holds something else.
 */
export async function ensureStore(disk: Disk, store: string): Promise<void> {
  const rootNames = new Set(ROOT_FILES.map(({ path }) => path.split('/')[0]));
  for (let tries = 0; entryAt(join(store, DECLARATION)) === undefined; tries++) {
    const other = entriesOf(store).find(
      (entry) => !rootNames.has(entry.name) || entry.isSymbolicLink(),
    );
    if (other !== undefined) {
      throw new InputError([
        diagnose('archive/not-a-store', { file: store }, { name: other.name }),
      ]);
    }
    try {
      for (const { path, text } of ROOT_FILES) {
        const target = join(store, path);
        const temporary = join(
          workspaceOf(store),
          `${DISCARDED}${thisProcess().pid}-${basename(path)}`,
        );
        disk.makeFolder(dirname(temporary));
        disk.makeFolder(dirname(target));
        disk.write(temporary, text);
        disk.rename(temporary, target);
        disk.syncFolder(dirname(target));
      }
    } catch (error) {
      // Another process that makes the same archive has tidied up: it is there now, or half there.
      if (codeOf(error) !== 'ENOENT' || tries >= MOST_TRIES) throw error;
    }
  }
}

/** Throws InputError where `store` is not an archive. */
export async function requireStore(store: string): Promise<void> {
  if (fileKind(join(store, DECLARATION)) !== 'file') {
    throw new InputError([diagnose('archive/no-store', { file: store })]);
  }
}

/** The roots of all objects, as folders from the storage root, in the order of their paths. */
export async function objectFolders(store: string): Promise<readonly string[]> {
  const folders: string[] = [];
  const walk = async (folder: string): Promise<void> => {
    const entries = entriesOf(folder);
    if (entries.some((one) => one.isFile() && OBJECT_DECLARATION.test(one.name))) {
      folders.push(relative(store, folder).split(sep).join('/'));
      return;
    }
    for (const entry of entries) {
      const outside = folder === store && entry.name === 'extensions';
      if (entry.isDirectory() && !outside) await walk(join(folder, entry.name));
    }
  };
  await walk(store);
  return folders;
}

/** Every object whose inventory can be read, by edition id. `verify` reports damaged ones. */
export async function readObjects(store: string): Promise<StoredObject[]> {
  await requireStore(store);
  const objects: StoredObject[] = [];
  for (const path of await objectFolders(store)) {
    const inventory = usableInventory(store, join(store, path));
    if (inventory === undefined) continue;
    objects.push({ id: editionIdOf(inventory.id), folder: join(store, path), inventory });
  }
  return objects.sort((a, b) => compareUnits(a.id, b.id));
}

/** The object with an edition's id or with an object's id. Throws InputError where there is none. */
export async function readObject(store: string, id: string): Promise<StoredObject> {
  await requireStore(store);
  for (const candidate of [objectId(id), id]) {
    const folder = join(store, ...objectPath(candidate));
    const inventory = usableInventory(store, folder);
    if (inventory?.id === candidate) return { id: editionIdOf(candidate), folder, inventory };
  }
  const objects = await readObjects(store);
  const object = objects.find((one) => one.id === id || one.inventory.id === id);
  if (object !== undefined) return object;
  const known = objects.length === 0 ? '—' : objects.map((one) => one.id);
  throw new InputError([diagnose('archive/no-object', { file: store }, { id, known })]);
}

/** `briefing@v2` → the id and the version's name; a bare number names a version too. */
export function splitId(name: string): { readonly id: string; readonly version?: string } {
  const [, id = name, version] = /^(.+)@v?(\d+)$/s.exec(name) ?? [];
  return version === undefined ? { id } : { id, version };
}

/** The version that `version` (a number) names, else the newest. Throws InputError where there is none. */
export function versionOf(object: StoredObject, version: string | undefined): string {
  if (version === undefined) return object.inventory.head;
  const names = versionNames(object.inventory);
  const match = names.find((name) => Number(name.slice(1)) === Number(version));
  if (match !== undefined) return match;
  throw new InputError([
    diagnose(
      'archive/no-version',
      { file: object.folder },
      { id: object.id, version: `v${version}`, known: names },
    ),
  ]);
}

/** The inventory of a folder with its digest checked; undefined where it is missing or damaged. */
export function readInventory(folder: string): Inventory | undefined {
  const read = (name: string) => readWithin(folder, join(folder, name), OUTPUT_LIMIT);
  try {
    const bytes = read('inventory.json');
    const { inventory } = checkInventory(bytes);
    if (inventory === undefined) return undefined;
    const { digestAlgorithm } = inventory;
    const sidecar = new TextDecoder().decode(read(`inventory.json.${digestAlgorithm}`));
    const sound = sidecar.toLowerCase().startsWith(digestOf(digestAlgorithm, bytes));
    return sound ? inventory : undefined;
  } catch (error) {
    // Missing, unreadable, a link out of the object or no ordinary file: verify says which.
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/**
 * The inventory to read an object by: the root's, or where that is damaged, or at this moment being
 * replaced, the newest version's sound copy.
 */
function usableInventory(store: string, folder: string): Inventory | undefined {
  if (kindWithin(store, folder) !== 'folder') return undefined;
  const inventory = readInventory(folder);
  if (inventory !== undefined) return inventory;
  const versions = entriesOf(folder)
    .filter((entry) => entry.isDirectory() && /^v\d+$/.test(entry.name))
    .map(({ name }) => name)
    .sort((a, b) => versionNumber(b) - versionNumber(a));
  for (const version of versions) {
    const copy = readInventory(join(folder, version));
    if (copy !== undefined) return copy;
  }
  return undefined;
}

/** Reads the files of a version. Throws InputError where one is missing or not as it was archived. */
export async function readVersion(
  { folder, inventory }: StoredObject,
  version: string,
  isIncluded: (path: string) => boolean = () => true,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const { digestAlgorithm } = inventory;
  for (const [path, digest] of stateOf(inventory, version)) {
    if (!isIncluded(path)) continue;
    const file = join(folder, ...(contentPath(inventory, digest) ?? '').split('/'));
    const bytes = readWithin(folder, file, OUTPUT_LIMIT);
    const has = digestOf(digestAlgorithm, bytes);
    if (has !== digest) {
      throw new InputError([
        diagnose(
          'archive/changed-file',
          { file },
          { code: 'E092', wants: short(digest), has: short(has) },
        ),
      ]);
    }
    files.set(path, bytes);
  }
  return files;
}

/** The beginning of a digest, as messages show it. */
export function short(digest: string): string {
  return digest.length > 16 ? `${digest.slice(0, 16)}…` : digest;
}
