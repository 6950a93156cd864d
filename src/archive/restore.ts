import { join } from 'node:path';
import { entriesOf, realDisk } from '../host/disk.js';
import { fileKind, OUTPUT_LIMIT, readInput } from '../host/files.js';
import { packageVersion } from '../host/package-root.js';
import { kindWithin } from '../host/within.js';
import { writeAll } from '../host/write-all.js';
import { type Diagnostic, diagnose, InputError } from '../messages/diagnostic.js';
import { parseBuildRecord } from '../model/build-record.js';
import { type BagInfo, bagFiles } from './bag.js';
import type { LogicalFile } from './inventory.js';
import { now } from './now.js';
import { settle } from './recover.js';
import {
  readObject,
  readVersion,
  requireStore,
  type StoredObject,
  splitId,
  versionOf,
} from './store.js';

export interface RestoreResult {
  readonly id: string;
  readonly version: string;
  readonly files: number;
  readonly bytes: number;
}

/**
 * Gives a version back below `to`, byte for byte: `name` is an id, or an id and a version (`id@v2`). A
 * file that stands there with other bytes is an InputError, and nothing is written.
 */
export async function restoreVersion(
  store: string,
  name: string,
  to: string,
): Promise<RestoreResult> {
  const { object, version, files } = await readNamed(store, name);
  const standing: Diagnostic[] = [];
  for (const { path, bytes } of files) {
    const target = join(to, path);
    const kind = kindWithin(to, target);
    if (kind === 'none') continue;
    const same = kind === 'file' && Buffer.compare(readInput(target, OUTPUT_LIMIT), bytes) === 0;
    if (!same) standing.push(diagnose('archive/would-overwrite', { file: target }));
  }
  if (standing.length > 0) throw new InputError(standing);
  await writeAll(to, files);
  return { id: object.id, version, ...totalSize(files) };
}

/**
 * Writes a version into `to` as a BagIt bag (RFC 8493), to be handed to another archive. `to` must be new
 * or empty.
 */
export async function exportBag(
  store: string,
  name: string,
  to: string,
  sourceDateEpoch?: string,
): Promise<RestoreResult> {
  const { object, version, files } = await readNamed(store, name);
  if (!['none', 'folder'].includes(fileKind(to)) || entriesOf(to).length > 0) {
    throw new InputError([diagnose('archive/would-overwrite', { file: to })]);
  }
  const info = bagInfo(object, version, files, now(sourceDateEpoch));
  await writeAll(to, bagFiles(files, info));
  return { id: object.id, version, ...totalSize(files) };
}

async function readNamed(store: string, name: string) {
  await requireStore(store);
  await settle(realDisk, store);
  const parts = splitId(name);
  const object = await readObject(store, parts.id);
  const version = versionOf(object, parts.version);
  const read = await readVersion(object, version);
  const files: readonly LogicalFile[] = [...read].map(([path, bytes]) => ({ path, bytes }));
  return { object, version, files };
}

function bagInfo(
  { id, inventory }: StoredObject,
  version: string,
  files: readonly LogicalFile[],
  date: string,
): BagInfo {
  const build = files.find(({ path }) => path === `dist/${id}/build.json`);
  const record = build && parseBuildRecord(new TextDecoder().decode(build.bytes));
  const { title, publisher, identifier } = record?.edition ?? { title: id };
  const { created, message, user } = inventory.versions[version] ?? {};
  const lines: (readonly [string, string | undefined])[] = [
    ['Source-Organization', publisher],
    ['External-Description', title],
    ['External-Identifier', identifier],
    ['Internal-Sender-Identifier', `${inventory.id}@${version}`],
    ['Internal-Sender-Description', message],
    ['Contact-Name', user?.name],
    ['Bagging-Date', date.slice(0, 10)],
    ['Bag-Software-Agent', `Kanben ${packageVersion()}`],
    ['OCFL-Version-Created', created],
  ];
  return lines.flatMap(([label, value]) => (value ? [[label, value] as const] : []));
}

function totalSize(files: readonly LogicalFile[]) {
  return { files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes.length, 0) };
}
