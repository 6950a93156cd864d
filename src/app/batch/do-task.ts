import { milliseconds } from '../../host/clock.js';
import { InputError } from '../../messages/diagnostic.js';
import type { Recall } from '../../model/recall.js';
import { type Cache, cachedBuild, keepBuild } from './cache.js';
import { editionPath, type WholeJob } from './job.js';
import { plainDiagnostic } from './plain.js';
import { jobState } from './seal.js';
import type { BuiltJob, Task, TaskResult } from './task.js';

/** The tools of a task. */
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
        : await sealOf(job, id, ground, means);
    return { ok: true, ...done, milliseconds: milliseconds() - begin };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { ok: false, diagnostics: error.diagnostics.map(plainDiagnostic) };
  }
}

/** The cache's entry for a task; undefined if there is none, or if the input is at fault. */
export async function lookUpTask(
  { job, id, ground }: Task,
  means: Means,
): Promise<TaskResult | undefined> {
  const begin = milliseconds();
  try {
    const { cached } = await cachedJob(job, id, ground ?? '', means);
    return cached && { ok: true, ...cached, milliseconds: milliseconds() - begin };
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** The job's state where it may be cached, and what the cache has for it. */
async function cachedJob(job: WholeJob, id: string, ground: string, { memory, cache }: Means) {
  if (job.kind !== 'edition' || cache === undefined) return {};
  const before = await jobState(job, id, ground, memory);
  const where = { to: job.to ?? 'dist', path: editionPath(job, id) };
  const built = await cachedBuild(cache, { seal: before.seal, id, ...where });
  return { before, cached: built && { built, state: before, fromCache: true } };
}

/** A job whose inputs are sealed: it may be taken out of the cache, and put there. */
async function sealOf(job: WholeJob, id: string, ground: string, means: Means) {
  const { build, memory, cache } = means;
  const { before, cached } = await cachedJob(job, id, ground, means);
  if (cached !== undefined) return cached;
  const built = await build(job, id);
  const state = await jobState(job, built.id, ground, memory);
  // What was changed while it was built belongs to no seal.
  if (cache !== undefined && before?.seal === state.seal) await keepBuild(cache, state.seal, built);
  return { built, state, fromCache: false };
}
