import { shownQueue } from '../app/queue/redis.js';
import { type ServedJob, serveQueue } from '../app/queue/serve.js';
import { threadsAtOnce } from '../host/environment.js';
import { packageVersion } from '../host/package-root.js';
import type { CommandBody } from './command.js';
import { poolNumbers } from './numbers.js';
import { sharedNamed } from './shared.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

/** The signals by which people, systemd and Kubernetes ask a program to end. */
const ENDS = ['SIGINT', 'SIGTERM'] as const;

/** Does the jobs of a queue until it is asked to end; jobs under way are finished first. */
export const worker: CommandBody = async (_, flags, terminal) => {
  const { queue, store } = sharedNamed(flags, terminal);
  if (queue === undefined) throw new UsageError(terminal.word('badQueue', { value: '' }));
  if (store === undefined) throw new UsageError(terminal.word('queueWithoutStore'));
  const ending = new AbortController();
  const end = () => ending.abort();
  for (const signal of ENDS) process.once(signal, end);
  const numbers = poolNumbers(flags, terminal);
  let done = 0;
  try {
    await serveQueue({
      ...numbers,
      queue,
      store,
      signal: ending.signal,
      onReady: (ground) =>
        terminal.note('workerReady', {
          queue: shownQueue(queue),
          version: packageVersion(),
          ground: ground.slice(0, 8),
          jobs: numbers.jobs ?? threadsAtOnce(),
        }),
      onJob: (job) => {
        done++;
        show(job, terminal);
      },
      onOthers: (waiting) => terminal.note('workerOthers', { waiting }),
    });
  } finally {
    for (const signal of ENDS) process.off(signal, end);
  }
  terminal.note('workerEnded', { done });
  return 0;
};

/** A line a job; with `--json` a value a line. */
function show(job: ServedJob, terminal: Terminal): void {
  const { id, status, message } = job;
  if (terminal.json) terminal.value(job, true);
  else if (message === undefined) terminal.summary('workerJob', { id, status });
  else terminal.note('workerFault', { id, status, message });
}
