import { namesQueue } from '../app/queue/redis.js';
import { namesStore } from '../host/store/open-store.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

/** The flags by which machines share work: `--queue` and `--store`. A queue needs a store. */
export function sharedNamed(
  flags: Readonly<Record<string, unknown>>,
  terminal: Terminal,
): { readonly queue?: string; readonly store?: string } {
  const { queue, store } = flags;
  if (typeof store === 'string' && !namesStore(store)) {
    throw new UsageError(terminal.word('badStore', { value: store }));
  }
  if (typeof queue === 'string' && !namesQueue(queue)) {
    throw new UsageError(terminal.word('badQueue', { value: queue }));
  }
  if (queue !== undefined && store === undefined) {
    throw new UsageError(terminal.word('queueWithoutStore'));
  }
  return {
    ...(typeof queue === 'string' && { queue }),
    ...(typeof store === 'string' && { store }),
  };
}
