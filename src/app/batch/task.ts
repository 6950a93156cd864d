import type { BuildOutput } from '../build-record.js';
import type { WholeJob } from './job.js';
import type { PlainDiagnostic } from './plain.js';
import type { JobState } from './seal.js';

/** The values that the pool hands to a worker; all are plain. */
export interface Task {
  readonly job: WholeJob;
  readonly id: string;
  /** The ground that all jobs of the run share, from `groundOf`; without it the job is not sealed. */
  readonly ground?: string;
  /** Absent where there is none. */
  readonly cache?: CacheNamed;
  /** The working directory of the job, which only a pool of processes can change. */
  readonly cwd?: string;
}

/** Tasks of which a worker takes out of the cache what stands there, and builds nothing. */
export interface CacheQuery {
  readonly lookUp: readonly Task[];
}

/** A cache by its names. */
export interface CacheNamed {
  readonly folder: string;
  /** The store that several machines share: a folder or `s3://…`. */
  readonly store?: string;
}

/** An edition that a worker made, or took out of the cache. */
export interface BuiltJob {
  readonly id: string;
  readonly title: string;
  readonly path: string;
  readonly chapters: number;
  readonly outputs: readonly BuildOutput[];
  readonly diagnostics: readonly PlainDiagnostic[];
}

export type TaskResult =
  | {
      readonly ok: true;
      readonly built: BuiltJob;
      /** Absent where the task has no ground. */
      readonly state?: JobState;
      readonly fromCache: boolean;
      readonly milliseconds: number;
    }
  /** The input is at fault. */
  | { readonly ok: false; readonly diagnostics: readonly PlainDiagnostic[] };

/** The cache's entry for each task of a query, in their order. */
export type CacheAnswer = readonly (TaskResult | undefined)[];
