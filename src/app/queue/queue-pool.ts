import { threadsAtOnce } from '../../host/environment.js';
import { openStore } from '../../host/store/open-store.js';
import { type Store, StoreFault } from '../../host/store/store.js';
import { Recall } from '../../model/recall.js';
import { sha256 } from '../../model/sha256.js';
import type { Cache } from '../batch/cache.js';
import { doTask } from '../batch/do-task.js';
import type { WholeJob } from '../batch/job.js';
import type { Fault, Outcome, WorkerPool } from '../batch/pool.js';
import type { BuiltJob, Task } from '../batch/task.js';
import { installed } from './install.js';
import { Outstanding } from './outstanding.js';
import { bytesOf, type Packed, packJob } from './pack.js';
import { queueName } from './queue-name.js';
import { checkQueue, connectionTo } from './redis.js';

export interface QueueOptions {
  /** `redis://…` */
  readonly queue: string;
  /** The store of inputs and outputs: a folder, or `s3://…`. */
  readonly store: string;
  /** The ground that submitters and workers share, from `groundOf`. */
  readonly ground: string;
  /** The number of jobs that are outstanding at once. */
  readonly jobs?: number;
  /** Called when nobody works for this ground, and again every half minute. */
  readonly onNobody?: () => void;
}

/** Workers on other machines: as many jobs wait in the queue as keep a good many of them busy. */
const OUTSTANDING = 64 * Math.max(4, threadsAtOnce());
/** A job that crashed its worker is tried once more, after a pause that grows, ms. */
const RETRY = { attempts: 2, backoff: { type: 'exponential', delay: 1000 } } as const;
/** The time for which submitters can ask for the result of a job that has ended, seconds. */
const KEPT = { age: 24 * 3600 } as const;
/** The pause between two looks for workers, ms. */
const LOOK = 30_000;
const FIRST_LOOK = 3_000;

/** A job could not be done over the queue. */
class RemoteFault extends Error {
  override name = 'RemoteFault';
  constructor(readonly fault: Fault) {
    super(fault.kind);
  }
}

/** The pool whose workers are on other machines. Throws InputError where the queue can't be reached. */
export async function openQueuePool(
  options: QueueOptions,
  cacheFolder: string | undefined,
): Promise<WorkerPool> {
  const { ground } = options;
  const name = queueName(ground, options.store);
  await checkQueue(options.queue, name);
  const { Queue, QueueEvents } = await import('bullmq');
  const connection = connectionTo(options.queue);
  const queue = new Queue(name, { connection });
  const events = new QueueEvents(name, { connection });
  // The connection says so each time that it fails; it is tried again by itself.
  queue.on('error', () => {});
  events.on('error', () => {});
  await events.waitUntilReady();
  const store = await openStore(options.store);
  const add = (jobId: string, data: object) =>
    queue.add('edition', data, { jobId, ...RETRY, removeOnComplete: KEPT, removeOnFail: KEPT });
  const outstanding = new Outstanding(queue, events, add);
  const watch = await nobodyWatch(queue, options.onNobody);
  const memory = new Recall();
  const cache: Cache | undefined =
    cacheFolder === undefined ? undefined : { folder: cacheFolder, store };

  const build = async (job: WholeJob, id: string): Promise<BuiltJob> => {
    const packed = await packJob(job, id, ground, memory);
    const jobId = `e${sha256(JSON.stringify(packed.remote))}`;
    await forgetFailed(queue, jobId);
    for (let again = false; ; again = true) {
      await upload(packed, store, again);
      const ending = await outstanding.ended(jobId, packed.remote);
      if ('reason' in ending) throw new RemoteFault(readFault(ending.reason));
      try {
        return await installed(job, packed, ending.value, store);
      } catch (error) {
        if (!(error instanceof StoreFault) || again) throw error;
        // The result of an earlier job has left the store: the job is done anew.
        await (await queue.getJob(jobId))?.remove();
      }
    }
  };
  return {
    jobs: options.jobs ?? OUTSTANDING,
    attempts: 1,
    run: (task) => outcomeOf(task, { build, memory, cache }),
    async end() {
      clearInterval(watch);
      outstanding.close();
      await Promise.all([events.close(), queue.close()]);
      store.close();
    },
  };
}

async function outcomeOf(task: Task, means: Parameters<typeof doTask>[1]): Promise<Outcome> {
  try {
    return { result: await doTask(task, means) };
  } catch (error) {
    if (error instanceof RemoteFault) return { fault: error.fault };
    if (error instanceof StoreFault) {
      return { fault: { kind: 'remote', message: error.message } };
    }
    throw error;
  }
}

/** Lays the job's files into the store; those that are there only where they have to be laid `again`. */
async function upload(packed: Packed, store: Store, again: boolean): Promise<void> {
  for (const { sha256: digest } of packed.remote.files) {
    const key = { kind: 'blobs', digest } as const;
    if (!again && (await store.has(key))) continue;
    const bytes = bytesOf(packed, digest);
    if (sha256(bytes) !== digest) throw new StoreFault('a file changed while it was sent');
    await store.put(key, bytes);
  }
}

interface Jobs {
  getJob(
    id: string,
  ): Promise<{ isFailed(): Promise<boolean>; remove(): Promise<unknown> } | undefined>;
}

/** A job that failed in an earlier run is asked for anew. */
async function forgetFailed(queue: Jobs, id: string): Promise<void> {
  const job = await queue.getJob(id);
  if (job !== undefined && (await job.isFailed())) await job.remove();
}

/** Calls `onNobody` as long as no worker listens. */
async function nobodyWatch(
  queue: { getWorkersCount(): Promise<number> },
  onNobody: () => void = () => {},
): Promise<NodeJS.Timeout> {
  const look = async () => {
    try {
      if ((await queue.getWorkersCount()) === 0) onNobody();
    } catch {
      // The queue restarts.
    }
  };
  const timer = setInterval(look, LOOK);
  setTimeout(look, FIRST_LOOK).unref();
  return timer;
}

/** The fault that a worker gave as the reason; any other reason is reported unchanged. */
function readFault(reason: string): Fault {
  try {
    const { kind, seconds, message } = JSON.parse(reason);
    if (kind === 'memory') return { kind };
    if (kind === 'time' && typeof seconds === 'number') return { kind, seconds };
    if (kind === 'crash' || kind === 'remote') return { kind, message: String(message) };
  } catch {
    // A reason of the queue's own.
  }
  return { kind: 'remote', message: reason };
}
