import { contentPath, type Inventory, stateOf, typeOf, versionNames } from './inventory.js';
import { inventoryIn } from './inventory-file.js';
import type { ObjectTree } from './object-tree.js';
import type { VerifyReport } from './verify-report.js';

/** The version folders and the inventories in them (OCFL 1.1, §3.3 and §3.7). */
export function checkVersions(
  report: VerifyReport,
  path: string,
  tree: ObjectTree,
  root: Inventory,
): void {
  const names = versionNames(root);
  const content = root.contentDirectory ?? 'content';
  checkNames(report, path, tree, root);
  let earlier = typeOf('1.0');
  for (const name of names) {
    if (!tree.hasFolder(name)) {
      report.add('archive/missing-file', `${path}/${name}`, { code: 'E046' });
      continue;
    }
    const inventory = inventoryIn(report, path, `${path}/${name}`, tree, '');
    const sidecar = `inventory.json.${inventory?.digestAlgorithm ?? root.digestAlgorithm}`;
    for (const inside of tree.in(name)) {
      if (inside === content || inside === 'inventory.json' || inside === sidecar) continue;
      const at = `${path}/${name}/${inside}`;
      if (tree.has(`${name}/${inside}`)) report.add('archive/extra-file', at, { code: 'E015' });
      else report.add('archive/unknown-file', at);
    }
    if (inventory === undefined) continue;
    const addBad = (code: string, detail: string) => {
      const rule = code.startsWith('W') ? 'archive/inventory-advice' : 'archive/bad-inventory';
      report.add(rule, `${path}/${name}/inventory.json`, { code, detail });
    };
    if (inventory.id !== root.id) addBad('E110', inventory.id);
    if (inventory.head !== name) addBad('E040', `head ${inventory.head}`);
    if ((inventory.contentDirectory ?? 'content') !== content) {
      addBad('E020', inventory.contentDirectory ?? 'content');
    }
    if (inventory.type < earlier) addBad('E103', inventory.type);
    earlier = inventory.type;
    for (const [at, code] of disagreements(root, inventory)) addBad(code, at);
    if (name === root.head) {
      const [a, b] = [tree.read('inventory.json'), tree.read(`${name}/inventory.json`)];
      if (a !== undefined && b !== undefined && Buffer.compare(a, b) !== 0) {
        addBad('E064', `≠ ${path}/inventory.json`);
      }
    }
  }
}

/** Checks the entries beside the version folders (OCFL 1.1, §3.1). */
function checkNames(report: VerifyReport, path: string, tree: ObjectTree, root: Inventory): void {
  const names = versionNames(root);
  const sidecar = `inventory.json.${root.digestAlgorithm}`;
  for (const name of tree.in('')) {
    if (name.startsWith('0=') || name === 'inventory.json' || name === sidecar) continue;
    if (names.includes(name) || name === 'logs') continue;
    if (name === 'extensions') {
      for (const inside of tree.in(name)) {
        if (tree.has(`${name}/${inside}`)) {
          report.add('archive/extra-file', `${path}/${name}/${inside}`, { code: 'E067' });
        }
      }
      continue;
    }
    const code = /^v\d+$/.test(name) ? 'E046' : 'E001';
    report.add('archive/extra-file', `${path}/${name}`, { code });
  }
}

/** Checks that the state of a version in an earlier inventory is the state that the newest inventory gives it (E066, E023). */
function disagreements(
  root: Inventory,
  earlier: Inventory,
): readonly (readonly [string, string])[] {
  const faults: [string, string][] = [];
  for (const name of versionNames(earlier)) {
    if (root.versions[name] === undefined) {
      faults.push([name, 'E066']);
      continue;
    }
    const [then, now] = [stateOf(earlier, name), stateOf(root, name)];
    for (const path of new Set([...then.keys(), ...now.keys()])) {
      const [a, b] = [then.get(path), now.get(path)];
      const same =
        a !== undefined &&
        b !== undefined &&
        (a === b || contentPath(earlier, a) === contentPath(root, b));
      if (!same) faults.push([`${name}: ${path}`, 'E066']);
    }
    for (const key of ['created', 'message'] as const) {
      if (earlier.versions[name]?.[key] !== root.versions[name]?.[key]) {
        faults.push([`${name}: ${key}`, 'W011']);
      }
    }
  }
  const kept = new Set(Object.values(root.manifest).flat());
  for (const path of Object.values(earlier.manifest).flat()) {
    if (!kept.has(path)) faults.push([path, 'E023']);
  }
  return faults;
}
