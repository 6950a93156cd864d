import { join } from 'node:path';
import { entriesOf } from '../host/disk.js';
import { abandonedLocks } from '../host/lock.js';
import { LAYOUT, ROOT_FILES, WORKSPACE } from './layout.js';
import { readOptional } from './object-tree.js';
import { OBJECT_DECLARATION } from './store.js';
import type { VerifyReport } from './verify-report.js';

/** Checks the object in a folder below the store. */
type ObjectCheck = (path: string) => Promise<void>;

/** The storage root and everything below it (OCFL 1.1, §4). */
export async function checkRoot(report: VerifyReport, checkObject: ObjectCheck): Promise<void> {
  for (const { path, text } of ROOT_FILES) known(report, path, text);
  for (const entry of entriesOf(report.store)) {
    const { name } = entry;
    if (ROOT_FILES.some(({ path }) => path === name)) continue;
    if (entry.isFile()) {
      // An OCFL validator has to ignore files in the root that it doesn't understand (E087).
      if (name.startsWith('0='))
        report.add('archive/other-version', name, { code: 'E076', detail: name });
      else report.add('archive/unknown-file', name);
    } else if (!entry.isDirectory()) report.add('archive/link', name, { code: 'E090' });
    else if (name === 'extensions') extensions(report);
    else await hierarchy(report, name, checkObject);
  }
}

function known(report: VerifyReport, path: string, wants: string): void {
  const has = readOptional(report.store, join(report.store, path));
  if (has === undefined) report.add('archive/missing-file', path, { code: 'E070' });
  else if (new TextDecoder().decode(has) !== wants) {
    report.addChanged(path, path.startsWith('0=') ? 'E080' : 'E070', 'sha256', wants, has);
  }
}

function extensions(report: VerifyReport): void {
  for (const entry of entriesOf(join(report.store, 'extensions'))) {
    const path = `extensions/${entry.name}`;
    if (path === WORKSPACE) {
      const left = abandonedLocks(join(report.store, path));
      if (left.length > 0) report.add('archive/unfinished', path);
    } else if (!entry.isDirectory()) report.add('archive/extra-file', path, { code: 'E112' });
    else if (entry.name === LAYOUT) {
      for (const { name } of entriesOf(join(report.store, path))) {
        if (name !== 'config.json') {
          report.add('archive/extra-file', `${path}/${name}`, { code: 'E112' });
        }
      }
    } else report.add('archive/unknown-file', path);
  }
}

/** A folder between the root and the objects holds folders only (OCFL 1.1, §4.3). */
async function hierarchy(
  report: VerifyReport,
  path: string,
  checkObject: ObjectCheck,
): Promise<void> {
  const entries = entriesOf(join(report.store, path));
  if (entries.some((one) => one.isFile() && OBJECT_DECLARATION.test(one.name))) {
    return checkObject(path);
  }
  // Without its declaration an object's folder still shows what it is.
  if (entries.some(({ name }) => name === 'inventory.json')) return checkObject(path);
  if (entries.length === 0) report.add('archive/empty-folder', path, { code: 'E073' });
  for (const entry of entries) {
    const at = `${path}/${entry.name}`;
    if (entry.isDirectory()) await hierarchy(report, at, checkObject);
    else if (entry.isFile()) report.add('archive/extra-file', at, { code: 'E072' });
    else report.add('archive/link', at, { code: 'E090' });
  }
}
