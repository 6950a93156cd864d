import { FontMemory } from '../../fonts/font-memory.js';
import { InputError } from '../../messages/diagnostic.js';
import { type BuildResult, buildEdition } from '../build-edition.js';
import { BuildMemory } from '../build-memory.js';
import { makeEdition } from '../make-edition.js';
import { cachedBuild, keepBuild } from './cache.js';
import type { WholeJob } from './job.js';
import { plain } from './plain.js';
import { jobState } from './seal.js';
import type { BuiltJob, Task, TaskResult } from './task.js';

/** Fonts stay from job to job; parsed texts don't, or a worker would grow with each job. */
const fonts = new FontMemory();

/** Does one job in a thread of the pool. Where the input is at fault that is the answer; a bug of ours is thrown. */
export default async function work(task: Task): Promise<TaskResult> {
  try {
    return await done(task);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { ok: false, diagnostics: error.diagnostics.map(plain) };
  }
}

async function done({ job, id, ground, cache }: Task): Promise<TaskResult> {
  const caches = job.kind === 'edition' && cache !== undefined;
  const before = caches ? await jobState(job, id, ground) : undefined;
  if (before !== undefined && cache !== undefined) {
    const kept = await cachedBuild(cache, before.seal, job.to ?? 'dist');
    if (kept !== undefined) return { ok: true, built: kept, state: before, fromCache: true };
  }
  const built = builtJob(await build(job));
  const state = await jobState(job, built.id, ground);
  // What was changed while it was built belongs to no seal.
  if (cache !== undefined && before?.seal === state.seal) keepBuild(cache, state.seal, built);
  return { ok: true, built, state, fromCache: false };
}

async function build(job: WholeJob): Promise<BuildResult> {
  const { kind, paths, ...asked } = job;
  const options = { ...asked, memory: new BuildMemory(fonts) };
  return kind === 'edition' ? buildEdition(paths[0] ?? '', options) : makeEdition(paths, options);
}

function builtJob({ id, title, path, chapters, outputs, diagnostics }: BuildResult): BuiltJob {
  return { id, title, path, chapters, outputs, diagnostics: diagnostics.map(plain) };
}
