import { inDirectory, outliveTerminal } from '../../host/environment.js';
import { openStore } from '../../host/store/open-store.js';
import type { Store } from '../../host/store/store.js';
import { type BuildResult, buildEdition } from '../build-edition.js';
import { BuildMemory } from '../build-memory.js';
import { makeEdition } from '../make-edition.js';
import { doTask, lookUpTask, type Means } from './do-task.js';
import type { WholeJob } from './job.js';
import { plainDiagnostic } from './plain.js';
import type { BuiltJob, CacheAnswer, CacheNamed, CacheQuery, Task, TaskResult } from './task.js';

/** Fonts and templates stay from job to job. */
const memory = new BuildMemory();
const stores = new Map<string, Promise<Store>>();

/** Does one job, or looks several up in the cache, in a thread or process of the pool. */
export async function work(asked: Task | CacheQuery): Promise<TaskResult | CacheAnswer> {
  return 'lookUp' in asked ? lookedUp(asked) : done(asked);
}

async function lookedUp({ lookUp }: CacheQuery): Promise<CacheAnswer> {
  const answers: (TaskResult | undefined)[] = [];
  for (const task of lookUp) answers.push(await lookUpTask(task, await meansOf(task)));
  return answers;
}

async function done(task: Task): Promise<TaskResult> {
  if (task.cwd === undefined) return inPlace(task);
  outliveTerminal();
  return inDirectory(task.cwd, () => inPlace(task));
}

async function inPlace(task: Task): Promise<TaskResult> {
  return doTask(task, await meansOf(task));
}

async function meansOf({ cache }: Task): Promise<Means> {
  return {
    build: builtWhole,
    memory: memory.templates,
    ...(cache && { cache: { folder: cache.folder, store: await storeOf(cache) } }),
  };
}

async function storeOf({ store: name }: CacheNamed): Promise<Store | undefined> {
  if (name === undefined) return undefined;
  const store = stores.get(name) ?? openStore(name);
  stores.set(name, store);
  return store;
}

async function builtWhole({ kind, paths, ...asked }: WholeJob): Promise<BuiltJob> {
  const options = { ...asked, memory: memory.forAnother() };
  return builtJob(
    kind === 'edition'
      ? await buildEdition(paths[0] ?? '', options)
      : await makeEdition(paths, options),
  );
}

function builtJob({ id, title, path, chapters, outputs, diagnostics }: BuildResult): BuiltJob {
  return { id, title, path, chapters, outputs, diagnostics: diagnostics.map(plainDiagnostic) };
}
