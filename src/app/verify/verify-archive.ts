import { join } from 'node:path';
import {
  type CheckedObject,
  checkObjects,
  type VerifyResult,
  verifyStore,
} from '../../archive/index.js';
import { threadsAtOnce } from '../../host/environment.js';
import { packageRoot } from '../../host/package-root.js';
import { revived } from '../batch/plain.js';
import { openPool, type WorkerPool } from '../batch/pool.js';
import type { PlainObject, VerifyTask } from './worker.js';

export interface VerifyArchiveOptions {
  /** Editions to verify; where absent, all, and the storage root with them. */
  readonly ids?: readonly string[];
  /** The number of threads that read at once; if absent, one for each core, and one if there are few objects. */
  readonly jobs?: number;
}

/** The number of objects below which a second thread is not worth its start. */
const FEW = 64;
/** Objects that a thread gets at once: asking takes time, and the last thread must not be left alone with many. */
const AT_ONCE = 16;

/** Verifies an archive as `verifyStore` does, its objects in threads over all cores. */
export async function verifyArchive(
  store: string,
  { ids, jobs = threadsAtOnce() }: VerifyArchiveOptions = {},
): Promise<VerifyResult> {
  return verifyStore(store, {
    ...(ids && { ids }),
    check: (_, paths) =>
      jobs > 1 && paths.length >= FEW ? inThreads(store, paths, jobs) : checkObjects(store, paths),
  });
}

async function inThreads(
  store: string,
  paths: readonly string[],
  jobs: number,
): Promise<readonly CheckedObject[]> {
  const shares = Array.from({ length: Math.ceil(paths.length / AT_ONCE) }, (_, at) =>
    paths.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
  const pool = await openPool<VerifyTask, readonly PlainObject[]>(
    {
      jobs,
      timeLimit: Number.POSITIVE_INFINITY,
      worker: join(packageRoot, 'lib/cli/verify-thread.cjs'),
    },
    shares.length,
  );
  try {
    const checked = await Promise.all(shares.map((share) => checkShare(store, share, pool)));
    return checked.flat();
  } finally {
    await pool.end();
  }
}

/** The objects of a thread that died are checked here: an archive is verified whole, or the run fails. */
async function checkShare(
  store: string,
  paths: readonly string[],
  pool: WorkerPool<VerifyTask, readonly PlainObject[]>,
): Promise<readonly CheckedObject[]> {
  const outcome = await pool.run({ store, paths });
  if ('fault' in outcome) return checkObjects(store, paths);
  return outcome.result.map((one) => ({ ...one, diagnostics: one.diagnostics.map(revived) }));
}
