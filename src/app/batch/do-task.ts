import { milliseconds } from '../../host/clock.js';
import { InputError } from '../../messages/diagnostic.js';
import { type BuildResult, buildEdition } from '../build-edition.js';
import type { BuildMemory } from '../build-memory.js';
import { makeEdition } from '../make-edition.js';
import { cachedBuild, keepBuild } from './cache.js';
import type { WholeJob } from './job.js';
import { plain } from './plain.js';
import { jobState } from './seal.js';
import type { BuiltJob, Task, TaskResult } from './task.js';

/** Does one job with `memory`. Where the input is at fault that is the answer; a bug of Kanben's is thrown. */
export async function doTask(task: Task, memory: BuildMemory): Promise<TaskResult> {
  const begin = milliseconds();
  try {
    const { ground } = task;
    const done =
      ground === undefined ? await built(task, memory) : await sealed(task, ground, memory);
    return { ok: true, ...done, milliseconds: milliseconds() - begin };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { ok: false, diagnostics: error.diagnostics.map(plain) };
  }
}

async function built({ job }: Task, memory: BuildMemory) {
  return { built: builtJob(await build(job, memory)), fromCache: false };
}

/** A job whose inputs are sealed: it may be taken out of the cache, and put there. */
async function sealed({ job, id, cache }: Task, ground: string, memory: BuildMemory) {
  const caches = job.kind === 'edition' && cache !== undefined;
  const before = caches ? await jobState(job, id, ground) : undefined;
  if (before !== undefined && cache !== undefined) {
    const kept = await cachedBuild(cache, before.seal, job.to ?? 'dist');
    if (kept !== undefined) return { built: kept, state: before, fromCache: true };
  }
  const built = builtJob(await build(job, memory));
  const state = await jobState(job, built.id, ground);
  // What was changed while it was built belongs to no seal.
  if (cache !== undefined && before?.seal === state.seal) keepBuild(cache, state.seal, built);
  return { built, state, fromCache: false };
}

async function build(job: WholeJob, memory: BuildMemory): Promise<BuildResult> {
  const { kind, paths, ...asked } = job;
  const options = { ...asked, memory };
  return kind === 'edition' ? buildEdition(paths[0] ?? '', options) : makeEdition(paths, options);
}

function builtJob({ id, title, path, chapters, outputs, diagnostics }: BuildResult): BuiltJob {
  return { id, title, path, chapters, outputs, diagnostics: diagnostics.map(plain) };
}
