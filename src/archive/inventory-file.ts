import { checkInventory } from './check-inventory.js';
import { type DigestAlgorithm, digestOf } from './digest.js';
import { type Inventory, typeOf } from './inventory.js';
import type { ObjectTree } from './object-tree.js';
import { short } from './store.js';
import type { VerifyReport } from './verify-report.js';

/** inventory.json and its digest in `folder` (OCFL 1.1, §3.5 and §3.6); undefined where it can't be read. */
export function inventoryIn(
  report: VerifyReport,
  path: string,
  folder: string,
  tree: ObjectTree,
  declaredVersion: string,
): Inventory | undefined {
  const below = folder.slice(path.length + 1);
  const name = below === '' ? 'inventory.json' : `${below}/inventory.json`;
  const bytes = tree.read(name);
  if (bytes === undefined) {
    report.add('archive/missing-file', `${folder}/inventory.json`, {
      code: below === '' ? 'E063' : 'W010',
    });
    return undefined;
  }
  const { inventory, faults } = checkInventory(bytes);
  for (const { code, detail } of faults) {
    report.add('archive/bad-inventory', `${folder}/inventory.json`, { code, detail });
  }
  const algorithm =
    inventory?.digestAlgorithm ?? (tree.has(`${name}.sha256`) ? 'sha256' : 'sha512');
  checkSidecar(
    report,
    `${folder}/inventory.json.${algorithm}`,
    `${name}.${algorithm}`,
    tree,
    bytes,
    algorithm,
  );
  if (below === '' && inventory !== undefined && inventory.type !== typeOf(declaredVersion)) {
    report.add('archive/bad-inventory', `${folder}/inventory.json`, {
      code: 'E038',
      detail: `${inventory.type}, 0=ocfl_object_${declaredVersion}`,
    });
  }
  return inventory;
}

/** The file beside an inventory that names its digest (OCFL 1.1, §3.6). */
function checkSidecar(
  report: VerifyReport,
  path: string,
  name: string,
  tree: ObjectTree,
  inventory: Uint8Array,
  algorithm: DigestAlgorithm,
): void {
  const sidecar = tree.read(name);
  if (sidecar === undefined) {
    report.add('archive/missing-file', path, { code: 'E058' });
    return;
  }
  const text = new TextDecoder().decode(sidecar);
  const [, recorded] = /^([0-9a-f]+)[ \t]+inventory\.json\n?$/i.exec(text) ?? [];
  if (recorded === undefined) {
    report.add('archive/bad-inventory', path, { code: 'E061', detail: text.slice(0, 40) });
    return;
  }
  const has = digestOf(algorithm, inventory);
  if (recorded.toLowerCase() !== has) {
    report.add('archive/changed-file', path.slice(0, -algorithm.length - 1), {
      code: 'E060',
      wants: short(recorded.toLowerCase()),
      has: short(has),
    });
  }
}
