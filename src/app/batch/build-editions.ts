import { resolve } from 'node:path';
import { milliseconds } from '../../host/clock.js';
import { threadsAtOnce } from '../../host/environment.js';
import { type Diagnostic, InputError } from '../../messages/diagnostic.js';
import type { ReadingLimits } from '../../model/line-limit.js';
import { type BuildOptions, type BuildResult, buildEdition } from '../build-edition.js';
import { BuildMemory } from '../build-memory.js';
import { metadataAt, type WholeJob } from './job.js';
import { revived } from './plain.js';
import { openPool } from './pool.js';
import type { TaskResult } from './task.js';

export interface BuildEditionsOptions extends BuildOptions {
  /** The number of editions that are built at once; if absent, one for each core, and one if there are few editions. */
  readonly jobs?: number;
}

/** The result for an edition: it was built, or its input is at fault. */
export type EndedBuild =
  | { readonly result: BuildResult; readonly milliseconds: number }
  | { readonly faults: readonly Diagnostic[] };

/** The number of editions below which a second thread is not worth its start. */
const FEW = 16;

/**
 * Builds the editions at `paths`, and gives each as it ends, in their order. An edition at fault leaves the others alone;
 * a bug of Kanben's ends the run. The bytes are those of `buildEdition`.
 */
export function buildEditions(
  paths: readonly string[],
  options: BuildEditionsOptions = {},
): AsyncGenerator<EndedBuild> {
  const { jobs = paths.length < FEW ? 1 : threadsAtOnce(), ...building } = options;
  return jobs > 1 ? inThreads(paths, jobs, building) : oneByOne(paths, building);
}

async function* oneByOne(
  paths: readonly string[],
  options: BuildOptions,
): AsyncGenerator<EndedBuild> {
  const memory = new BuildMemory();
  const built = options.built ?? new Map<string, string>();
  for (const path of paths) {
    const begin = milliseconds();
    try {
      const result = await buildEdition(path, { memory: memory.forAnother(), ...options, built });
      yield { result, milliseconds: milliseconds() - begin };
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      yield { faults: error.diagnostics };
    }
  }
}

async function* inThreads(
  paths: readonly string[],
  jobs: number,
  options: BuildOptions,
): AsyncGenerator<EndedBuild> {
  const pool = await openPool({ jobs, timeLimit: Number.POSITIVE_INFINITY }, paths.length);
  const first = firstOfEachId(paths, options);
  const ask = plainOptions(options);
  try {
    const outcomes = paths.map(async (path) => {
      const other = first.get(path);
      if (other !== undefined) return other;
      const job: WholeJob = { ...ask, kind: 'edition', paths: [path] };
      const outcome = await pool.run({ job, id: '' });
      if ('result' in outcome) return outcome.result;
      const { fault } = outcome;
      throw new Error(fault.kind === 'crash' ? fault.message : fault.kind);
    });
    // Of several that fail the first in the order of paths is reported.
    for (const outcome of outcomes) outcome.catch(() => {});
    for (const outcome of outcomes) yield endedOf(await outcome);
  } finally {
    await pool.end();
  }
}

/** The editions that may not be built, since another one before them has their id: their outputs would replace each other. */
function firstOfEachId(
  paths: readonly string[],
  limits: ReadingLimits,
): ReadonlyMap<string, TaskResult> {
  const first = new Map<string, string>();
  const refused = new Map<string, TaskResult>();
  for (const path of paths) {
    const id = idAt(path, limits);
    if (id === undefined) continue;
    const other = first.get(id) ?? path;
    first.set(id, other);
    if (resolve(other) === resolve(path)) continue;
    const fault = { rule: 'io/same-id', place: { file: path }, values: { id, other } } as const;
    refused.set(path, { ok: false, diagnostics: [fault] });
  }
  return refused;
}

/** The build itself reports editions that cannot be read. */
function idAt(path: string, limits: ReadingLimits): string | undefined {
  try {
    return metadataAt(path, limits).id;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** The options that can be handed to another thread. */
function plainOptions(options: BuildOptions): Omit<WholeJob, 'kind' | 'paths'> {
  const { onProgress, memory, outputs, built, ...plain } = options;
  return plain;
}

function endedOf(result: TaskResult): EndedBuild {
  if (!result.ok) return { faults: result.diagnostics.map(revived) };
  const { built, milliseconds } = result;
  return { result: { ...built, diagnostics: built.diagnostics.map(revived) }, milliseconds };
}
