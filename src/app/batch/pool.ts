import { join } from 'node:path';
import { nodeFlags, threadsAtOnce } from '../../host/environment.js';
import { packageRoot } from '../../host/package-root.js';
import type { Task, TaskResult } from './task.js';

export interface PoolOptions {
  /** The number of jobs that run at once; a thread for each core if absent. */
  readonly jobs?: number;
  /** The heap that a worker may have, MB; as much as Node gives where absent. */
  readonly memory?: number;
  /** The longest time of a job, seconds; 300 if absent. */
  readonly timeLimit?: number;
  /** Jobs run in processes, each in a working directory of its own, and not in threads. */
  readonly processes?: boolean;
  /** The module that does a job; lib/cli/pool-thread.cjs where absent. */
  readonly worker?: string;
  /** All workers load their code at once, while the caller prepares the first jobs. */
  readonly eager?: boolean;
}

/** The reason for which a worker gave no answer. */
export type Fault =
  | { readonly kind: 'time'; readonly seconds: number }
  | { readonly kind: 'memory' }
  /** The store, the queue or what came out of them. */
  | { readonly kind: 'remote'; readonly message: string }
  | { readonly kind: 'crash'; readonly message: string };

/** The result of a task: the worker's answer, or the reason for which there is none. */
export type Outcome<Answer = TaskResult> = { readonly result: Answer } | { readonly fault: Fault };

const TIME_LIMIT = 300;
/** The number of attempts at a job that crashes: another program on the machine may be the cause. */
const ATTEMPTS = 2;
/** Longer than any run, ms: the most that a timer takes. */
const TO_THE_END = 2 ** 31 - 1;

/** A pool that does jobs: threads, or other machines. A thread that crashes or hangs is replaced, and only its job is lost. */
export interface WorkerPool<Asked = Task, Answer = TaskResult> {
  readonly jobs: number;
  /** The number of attempts at a job that got no answer. */
  readonly attempts: number;
  run(task: Asked): Promise<Outcome<Answer>>;
  end(): Promise<void>;
}

/** A pool of at most `most` workers; plain values go to them and come back. */
export async function openPool<Asked = Task, Answer = TaskResult>(
  options: PoolOptions = {},
  most = Infinity,
): Promise<WorkerPool<Asked, Answer>> {
  const { Tinypool } = await import('tinypool');
  const jobs = Math.max(1, Math.min(options.jobs ?? threadsAtOnce(), most));
  const pool = new Tinypool({
    filename: options.worker ?? join(packageRoot, 'lib/cli/pool-thread.cjs'),
    // A run that has nothing to do starts no thread; one that was started stays to the end.
    minThreads: options.eager === true ? jobs : 0,
    idleTimeout: TO_THE_END,
    maxThreads: jobs,
    ...(options.processes === true && { runtime: 'child_process' as const }),
    ...memoryLimit(options),
  });
  const seconds = options.timeLimit ?? TIME_LIMIT;
  return {
    jobs,
    attempts: ATTEMPTS,
    async run(task) {
      const limit = new AbortController();
      const timer = setTimeout(() => limit.abort(), Math.min(seconds * 1000, TO_THE_END));
      try {
        return { result: (await pool.run(task, { signal: limit.signal })) as Answer };
      } catch (error) {
        return { fault: limit.signal.aborted ? { kind: 'time', seconds } : threadFault(error) };
      } finally {
        clearTimeout(timer);
      }
    },
    end: () => pool.destroy(),
  };
}

/** Node bounds the heap of a thread and that of a process in two ways. */
function memoryLimit({ memory, processes = false }: PoolOptions) {
  if (memory === undefined) return {};
  return processes
    ? { execArgv: [...nodeFlags(), `--max-old-space-size=${memory}`] }
    : { resourceLimits: { maxOldGenerationSizeMb: memory } };
}

function threadFault(error: unknown): Fault {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return { kind: 'memory' };
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { kind: 'crash', message };
}
