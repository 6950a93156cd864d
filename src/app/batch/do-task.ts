import { milliseconds } from '../../host/clock.js';
import { InputError } from '../../messages/diagnostic.js';
import type { Recall } from '../../model/recall.js';
import { type Cache, cachedBuild, keepBuild } from './cache.js';
import { editionPath, type WholeJob } from './job.js';
import { plain } from './plain.js';
import { jobState } from './seal.js';
import type { BuiltJob, Task, TaskResult } from './task.js';

/** What a task is done with. */
export interface Means {
  /** Builds a job's edition: here, or on another machine. Throws InputError where the input is at fault. */
  readonly build: (job: WholeJob, id: string) => Promise<BuiltJob>;
  /** Keeps what templates say. */
  readonly memory: Recall;
  readonly cache?: Cache | undefined;
}

/** Does one job. Where the input is at fault that is the answer; a bug of Kanben's is thrown. */
export async function doTask({ job, id, ground }: Task, means: Means): Promise<TaskResult> {
  const begin = milliseconds();
  try {
    const done =
      ground === undefined
        ? { built: await means.build(job, id), fromCache: false }
        : await sealed(job, id, ground, means);
    return { ok: true, ...done, milliseconds: milliseconds() - begin };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { ok: false, diagnostics: error.diagnostics.map(plain) };
  }
}

/** A job whose inputs are sealed: it may be taken out of the cache, and put there. */
async function sealed(job: WholeJob, id: string, ground: string, { build, memory, cache }: Means) {
  const caches = job.kind === 'edition' && cache !== undefined;
  const before = caches ? await jobState(job, id, ground, memory) : undefined;
  if (before !== undefined && cache !== undefined) {
    const where = { to: job.to ?? 'dist', path: editionPath(job, id) };
    const kept = await cachedBuild(cache, { seal: before.seal, id, ...where });
    if (kept !== undefined) return { built: kept, state: before, fromCache: true };
  }
  const built = await build(job, id);
  const state = await jobState(job, built.id, ground, memory);
  // What was changed while it was built belongs to no seal.
  if (cache !== undefined && before?.seal === state.seal) await keepBuild(cache, state.seal, built);
  return { built, state, fromCache: false };
}
