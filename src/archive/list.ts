import { realDisk } from '../host/disk.js';
import { settle } from './add-version.js';
import { compareVersions, type FileChange, NO_TEXT, type VersionChanges } from './changes.js';
import { stateOf, type VersionInfo, versionNames } from './inventory.js';
import { readObject, readObjects, requireStore, type StoredObject } from './store.js';
import { type VersionText, versionText } from './version-text.js';

export interface ListedVersion extends VersionInfo {
  readonly version: string;
  readonly files: number;
  /** Against the version before; absent of the first. */
  readonly changes?: VersionChanges;
}

export interface ListedObject {
  readonly id: string;
  readonly objectId: string;
  readonly title: string;
  readonly versions: readonly ListedVersion[];
}

/** The objects of an archive with their versions and what each changed. Throws InputError where there is none. */
export async function listStore(
  store: string,
  ids: readonly string[] = [],
): Promise<readonly ListedObject[]> {
  await requireStore(store);
  await settle(realDisk, store);
  const objects =
    ids.length === 0
      ? await readObjects(store)
      : await Promise.all(ids.map((id) => readObject(store, id)));
  const listed: ListedObject[] = [];
  for (const object of objects) listed.push(await listObject(object));
  return listed;
}

/** Files that say how an edition was built; a change of these alone is none of the text. */
export function isOutput({ path }: FileChange): boolean {
  return path.startsWith('dist/');
}

async function listObject(object: StoredObject): Promise<ListedObject> {
  const { id, inventory } = object;
  const versions: ListedVersion[] = [];
  let before: VersionText | undefined;
  for (const version of versionNames(inventory)) {
    const text = await versionText(object, version);
    const { created, message, user } = inventory.versions[version] as VersionInfo;
    versions.push({
      version,
      created,
      ...(message !== undefined && { message }),
      ...(user !== undefined && { user }),
      files: stateOf(inventory, version).size,
      ...(before !== undefined && { changes: compareVersions(before, text) }),
    });
    before = text;
  }
  const { metadata } = before?.text ?? NO_TEXT;
  return { id, objectId: inventory.id, title: metadata.get('title') ?? '', versions };
}
