import { join } from 'node:path';
import { cacheFolder, SEARCH_SHELF } from '../../host/cache-folder.js';
import { entriesOf, entryAt, realDisk } from '../../host/disk.js';
import { fileKind, namesOf } from '../../host/files.js';
import { diagnose, InputError } from '../../messages/diagnostic.js';
import { ENTRY, SHELF } from './cache-entry.js';

/** The content of a cache. */
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

/** Entries are named by their seals; unfinished ones `new-` and a UUID. What else lies there is somebody's. */
const OURS = /^(?:[0-9a-f]{64}|new-[0-9a-f-]{36})$/;

function shelved(cache: string): readonly Shelved[] {
  return entriesOf(join(cache, SHELF))
    .filter((entry) => entry.isDirectory() && OURS.test(entry.name))
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

/** Whether anything stands in the cache that may be an edition. */
export function holdsEntries(cache: string): boolean {
  return entriesOf(join(cache, SHELF)).length > 0;
}

/**
 * Throws InputError where `cache` is a folder that holds other files and nothing of a cache, or is not a folder. One that is
 * empty or does not exist is a cache that holds nothing; what else lies in the user's own cache is Kanben's too.
 */
function refuseOtherFolder(cache: string): void {
  const kind = fileKind(cache);
  if (kind === 'none' || cache === cacheFolder()) return;
  const names = kind === 'folder' ? namesOf(cache) : [cache];
  if (names.length === 0 || names.includes(SHELF) || names.includes(SEARCH_SHELF)) return;
  throw new InputError([diagnose('io/not-a-cache', { file: cache })]);
}

/** The content of the cache. Throws InputError if the folder is not a cache. */
export function showCache(cache: string): CacheSummary {
  refuseOtherFolder(cache);
  const all = shelved(cache);
  return {
    folder: cache,
    entries: all.length,
    bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** Throws the cache away, and gives its content. Other files in its folder stay. Throws as `showCache`. */
export function clearCache(cache: string): CacheSummary {
  const before = showCache(cache);
  for (const { folder } of shelved(cache)) realDisk.removeTree(folder);
  for (const { name } of entriesOf(join(cache, SEARCH_SHELF)).filter(isIndex)) {
    realDisk.removeTree(join(cache, SEARCH_SHELF, name));
  }
  for (const shelf of [SHELF, SEARCH_SHELF]) realDisk.removeFolder(join(cache, shelf));
  return before;
}

/** An index of a search is named by the beginning of a digest. */
function isIndex(entry: ReturnType<typeof entriesOf>[number]): boolean {
  return entry.isDirectory() && /^[0-9a-f]{16}$/.test(entry.name);
}

/** The default limit of a cache, bytes: 2 GB. */
export const CACHE_LIMIT = 2e9;

/** Throws away the entries that were used longest ago, until the cache is no larger than `limit` bytes. */
export function trimCache(cache: string, limit = CACHE_LIMIT): void {
  const all = [...shelved(cache)].sort((a, b) => a.used - b.used);
  let bytes = all.reduce((sum, one) => sum + one.bytes, 0);
  for (const one of all) {
    if (bytes <= limit) return;
    realDisk.removeTree(one.folder);
    bytes -= one.bytes;
  }
}
