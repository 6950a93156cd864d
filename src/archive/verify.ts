import { relative, sep } from 'node:path';
import { realDisk } from '../host/disk.js';
import type { Diagnostic } from '../messages/diagnostic.js';
import { type CheckedObject, checkObject } from './check-object.js';
import { checkRoot } from './check-root.js';
import { editionIdOf, objectId, objectPath } from './layout.js';
import { settle, undisturbed } from './recover.js';
import { objectFolders, readObject, requireStore } from './store.js';
import { type VerifiedObject, VerifyReport } from './verify-report.js';

export type { CheckedObject, VerifiedObject };

export interface VerifyOptions {
  /** Editions to verify; where absent, all, and the storage root with them. */
  readonly ids?: readonly string[];
  /** Checks the objects in these folders below the store, and gives them in the same order; `checkObjects` where absent. */
  readonly check?: typeof checkObjects;
}

export interface VerifyResult {
  readonly objects: readonly VerifiedObject[];
  /** In the order of the folders. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Verifies an archive: every file by its digest, that none is missing or too many, and each
 * inventory by OCFL 1.1. Reads only; what a killed process had begun is ended first where the
 * archive can be written. Throws InputError where there is no archive or no such object.
 */
export async function verifyStore(
  store: string,
  { ids, check = checkObjects }: VerifyOptions = {},
): Promise<VerifyResult> {
  await settle(realDisk, store);
  await requireStore(store);
  const root = new VerifyReport(store);
  /** Each object, and the number of the root's faults that come before it. */
  const places: { readonly path: string; readonly before: number }[] = [];
  const place = (path: string) => places.push({ path, before: root.diagnostics.length });
  if (ids === undefined) checkRoot(root, place);
  else for (const id of ids) place(await objectFolder(store, id));
  const checked = withDoubles(
    store,
    await check(
      store,
      places.map(({ path }) => path),
    ),
  );
  let from = 0;
  const diagnostics = checked.flatMap((one, index) => {
    const to = places[index]?.before ?? from;
    const between = root.diagnostics.slice(from, to);
    from = to;
    return [...between, ...one.diagnostics];
  });
  return {
    objects: checked.map(({ object }) => object),
    diagnostics: [...diagnostics, ...root.diagnostics.slice(from)],
  };
}

/**
 * Checks the objects in these folders below the store. What looks like a fault may be another process at its work: a fault that
 * stays is one.
 */
export async function checkObjects(
  store: string,
  paths: readonly string[],
): Promise<readonly CheckedObject[]> {
  const checked: CheckedObject[] = [];
  for (const path of paths) {
    let one = checkObject(store, path);
    if (one.object.faults > 0) {
      await undisturbed(store, path.split('/'), async () => {
        one = checkObject(store, path);
      });
    }
    checked.push(one);
  }
  return checked;
}

/** The objects, with a fault of each whose id an object before it has. */
function withDoubles(store: string, objects: readonly CheckedObject[]): readonly CheckedObject[] {
  const folders = new Map<string, string>();
  return objects.map((one) => {
    const { path, inventoryId: id, object, diagnostics } = one;
    if (id === undefined) return one;
    const other = folders.get(id) ?? path;
    folders.set(id, path);
    if (other === path) return one;
    const report = new VerifyReport(store);
    const detail = `${editionIdOf(id)} = ${other}`;
    report.add('archive/bad-inventory', path, { code: 'E037', detail });
    return {
      ...one,
      object: { ...object, faults: object.faults + report.errors() },
      diagnostics: [...diagnostics, ...report.diagnostics],
    };
  });
}

/** The folder of an object, its inventory readable or not. */
async function objectFolder(store: string, id: string): Promise<string> {
  const paths = [objectPath(objectId(id)).join('/'), objectPath(id).join('/')];
  const folder = (await objectFolders(store)).find((path) => paths.includes(path));
  if (folder !== undefined) return folder;
  return relative(store, (await readObject(store, id)).folder)
    .split(sep)
    .join('/');
}
