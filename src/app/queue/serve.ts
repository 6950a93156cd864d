import { join, relative, sep } from 'node:path';
import { realDisk } from '../../host/disk.js';
import { threadsAtOnce } from '../../host/environment.js';
import { fileKind, filesBelow, OUTPUT_LIMIT, readInput } from '../../host/files.js';
import { openStore } from '../../host/store/open-store.js';
import { type Store, StoreFault } from '../../host/store/store.js';
import { temporaryFolder } from '../../host/temporary.js';
import { putBlob } from '../batch/blobs.js';
import type { PlainDiagnostic } from '../batch/plain.js';
import { type Fault, openPool, type PoolOptions, type WorkerPool } from '../batch/pool.js';
import { groundOf } from '../batch/seal.js';
import type { TaskResult } from '../batch/task.js';
import { HERE, type RemoteResult, seenAs } from './contract.js';
import { layOutJob, RefusedJob, remoteJob } from './lay-out.js';
import { otherGrounds } from './other-grounds.js';
import { queueName } from './queue-name.js';
import { checkQueue, connectionTo } from './redis.js';

export interface ServeOptions extends PoolOptions {
  /** `redis://…` */
  readonly queue: string;
  /** The store of inputs and outputs: a folder, or `s3://…`. */
  readonly store: string;
  /** Ends the work; jobs under way are finished first. */
  readonly signal: AbortSignal;
  /** The time for which a job stays this worker's after the worker's last sign of life, ms; 30 seconds if absent. */
  readonly lock?: number;
  /** Called once it listens. */
  readonly onReady?: (ground: string) => void;
  /** Called as each job ends. */
  readonly onJob?: (job: ServedJob) => void;
  /** Called with the number of jobs that wait for workers of another version or with other fonts, whenever it changes. */
  readonly onOthers?: (waiting: number) => void;
}

export interface ServedJob {
  readonly id: string;
  readonly status: 'built' | 'failed' | 'refused';
  readonly message?: string;
}

const LOCK = 30_000;
/** A job whose workers die again and again kills them: it is given up after so many. */
const DEATHS = 3;

/** Does the jobs of a queue until `signal` aborts. Throws InputError where the queue can't be reached. */
export async function serveQueue(options: ServeOptions): Promise<void> {
  await checkQueue(options.queue);
  const { Worker, UnrecoverableError } = await import('bullmq');
  const { lock = LOCK, signal, onJob = () => {} } = options;
  const ground = groundOf();
  const store = await openStore(options.store);
  const jobs = options.jobs ?? threadsAtOnce();
  const pool = await openPool({ ...options, jobs, processes: true });
  const name = queueName(ground, options.store);
  const worker = new Worker(
    name,
    async ({ data }) => {
      try {
        const { result, id } = await served(data, ground, store, pool);
        onJob({ id, status: result.ok ? 'built' : 'failed' });
        return result;
      } catch (error) {
        const { fault, isFinal } = servedFault(error);
        const message = 'message' in fault ? fault.message : fault.kind;
        onJob({ id: idIn(data), status: isFinal ? 'refused' : 'failed', message });
        const reason = JSON.stringify(fault);
        throw isFinal ? new UnrecoverableError(reason) : new Error(reason);
      }
    },
    {
      connection: connectionTo(options.queue),
      concurrency: jobs,
      lockDuration: lock,
      stalledInterval: lock,
      maxStalledCount: DEATHS,
      metrics: { maxDataPoints: 60 * 24 },
      autorun: false,
    },
  );
  // The connection says so each time that it fails; it is tried again by itself.
  worker.on('error', () => {});
  await worker.waitUntilReady();
  options.onReady?.(ground);
  const others = otherGrounds(options.queue, name, signal, options.onOthers);
  const ended = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  const running = worker.run();
  try {
    await Promise.race([ended, running]);
  } finally {
    await worker.close();
    await Promise.all([pool.end(), others]);
    store.close();
  }
}

class BuildFault extends Error {
  constructor(readonly fault: Fault) {
    super(fault.kind);
  }
}

/** Does a job of the queue in a folder of its own. */
async function served(data: unknown, ground: string, store: Store, pool: WorkerPool) {
  const remote = remoteJob(data, ground);
  const folder = temporaryFolder('kanben-job-');
  try {
    const job = await layOutJob(remote, folder, store);
    const cwd = join(folder, HERE);
    const outcome = await pool.run({ job, id: remote.id, cwd });
    if ('fault' in outcome) throw new BuildFault(outcome.fault);
    const editions = job.kind === 'sources' ? join(folder, remote.content, remote.id) : undefined;
    const result = await answerOf(outcome.result, folder, editions, store);
    return { result, id: remote.id };
  } finally {
    realDisk.removeTree(folder);
  }
}

/** The answer to the submitter, with the files in the store. */
async function answerOf(
  result: TaskResult,
  folder: string,
  edition: string | undefined,
  store: Store,
): Promise<RemoteResult> {
  if (!result.ok) {
    return { ok: false, diagnostics: withoutFolder(result.diagnostics, folder) } as RemoteResult;
  }
  const { path: seen, ...built } = result.built;
  const path = join(folder, HERE, seen);
  const outputs = built.outputs.map((one) => ({ ...one, path: slashed(relative(seen, one.path)) }));
  const names = [...new Set([...outputs.map((one) => one.path), 'build.json'])];
  return {
    ok: true,
    built: { ...built, outputs, diagnostics: withoutFolder(built.diagnostics, folder) },
    files: await stored(path, names, store),
    content:
      edition === undefined || fileKind(edition) !== 'folder'
        ? []
        : await stored(edition, filesBelow(edition), store),
  } as RemoteResult;
}

async function stored(folder: string, paths: readonly string[], store: Store) {
  const files: { path: string; sha256: string }[] = [];
  for (const path of paths) {
    const bytes = readInput(join(folder, path), OUTPUT_LIMIT);
    files.push({ path, sha256: await putBlob(store, bytes) });
  }
  return files;
}

/** Diagnostics with no word of the folder in which the job was done. */
function withoutFolder(diagnostics: readonly PlainDiagnostic[], folder: string) {
  const short = (text: string) =>
    text.startsWith(folder + sep) ? seenAs(slashed(text.slice(folder.length + 1))) : text;
  return diagnostics.map(({ rule, place, values }) => ({
    rule,
    place: { ...place, ...(place.file !== undefined && { file: slashed(short(place.file)) }) },
    values: Object.fromEntries(
      Object.entries(values).map(([key, value]) => [
        key,
        typeof value === 'string' ? short(value) : value,
      ]),
    ),
  }));
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}

/** The reason for which a job got no answer, and whether another attempt is useless. */
function servedFault(error: unknown): { readonly fault: Fault; readonly isFinal: boolean } {
  if (error instanceof BuildFault) return { fault: error.fault, isFinal: false };
  const message = error instanceof Error ? error.message : String(error);
  const isFinal = error instanceof RefusedJob;
  const isRemote = isFinal || error instanceof StoreFault;
  return { fault: { kind: isRemote ? 'remote' : 'crash', message }, isFinal };
}

/** The id that a job claims to have, for people. */
function idIn(data: unknown): string {
  return typeof data === 'object' && data !== null && 'id' in data ? String(data.id) : '?';
}
