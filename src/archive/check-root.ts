import { join } from 'node:path';
import { entriesOf } from '../host/disk.js';
import { abandonedLocks } from '../host/lock.js';
import { LAYOUT, ROOT_FILES, WORKSPACE } from './layout.js';
import { readOptional } from './object-tree.js';
import { OBJECT_DECLARATION } from './store.js';
import type { VerifyReport } from './verify-report.js';

/** Receives the folder of each object below the store, in the order of the folders. */
type OnObject = (path: string) => void;

/** The storage root and everything below it but the objects (OCFL 1.1, §4). */
export function checkRoot(report: VerifyReport, onObject: OnObject): void {
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
    else hierarchy(report, name, onObject);
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
function hierarchy(report: VerifyReport, path: string, onObject: OnObject): void {
  const entries = entriesOf(join(report.store, path));
  const isDeclared = entries.some((one) => one.isFile() && OBJECT_DECLARATION.test(one.name));
  // Without its declaration an object's folder still shows what it is.
  if (isDeclared || entries.some(({ name }) => name === 'inventory.json')) {
    onObject(path);
    return;
  }
  if (entries.length === 0) report.add('archive/empty-folder', path, { code: 'E073' });
  for (const entry of entries) {
    const at = `${path}/${entry.name}`;
    if (entry.isDirectory()) hierarchy(report, at, onObject);
    else if (entry.isFile()) report.add('archive/extra-file', at, { code: 'E072' });
    else report.add('archive/link', at, { code: 'E090' });
  }
}
