import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, SEARCH_SHELF } from '../../host/cache-folder.js';
import { entriesOf, entryAt, realDisk } from '../../host/disk.js';
import { kindOf, namesOf } from '../../host/files.js';
import { diagnose, InputError } from '../../messages/diagnostic.js';
import { ENTRY, SHELF } from './cache-entry.js';

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

/**
 * Throws InputError where `cache` is a folder that holds other files and nothing of a cache, or is no folder. One that is
 * empty or does not exist is a cache that holds nothing; what else lies in the user's own cache is Kanben's too.
 */
function refuseOtherFolder(cache: string): void {
  const kind = kindOf(cache);
  if (kind === 'none' || cache === cacheFolder()) return;
  const names = kind === 'folder' ? namesOf(cache) : [cache];
  if (names.length === 0 || names.includes(SHELF) || names.includes(SEARCH_SHELF)) return;
  throw new InputError([diagnose('io/not-a-cache', { file: cache })]);
}

/** What the cache holds. Throws InputError where the folder is another's. */
export function showCache(cache: string): CacheSummary {
  refuseOtherFolder(cache);
  const all = shelved(cache);
  return {
    folder: cache,
    entries: all.length,
    bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** Throws the cache away; what it held is the answer. What else lies in its folder stays. Throws as `showCache`. */
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
function isIndex(entry: Dirent): boolean {
  return entry.isDirectory() && /^[0-9a-f]{16}$/.test(entry.name);
}

/** How large a cache may be where nobody says more, bytes: 2 GB. */
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
