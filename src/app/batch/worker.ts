import { openStore } from '../../host/store/open-store.js';
import type { Store } from '../../host/store/store.js';
import { type BuildResult, buildEdition } from '../build-edition.js';
import { BuildMemory } from '../build-memory.js';
import { makeEdition } from '../make-edition.js';
import { doTask } from './do-task.js';
import type { WholeJob } from './job.js';
import { plain } from './plain.js';
import type { BuiltJob, CacheNamed, Task, TaskResult } from './task.js';

/** Fonts and templates stay from job to job. */
const memory = new BuildMemory();
const stores = new Map<string, Promise<Store>>();

/** Does one job in a thread of the pool. */
export async function work(task: Task): Promise<TaskResult> {
  const { cache } = task;
  return doTask(task, {
    build,
    memory: memory.templates,
    ...(cache && { cache: { folder: cache.folder, store: await storeOf(cache) } }),
  });
}

async function storeOf({ store: name }: CacheNamed): Promise<Store | undefined> {
  if (name === undefined) return undefined;
  const store = stores.get(name) ?? openStore(name);
  stores.set(name, store);
  return store;
}

async function build({ kind, paths, ...asked }: WholeJob): Promise<BuiltJob> {
  const options = { ...asked, memory: memory.forAnother() };
  return builtJob(
    kind === 'edition'
      ? await buildEdition(paths[0] ?? '', options)
      : await makeEdition(paths, options),
  );
}

function builtJob({ id, title, path, chapters, outputs, diagnostics }: BuildResult): BuiltJob {
  return { id, title, path, chapters, outputs, diagnostics: diagnostics.map(plain) };
}
