import { clearCache, showCache } from '../app/batch/cache-upkeep.js';
import { cacheFolder } from '../host/cache-folder.js';
import { byteSize } from '../messages/byte-size.js';
import type { CommandBody } from './command.js';
import { UsageError } from './usage-error.js';

/** Shows or clears the cache of batches. */
export const cache: CommandBody = async ([action = 'show'], flags, terminal) => {
  const folder = cacheNamed(flags);
  if (folder === undefined) throw new UsageError(terminal.word('noCacheFolder'));
  const summary = action === 'clear' ? clearCache(folder) : showCache(folder);
  terminal.summary(action === 'clear' ? 'cacheCleared' : 'cacheShown', {
    folder: summary.folder,
    entries: summary.entries,
    size: byteSize(summary.bytes),
  });
  if (terminal.json) terminal.value(summary);
  return 0;
};

/** The folder of the cache: the one named, else the user's; undefined with `--no-cache` and where there is none. */
export function cacheNamed(flags: Readonly<Record<string, unknown>>): string | undefined {
  if (flags.cache === false) return undefined;
  return typeof flags.cache === 'string' ? flags.cache : cacheFolder();
}
