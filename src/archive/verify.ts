import { relative, sep } from 'node:path';
import { realDisk } from '../host/disk.js';
import type { Diagnostic } from '../messages/diagnostic.js';
import { checkObject } from './check-object.js';
import { checkRoot } from './check-root.js';
import { objectId, objectPath } from './layout.js';
import { settle, undisturbed } from './recover.js';
import { objectFolders, readObject, requireStore } from './store.js';
import { type VerifiedObject, VerifyReport } from './verify-report.js';

export type { VerifiedObject };

export interface VerifyOptions {
  /** Editions to verify; where absent, all, and the storage root with them. */
  readonly ids?: readonly string[];
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
  { ids }: VerifyOptions = {},
): Promise<VerifyResult> {
  await settle(realDisk, store);
  await requireStore(store);
  const report = new VerifyReport(store);
  if (ids === undefined) await checkRoot(report, (path) => checkTwice(report, path));
  else for (const id of ids) await checkTwice(report, await objectFolder(store, id));
  return { objects: report.objects, diagnostics: report.diagnostics };
}

/** Checks an object (OCFL 1.1, §3). What looks like a fault may be another process at its work: a fault that stays is one. */
async function checkTwice(report: VerifyReport, path: string): Promise<void> {
  const takeBack = report.mark();
  const errors = report.errors();
  checkObject(report, path);
  if (report.errors() === errors) return;
  await undisturbed(report.store, path.split('/'), async () => {
    takeBack();
    checkObject(report, path);
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
