import { realDisk } from '../host/disk.js';
import { type Diagnostic, diagnose, InputError } from '../messages/diagnostic.js';
import { compareVersions, type FileChange, NO_TEXT, type VersionChanges } from './changes.js';
import { stateOf, type VersionInfo, versionNames } from './inventory.js';
import { settle } from './recover.js';
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

export interface ListResult {
  readonly objects: readonly ListedObject[];
  /** The diagnostics of versions that could not be read. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The objects of an archive with their versions and what each changed. Throws InputError where there is none. */
export async function listStore(store: string, ids: readonly string[] = []): Promise<ListResult> {
  await requireStore(store);
  await settle(realDisk, store);
  const objects = ids.length === 0 ? await readObjects(store) : [];
  const listed: ListedObject[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const id of ids) objects.push(await readObject(store, id));
  for (const object of objects) listed.push(await listObject(object, diagnostics));
  return { objects: listed, diagnostics };
}

/** Files that say how an edition was built; a change of these alone is none of the text. */
export function isOutput({ path }: FileChange): boolean {
  return path.startsWith('dist/');
}

async function listObject(object: StoredObject, diagnostics: Diagnostic[]): Promise<ListedObject> {
  const { id, inventory } = object;
  const versions: ListedVersion[] = [];
  let before: VersionText | undefined;
  let newest: VersionText | undefined;
  for (const version of versionNames(inventory)) {
    const text = await textOfVersion(object, version, diagnostics);
    const { created, message, user } = inventory.versions[version] as VersionInfo;
    versions.push({
      version,
      created,
      ...(message !== undefined && { message }),
      ...(user !== undefined && { user }),
      files: stateOf(inventory, version).size,
      ...(before !== undefined && text !== undefined && { changes: compareVersions(before, text) }),
    });
    before = text;
    newest = text ?? newest;
  }
  const { metadata } = newest?.text ?? NO_TEXT;
  return { id, objectId: inventory.id, title: metadata.get('title') ?? '', versions };
}

/** The text of a version; undefined where it is damaged, which is reported and keeps no other from being listed. */
async function textOfVersion(
  object: StoredObject,
  version: string,
  diagnostics: Diagnostic[],
): Promise<VersionText | undefined> {
  try {
    return await versionText(object, version);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const values = { id: object.id, version };
    diagnostics.push(diagnose('archive/unreadable', { file: object.folder }, values));
    return undefined;
  }
}
