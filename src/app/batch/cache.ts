import { randomUUID } from 'node:crypto';
import { join, relative } from 'node:path';
import { leadsOut } from '../../host/check-place.js';
import { isAbsent, isTaken, realDisk } from '../../host/disk.js';
import { OUTPUT_LIMIT, readInput } from '../../host/files.js';
import { markUsed } from '../../host/log.js';
import { type Store, StoreFault } from '../../host/store/store.js';
import { type OutputFile, writeAll } from '../../host/write-all.js';
import { InputError } from '../../messages/diagnostic.js';
import { type BuildRecord, parseBuildRecord } from '../../model/build-record.js';
import { sha256 } from '../../model/sha256.js';
import { isSameEdition, staleFiles } from '../build-edition.js';
import { foreignFiles, isOrigin, originFile, otherOrigin } from '../origin.js';
import { readRecord, standingRecord } from '../read-record.js';
import { getBlob, putBlob } from './blobs.js';
import {
  ENTRY,
  type Entry,
  entryText,
  parseEntry,
  readEntry,
  readFiles,
  SHELF,
} from './cache-entry.js';
import { stand } from './seal.js';
import type { BuiltJob } from './task.js';

/** Where built editions are kept by their seals. */
export interface Cache {
  readonly folder: string;
  /** The store that several machines share; the folder keeps the entries that came from it. */
  readonly store?: Store | undefined;
}

const UNFINISHED = 'new-';

/** The request for an edition that is taken out of the cache. */
export interface Wanted {
  readonly seal: string;
  readonly id: string;
  /** The folder in which the edition's outputs get a folder. */
  readonly to: string;
  /** The edition's folder or file. */
  readonly path: string;
}

/**
 * The edition that the cache has for a seal, its files written into `<to>/<id>/` unless they stand there. Undefined where
 * there is none; an entry whose digests don't fit its files is thrown away.
 */
export async function cachedBuild(
  cache: Cache,
  { seal, id, to, path: edition }: Wanted,
): Promise<BuiltJob | undefined> {
  const folder = join(cache.folder, SHELF, seal);
  const entry = readEntry(folder, seal) ?? (await fetched(cache, seal));
  if (entry === undefined || entry.built.id !== id) return undefined;
  const { built, files } = entry;
  const target = join(to, id);
  if (!stand(files.map((file) => ({ ...file, path: join(target, file.path) })))) {
    const read = readFiles(folder, entry);
    if (read === undefined) {
      realDisk.removeTree(folder);
      return undefined;
    }
    // A build refuses to replace another edition's outputs: it is the build that reports it.
    if ((await otherEdition(target, read, edition)) !== undefined) return undefined;
    if (otherOrigin(target, id, edition) !== undefined) return undefined;
    if (standingRecord(target).fault !== undefined) return undefined;
    if (leadsOut(to, target)) return undefined;
    const paths = files.map(({ path }) => path);
    if (foreignFiles(target, paths).length > 0) return undefined;
    const all = [...read, originFile(target, edition)];
    await writeAll(target, all, staleFiles(target, await readRecord(target), built.outputs));
  }
  markUsed(join(folder, ENTRY));
  const outputs = built.outputs.map((one) => ({ ...one, path: join(target, one.path) }));
  return { ...built, path: target, outputs } as BuiltJob;
}

/** The record of another edition that stands in `folder`, where these files of the edition at `path` would go. */
export async function otherEdition(
  folder: string,
  files: readonly OutputFile[],
  path: string,
): Promise<BuildRecord | undefined> {
  if (isOrigin(folder, path)) return undefined;
  const before = await readRecord(folder);
  return before === undefined || isOf(before, files) ? undefined : before;
}

/** Whether the record `before` is of the edition whose files these are. */
function isOf(before: BuildRecord, files: readonly OutputFile[]): boolean {
  const bytes = files.find(({ path }) => path === 'build.json')?.bytes;
  if (bytes === undefined) return false;
  const text = typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes);
  const record = parseBuildRecord(text);
  return record !== undefined && isSameEdition(before, record.edition, record.inputs);
}

/** Puts a built edition into the cache. A cache that cannot be written costs time at the next run, and nothing else. */
export async function keepBuild(cache: Cache, seal: string, built: BuiltJob): Promise<void> {
  const paths = [...built.outputs.map(({ path }) => relative(built.path, path)), 'build.json'];
  try {
    const files = [...new Set(paths)].map((path) => {
      const bytes = readInput(join(built.path, path), OUTPUT_LIMIT);
      return { path: path.replaceAll('\\', '/'), sha256: sha256(bytes), bytes };
    });
    const outputs = built.outputs.map((one) => ({
      ...one,
      path: relative(built.path, one.path).replaceAll('\\', '/'),
    }));
    const isWhole = outputs.every(({ path, sha256: digest }) =>
      files.some((file) => file.path === path && file.sha256 === digest),
    );
    // Somebody changed an output since it was written.
    if (!isWhole) return;
    const { path: _, ...others } = built;
    const sealed = files.map(({ bytes: __, ...file }) => file);
    // What stood there before has no part in what is built.
    const diagnostics = others.diagnostics.filter(({ rule }) => rule !== 'io/damaged-record');
    const entry = { seal, built: { ...others, outputs, diagnostics }, files: sealed } as Entry;
    const bytes = files.map((file) => file.bytes);
    shelve(cache, entry, bytes);
    if (cache.store !== undefined) await share(cache.store, entry, bytes);
  } catch (error) {
    if (!(error instanceof InputError || error instanceof StoreFault)) throw error;
  }
}

/**
 * Lays an entry into the cache's folder, whole or not at all. The disk is not waited for: what a power cut takes of an
 * entry is noticed by its digests.
 */
function shelve({ folder }: Cache, entry: Entry, bytes: readonly Uint8Array[]): void {
  const unfinished = join(folder, SHELF, `${UNFINISHED}${randomUUID()}`);
  try {
    realDisk.makeFolder(unfinished);
    for (const [index, one] of bytes.entries())
      realDisk.draft(join(unfinished, String(index)), one);
    realDisk.draft(join(unfinished, ENTRY), entryText(entry));
    realDisk.rename(unfinished, join(folder, SHELF, entry.seal));
  } catch (error) {
    realDisk.removeTree(unfinished);
    const isOfDisk = error instanceof Error && 'code' in error;
    if (!(isTaken(error) || isAbsent(error) || isOfDisk)) throw error;
  }
}

/** Hands an entry to the other machines, its files first. */
async function share(store: Store, entry: Entry, bytes: readonly Uint8Array[]): Promise<void> {
  for (const one of bytes) await putBlob(store, one);
  await store.put(
    { kind: 'editions', digest: entry.seal },
    new TextEncoder().encode(entryText(entry)),
  );
}

/** Takes the entry of other machines for a seal into the folder; undefined if there is none, or not all of it. */
async function fetched(cache: Cache, seal: string): Promise<Entry | undefined> {
  const { store } = cache;
  if (store === undefined) return undefined;
  try {
    const text = await store.get({ kind: 'editions', digest: seal });
    const entry = text === undefined ? undefined : parseEntry(text, seal);
    if (entry === undefined) return undefined;
    const bytes: Uint8Array[] = [];
    for (const file of entry.files) bytes.push(await getBlob(store, file.sha256));
    shelve(cache, entry, bytes);
    return entry;
  } catch (error) {
    if (error instanceof StoreFault) return undefined;
    throw error;
  }
}
