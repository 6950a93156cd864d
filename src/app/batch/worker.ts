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

/** The signals that a terminal and systemd send to every process of a program: its first one finishes what is under way. */
const ENDS = ['SIGINT', 'SIGTERM'] as const;

/** Does one job in a thread or process of the pool. */
export async function work(task: Task): Promise<TaskResult> {
  if (task.cwd === undefined) return inPlace(task);
  for (const signal of ENDS) if (process.listenerCount(signal) === 0) process.on(signal, () => {});
  const home = process.cwd();
  process.chdir(task.cwd);
  try {
    return await inPlace(task);
  } finally {
    process.chdir(home);
  }
}

async function inPlace(task: Task): Promise<TaskResult> {
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
