import { compareVersions, editionText, type VersionChanges } from '../../archive/changes.js';
import { objectFolders, readObjects } from '../../archive/store.js';
import { versionText } from '../../archive/version-text.js';
import { readEdition } from '../../edition/read-edition.js';
import { fileKind } from '../../host/files.js';

/** The changes of an edition since it was archived. */
export interface ChangesSince {
  /** The newest version in the archive, and when it was kept; absent where there is none. */
  readonly version?: string;
  readonly created?: string;
  readonly message?: string;
  readonly changes?: VersionChanges;
}

/** The changes of the edition at `path` since its newest version in the archive `store`, sentence by sentence. */
export async function changesSince(path: string, store: string): Promise<ChangesSince> {
  const { edition } = await readEdition(path);
  if (fileKind(store) !== 'folder' || (await objectFolders(store)).length === 0) return {};
  const object = (await readObjects(store)).find(({ id }) => id === edition.metadata.id);
  if (object === undefined) return {};
  const { head, versions } = object.inventory;
  const then = await versionText(object, head);
  // Only the text is compared: the files of both are named differently.
  const changes = compareVersions(
    { text: then.text, files: new Map() },
    { text: editionText(edition), files: new Map() },
  );
  const { created, message } = versions[head] ?? {};
  return {
    version: head,
    changes,
    ...(created !== undefined && { created }),
    ...(message !== undefined && { message }),
  };
}
