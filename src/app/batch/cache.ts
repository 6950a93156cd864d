import { join, relative } from 'node:path';
import { threadId } from 'node:worker_threads';
import * as v from 'valibot';
import { SEARCH_SHELF } from '../../host/cache-folder.js';
import { entriesOf, entryAt, isAbsent, isTaken, realDisk } from '../../host/disk.js';
import { kindOf, OUTPUT_LIMIT, readInput } from '../../host/files.js';
import { markUsed } from '../../host/log.js';
import { type OutputFile, writeAll } from '../../host/write-all.js';
import { InputError } from '../../messages/diagnostic.js';
import { RULES, type RuleId } from '../../messages/index.js';
import { type BuildRecord, parseBuildRecord } from '../../model/build-record.js';
import { sha256 } from '../../model/sha256.js';
import { isSameEdition, staleFiles } from '../build-edition.js';
import { readRecord } from '../read-record.js';
import { stand } from './seal.js';
import type { BuiltJob } from './task.js';

/*
 * <cache>/editions/<seal>/ holds an edition's outputs and build.json as files named 0, 1, … and entry.json, which names
 * them with their digests, and its own. An entry is made beside its place and moved into it whole.
 */

const ENTRY = 'entry.json';
const SHELF = 'editions';
const UNFINISHED = 'new-';

const Word = v.union([v.string(), v.number(), v.object({ zh: v.string(), en: v.string() })]);
const EntrySchema = v.object({
  built: v.object({
    id: v.string(),
    title: v.string(),
    chapters: v.number(),
    outputs: v.array(
      v.object({
        format: v.string(),
        path: v.string(),
        bytes: v.number(),
        sha256: v.string(),
        pages: v.optional(v.number()),
      }),
    ),
    diagnostics: v.array(
      v.object({
        rule: v.custom<RuleId>((id) => typeof id === 'string' && Object.hasOwn(RULES, id)),
        place: v.object({
          file: v.optional(v.string()),
          line: v.optional(v.number()),
          column: v.optional(v.number()),
        }),
        values: v.record(v.string(), Word),
      }),
    ),
  }),
  files: v.array(v.object({ path: v.string(), sha256: v.string() })),
});
type Entry = v.InferOutput<typeof EntrySchema>;

/**
 * The edition that the cache has for `seal`, its files written into `<to>/<id>/` unless they stand there. Undefined where
 * there is none; an entry whose digests don't fit its files is thrown away.
 */
export async function cachedBuild(
  cache: string,
  seal: string,
  to: string,
): Promise<BuiltJob | undefined> {
  const folder = join(cache, SHELF, seal);
  const entry = readEntry(folder);
  if (entry === undefined) return undefined;
  const { built, files } = entry;
  const target = join(to, built.id);
  if (!stand(files.map((file) => ({ ...file, path: join(target, file.path) })))) {
    const read = readFiles(folder, entry);
    if (read === undefined) {
      realDisk.removeTree(folder);
      return undefined;
    }
    const before = await readRecord(target);
    // A build refuses to replace another edition's outputs: it is the build that reports it.
    if (before !== undefined && !isOf(before, read)) return undefined;
    await writeAll(target, read, staleFiles(target, before, built.outputs));
  }
  markUsed(join(folder, ENTRY));
  const outputs = built.outputs.map((one) => ({ ...one, path: join(target, one.path) }));
  return { ...built, path: target, outputs } as BuiltJob;
}

/** The entry that stands in `folder`; one that is not whole is thrown away. */
function readEntry(folder: string): Entry | undefined {
  const bytes = readIfThere(join(folder, ENTRY));
  if (bytes === undefined) return undefined;
  const [digest = '', ...rest] = new TextDecoder().decode(bytes).split('\n');
  const text = rest.join('\n');
  if (sha256(text) === digest) {
    const read = v.safeParse(EntrySchema, JSON.parse(text));
    if (read.success) return read.output;
  }
  realDisk.removeTree(folder);
  return undefined;
}

function readFiles(folder: string, { files }: Entry) {
  const read = files.map(({ path, sha256: seal }, index) => {
    const bytes = readIfThere(join(folder, String(index)));
    return bytes !== undefined && sha256(bytes) === seal ? [{ path, bytes }] : [];
  });
  return read.every(({ length }) => length === 1) ? read.flat() : undefined;
}

/** Whether the record `before` is of the edition whose files these are. */
function isOf(before: BuildRecord, files: readonly OutputFile[]): boolean {
  const bytes = files.find(({ path }) => path === 'build.json')?.bytes;
  if (bytes === undefined) return false;
  const text = typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes);
  const record = parseBuildRecord(text);
  return record !== undefined && isSameEdition(before, record.edition, record.inputs);
}

/** Another process may clear the cache at any moment. */
function readIfThere(path: string): Uint8Array | undefined {
  try {
    return kindOf(path) === 'file' ? readInput(path, OUTPUT_LIMIT) : undefined;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** Puts what was built into the cache. A cache that cannot be written costs time at the next run, and nothing else. */
export function keepBuild(cache: string, seal: string, built: BuiltJob): void {
  const folder = join(cache, SHELF, seal);
  const made = join(cache, SHELF, `${UNFINISHED}${seal}-${process.pid}-${threadId}`);
  try {
    realDisk.removeTree(made);
    realDisk.makeFolder(made);
    const paths = [...built.outputs.map(({ path }) => relative(built.path, path)), 'build.json'];
    const files = [...new Set(paths)].map((path, index) => {
      const bytes = readInput(join(built.path, path), OUTPUT_LIMIT);
      realDisk.write(join(made, String(index)), bytes);
      return { path: path.replaceAll('\\', '/'), sha256: sha256(bytes) };
    });
    const outputs = built.outputs.map((one) => ({ ...one, path: relative(built.path, one.path) }));
    const unsealed = outputs.some(
      ({ path, sha256: seal }) => files.find((file) => file.path === path)?.sha256 !== seal,
    );
    // Somebody changed an output since it was written.
    if (unsealed) throw new InputError([]);
    const { path: _, ...others } = built;
    const text = JSON.stringify({ built: { ...others, outputs }, files });
    realDisk.write(join(made, ENTRY), `${sha256(text)}\n${text}`);
    realDisk.rename(made, folder);
  } catch (error) {
    realDisk.removeTree(made);
    const code = error instanceof Error && 'code' in error;
    if (!(error instanceof InputError || isTaken(error) || isAbsent(error) || code)) throw error;
  }
}

/** What a cache holds. */
export interface CacheSummary {
  readonly folder: string;
  readonly entries: number;
  readonly bytes: number;
}

interface Shelved {
  readonly folder: string;
  readonly bytes: number;
  /** When it was last used, ms since 1970. */
  readonly used: number;
}

function shelved(cache: string): readonly Shelved[] {
  return entriesOf(join(cache, SHELF))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const folder = join(cache, SHELF, name);
      const states = entriesOf(folder).map((file) => entryAt(join(folder, file.name)));
      return {
        folder,
        bytes: states.reduce((sum, state) => sum + (state?.size ?? 0), 0),
        used: entryAt(join(folder, ENTRY))?.mtimeMs ?? entryAt(folder)?.mtimeMs ?? 0,
      };
    });
}

export function showCache(cache: string): CacheSummary {
  const all = shelved(cache);
  return {
    folder: cache,
    entries: all.length,
    bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** Throws the whole cache away; what it held is the answer. */
export function clearCache(cache: string): CacheSummary {
  const before = showCache(cache);
  for (const shelf of [SHELF, SEARCH_SHELF]) realDisk.removeTree(join(cache, shelf));
  return before;
}

/** How large a cache may be, bytes: 2 GB. */
export const CACHE_LIMIT = 2e9;

/** Throws away what was used longest ago, until the cache is no larger than `limit` bytes. */
export function trimCache(cache: string, limit = CACHE_LIMIT): void {
  const all = [...shelved(cache)].sort((a, b) => a.used - b.used);
  let bytes = all.reduce((sum, one) => sum + one.bytes, 0);
  for (const one of all) {
    if (bytes <= limit) return;
    realDisk.removeTree(one.folder);
    bytes -= one.bytes;
  }
}
