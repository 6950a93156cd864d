import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../host/package-root.js';
import type { Task, TaskResult } from './task.js';

export interface PoolOptions {
  /** How many jobs run at once; a thread for each core where absent. */
  readonly jobs?: number;
  /** The heap that a worker may have, MB; as much as Node gives where absent. */
  readonly memory?: number;
  /** How long a job may take, seconds; 300 where absent. */
  readonly timeLimit?: number;
  /** Jobs run in processes, each in a working directory of its own, and not in threads. */
  readonly processes?: boolean;
  /** The module that does a job; lib/cli/pool-thread.cjs where absent. */
  readonly worker?: string;
}

/** Why a worker gave no answer. */
export type Fault =
  | { readonly kind: 'time'; readonly seconds: number }
  | { readonly kind: 'memory' }
  /** The store, the queue or what came out of them. */
  | { readonly kind: 'remote'; readonly message: string }
  | { readonly kind: 'crash'; readonly message: string };

/** What became of a task: the worker's answer, or why there is none. */
export type Outcome<Answer = TaskResult> = { readonly result: Answer } | { readonly fault: Fault };

const TIME_LIMIT = 300;
/** A crash may come of what else runs on the machine. */
const ATTEMPTS = 2;
/** Longer than any run, ms: the most that a timer takes. */
const TO_THE_END = 2 ** 31 - 1;

/** What does jobs: threads, of which one that crashes or hangs is replaced and only its job lost; or other machines. */
export interface WorkerPool<Asked = Task, Answer = TaskResult> {
  readonly jobs: number;
  /** How often a job that got no answer is tried in all. */
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
  const jobs = Math.max(1, Math.min(options.jobs ?? availableParallelism(), most));
  const pool = new Tinypool({
    filename: options.worker ?? join(packageRoot, 'lib/cli/pool-thread.cjs'),
    // A run that has nothing to do starts no thread; one that was started stays to the end.
    minThreads: 0,
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
        return { fault: limit.signal.aborted ? { kind: 'time', seconds } : faultOf(error) };
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
    ? { execArgv: [...process.execArgv, `--max-old-space-size=${memory}`] }
    : { resourceLimits: { maxOldGenerationSizeMb: memory } };
}

function faultOf(error: unknown): Fault {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return { kind: 'memory' };
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { kind: 'crash', message };
}
