import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** The folder of the indexes of searches in a cache. */
export const SEARCH_SHELF = 'search-indexes';

/** The folder in which the system keeps Kanben's caches of this user; undefined where the user has no home. */
export function cacheFolder(): string | undefined {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  const home = homedir();
  const caches =
    process.platform === 'win32'
      ? LOCALAPPDATA
      : XDG_CACHE_HOME !== undefined && isAbsolute(XDG_CACHE_HOME)
        ? XDG_CACHE_HOME
        : join(home, process.platform === 'darwin' ? 'Library/Caches' : '.cache');
  return caches !== undefined && isAbsolute(caches) ? join(caches, 'kanben') : undefined;
}
