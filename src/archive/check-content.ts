import { type DigestAlgorithm, digestOf, isDigestAlgorithm } from './digest.js';
import { type Inventory, versionNames } from './inventory.js';
import type { ObjectTree } from './object-tree.js';
import { short } from './store.js';
import type { VerifyReport } from './verify-report.js';

/** Every content file: in the manifest, there, and with the digest that it has to have. */
export function checkContent(
  report: VerifyReport,
  path: string,
  tree: ObjectTree,
  inventory: Inventory,
): void {
  const content = inventory.contentDirectory ?? 'content';
  const recorded = new Map<string, [DigestAlgorithm, string, string][]>();
  const record = (algorithm: DigestAlgorithm, code: string, block: Inventory['manifest']) => {
    for (const [digest, paths] of Object.entries(block)) {
      for (const file of paths) {
        recorded.set(file, [...(recorded.get(file) ?? []), [algorithm, digest, code]]);
      }
    }
  };
  record(inventory.digestAlgorithm, 'E092', inventory.manifest);
  for (const [algorithm, block] of Object.entries(inventory.fixity ?? {})) {
    if (isDigestAlgorithm(algorithm)) record(algorithm, 'E093', block);
  }
  for (const [file, digests] of recorded) {
    const bytes = tree.read(file);
    if (bytes === undefined) {
      report.add('archive/missing-file', `${path}/${file}`, { code: 'E092' });
      continue;
    }
    for (const [algorithm, wants, code] of digests) {
      const has = digestOf(algorithm, bytes);
      if (has === wants.toLowerCase()) continue;
      report.add('archive/changed-file', `${path}/${file}`, {
        code,
        wants: short(wants.toLowerCase()),
        has: short(has),
      });
    }
  }
  const names = new Set(versionNames(inventory));
  for (const file of tree.files.keys()) {
    const [version = '', folder] = file.split('/');
    const inContent = names.has(version) && folder === content && file !== `${version}/${content}`;
    if (inContent && !recorded.has(file)) {
      report.add('archive/extra-file', `${path}/${file}`, { code: 'E023' });
    }
  }
}
