import type { Diagnostic } from '../messages/diagnostic.js';
import { checkContent } from './check-content.js';
import { checkVersions } from './check-versions.js';
import { type Inventory, versionNames } from './inventory.js';
import { inventoryIn } from './inventory-file.js';
import { editionIdOf, OCFL_VERSION, objectPath } from './layout.js';
import { ObjectTree } from './object-tree.js';
import { type VerifiedObject, VerifyReport } from './verify-report.js';

/** An object with its faults. */
export interface CheckedObject {
  /** The object's folder below the store. */
  readonly path: string;
  /** The id in the inventory; absent where no inventory can be read. */
  readonly inventoryId?: string;
  readonly object: VerifiedObject;
  readonly diagnostics: readonly Diagnostic[];
}

/** All faults of the object at `path` below `store` (OCFL 1.1, §3), apart from other objects. */
export function checkObject(store: string, path: string): CheckedObject {
  const report = new VerifyReport(store);
  const tree = ObjectTree.of(report.store, path);
  for (const { path: at, kind } of tree.odd) {
    if (kind === 'empty') {
      if (!/^(?:logs|extensions)(?:\/|$)/.test(at.slice(path.length + 1))) {
        report.add('archive/empty-folder', at, { code: 'E024' });
      }
    } else report.add('archive/link', at, { code: 'E090' });
  }
  const version = objectDeclaration(report, path, tree);
  const inventory = inventoryIn(report, path, path, tree, version);
  if (inventory !== undefined) {
    checkPlace(report, path, inventory);
    checkVersions(report, path, tree, inventory);
    checkContent(report, path, tree, inventory);
  }
  const versions = inventory === undefined ? [] : versionNames(inventory);
  const object = {
    id: inventory === undefined ? path : editionIdOf(inventory.id),
    versions,
    files: tree.files.size,
    bytes: tree.bytes,
    faults: report.errors(),
  };
  const { diagnostics } = report;
  return { path, object, diagnostics, ...(inventory && { inventoryId: inventory.id }) };
}

/** The version of OCFL that the object declares (OCFL 1.1, §3.2). */
function objectDeclaration(report: VerifyReport, path: string, tree: ObjectTree): string {
  const names = tree.in('').filter((name) => name.startsWith('0='));
  const [name, ...more] = names;
  for (const other of more) report.add('archive/extra-file', `${path}/${other}`, { code: 'E003' });
  const version = /^0=ocfl_object_(1\.[01])$/.exec(name ?? '')?.[1];
  if (name === undefined) {
    const declaration = `${path}/0=ocfl_object_${OCFL_VERSION}`;
    report.add('archive/missing-file', declaration, { code: 'E003' });
  } else if (version === undefined) {
    report.add('archive/other-version', `${path}/${name}`, { code: 'E006', detail: name });
  } else {
    const bytes = tree.read(name) as Uint8Array;
    const wants = `ocfl_object_${version}\n`;
    if (new TextDecoder().decode(bytes) !== wants) {
      report.addChanged(`${path}/${name}`, 'E007', 'sha256', wants, bytes);
    }
  }
  return version ?? OCFL_VERSION;
}

/** The object has to lie where its id says. */
function checkPlace(report: VerifyReport, path: string, inventory: Inventory): void {
  const wants = objectPath(inventory.id).join('/');
  const id = editionIdOf(inventory.id);
  if (wants !== path) report.add('archive/misplaced', path, { id, wants, code: 'E083' });
}
