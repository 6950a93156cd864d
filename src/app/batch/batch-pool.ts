import { openStore } from '../../host/store/open-store.js';
import { StoreFault } from '../../host/store/store.js';
import { diagnose, InputError } from '../../messages/diagnostic.js';
import { holdsEntries } from './cache-upkeep.js';
import { type Outcome, openPool, type PoolOptions, type WorkerPool } from './pool.js';
import { groundOf } from './seal.js';
import type { CacheAnswer, CacheQuery, Task, TaskResult } from './task.js';

export interface BatchPoolOptions extends PoolOptions {
  /** The folder of the cache; no cache where absent. */
  readonly cache?: string;
  /** The store that several machines share, a folder or `s3://…`. */
  readonly store?: string;
  /** `redis://…` */
  readonly queue?: string;
  readonly onNobody?: () => void;
  /** Nothing may be left to do: no thread starts before it is asked. */
  readonly resume?: boolean;
}

/** The pool that does the jobs of a batch. */
export interface BatchPool extends WorkerPool {
  /** The ground that the jobs of the run share, from `groundOf`. */
  readonly ground: string;
  /** Whether its threads share a cache in which something stands. */
  readonly cachesHere: boolean;
  /** The cache's entries for tasks, in their order; fewer if a worker gave no answer. */
  lookUp(tasks: readonly Task[]): Promise<CacheAnswer>;
}

/**
 * Threads of this process, at most `most`, or workers on other machines where a queue is named. Throws InputError where
 * these cannot be reached, and where a font catalogue cannot be read.
 */
export async function openBatchPool(options: BatchPoolOptions, most: number): Promise<BatchPool> {
  const { queue, store, cache } = options;
  if (store !== undefined) await checkStore(store);
  if (queue === undefined || store === undefined) return openThreads(options, most);
  const { openQueuePool } = await import('../queue/queue-pool.js');
  const ground = groundOf();
  const pool = await openQueuePool({ ...options, queue, store, ground }, cache);
  // Another machine's worker looks into the cache itself.
  return { ...pool, ground, cachesHere: false, lookUp: async () => [] };
}

async function openThreads(options: BatchPoolOptions, most: number): Promise<BatchPool> {
  const asked = { ...options, eager: options.resume !== true };
  const pool = await openPool<Task | CacheQuery, TaskResult | CacheAnswer>(asked, most);
  return {
    ...pool,
    // The threads load their code meanwhile.
    ground: await orEnd(pool, groundOf),
    cachesHere: options.cache !== undefined && holdsEntries(options.cache),
    run: async (task) => (await pool.run(task)) as Outcome,
    async lookUp(lookUp) {
      const outcome = await pool.run({ lookUp });
      return 'result' in outcome ? (outcome.result as CacheAnswer) : [];
    },
  };
}

/** The value of `read`; if it throws, the pool ends before. */
async function orEnd<T>(pool: Pick<WorkerPool, 'end'>, read: () => T): Promise<T> {
  try {
    return read();
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/** Throws InputError where the store doesn't answer. */
async function checkStore(name: string): Promise<void> {
  const store = await openStore(name);
  try {
    await store.get({ kind: 'editions', digest: '0'.repeat(64) });
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    throw new InputError([diagnose('batch/no-store', {}, { message: error.message })]);
  } finally {
    store.close();
  }
}
