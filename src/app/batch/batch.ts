import { milliseconds } from '../../host/clock.js';
import { openStore } from '../../host/store/open-store.js';
import { StoreFault } from '../../host/store/store.js';
import { type Diagnostic, diagnose, InputError } from '../../messages/diagnostic.js';
import { diagnosticValue } from '../../messages/diagnostic-value.js';
import type { Language } from '../../messages/index.js';
import { trimCache } from './cache-upkeep.js';
import { type BatchJob, idOf, type JobDefaults, jobKey, type WholeJob, wholeJob } from './job.js';
import { revived } from './plain.js';
import { type Fault, openPool, type PoolOptions, type WorkerPool } from './pool.js';
import { type DoneLine, openReport, type ReportLine, readReport } from './report.js';
import { groundOf, jobState, stand } from './seal.js';
import type { TaskResult } from './task.js';

export interface BatchOptions extends JobDefaults, PoolOptions {
  /** A JSONL file that gets a line for each job as it ends. */
  readonly report?: string;
  /** What the report names as done, from inputs and into outputs that have not changed, is not done again. */
  readonly resume?: boolean;
  /** The folder of the cache; no cache where absent. */
  readonly cache?: string;
  /** How large the cache may be, bytes; 2 GB where absent. */
  readonly cacheLimit?: number;
  /** What several machines share, a folder or `s3://…`: the cache and, with a queue, inputs and outputs. */
  readonly store?: string;
  /** `redis://…`: the jobs are done by workers on other machines, through the store. */
  readonly queue?: string;
  /** Called when no worker listens at the queue. */
  readonly onNobody?: () => void;
  /** Of the report's messages; `en` where absent. */
  readonly language?: Language;
  /** Called as each job ends. */
  readonly onJob?: (line: ReportLine, diagnostics: readonly Diagnostic[], total: number) => void;
}

export interface BatchResult {
  /** In the order in which they ended. */
  readonly jobs: readonly ReportLine[];
  readonly failed: number;
  readonly milliseconds: number;
}

/**
 * Does many jobs over all cores. A job that fails, crashes its worker or takes too long fails alone: the others are done.
 * Throws InputError only for what concerns the run: an option, a font catalogue, a report that cannot be read.
 */
export async function batchEditions(
  jobs: readonly BatchJob[],
  options: BatchOptions = {},
): Promise<BatchResult> {
  const begin = milliseconds();
  const { report, resume = false } = options;
  const before = report !== undefined && resume ? readReport(report) : new Map<string, DoneLine>();
  const write = report === undefined ? () => {} : openReport(report, resume);
  const run: Run = { options, before, ground: groundOf(), ids: new Map() };
  const waiting = jobs.values();
  const lines: ReportLine[] = [];
  const pool = await poolFor(options, run.ground, jobs.length);
  const runner = async () => {
    for (const job of waiting) {
      const { line, diagnostics } = await oneJob(wholeJob(job, defaultsOf(options)), run, pool);
      write(line);
      lines.push(line);
      options.onJob?.(line, diagnostics, jobs.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: pool.jobs }, runner));
  } finally {
    await pool.end();
  }
  if (options.cache !== undefined) trimCache(options.cache, options.cacheLimit);
  const failed = lines.filter(({ status }) => status === 'failed').length;
  return { jobs: lines, failed, milliseconds: milliseconds() - begin };
}

/** Threads of this process, or workers on other machines where a queue is named. */
async function poolFor(options: BatchOptions, ground: string, most: number): Promise<WorkerPool> {
  const { queue, store, cache } = options;
  if (store !== undefined) await checkStore(store);
  if (queue === undefined || store === undefined) return openPool(options, most);
  const { openQueuePool } = await import('../queue/queue-pool.js');
  return openQueuePool({ ...options, queue, store, ground }, cache);
}

/** Throws InputError where the store doesn't answer. */
async function checkStore(name: string): Promise<void> {
  const store = await openStore(name);
  try {
    await store.get({ kind: 'editions', digest: '0'.repeat(64) });
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    throw new InputError([diagnose('batch/no-store', {}, { message: error.message })]);
  } finally {
    store.close();
  }
}

/** What the jobs of a run share. */
interface Run {
  readonly options: BatchOptions;
  readonly before: ReadonlyMap<string, DoneLine>;
  readonly ground: string;
  /** Which job took an id first. */
  readonly ids: Map<string, string>;
}

interface Ended {
  readonly line: ReportLine;
  readonly diagnostics: readonly Diagnostic[];
}

function defaultsOf(options: BatchOptions): JobDefaults {
  const { to, content, template, formats, impose, outputOptions, maxBytes } = options;
  const { strict, allowClassified, sourceDateEpoch } = options;
  const all = { to, content, template, formats, impose, outputOptions, maxBytes };
  const asked = Object.entries({ ...all, strict, allowClassified, sourceDateEpoch });
  return Object.fromEntries(asked.filter(([, value]) => value !== undefined));
}

async function oneJob(job: WholeJob, run: Run, pool: WorkerPool): Promise<Ended> {
  const begin = milliseconds();
  const ended = (line: Partial<ReportLine>, diagnostics: readonly Diagnostic[], attempts: number) =>
    endedJob(job, run, { ...line, attempts, milliseconds: milliseconds() - begin }, diagnostics);
  try {
    const id = claimedId(job, run);
    const kept = await keptJob(job, id, run);
    if (kept !== undefined) return ended({ ...kept, status: 'kept' }, [], 0);
    const { options, ground } = run;
    const { cache: folder, store } = options;
    const cache = folder !== undefined && { folder, ...(store !== undefined && { store }) };
    const task = { job, id, ground, ...(cache && { cache }) };
    for (let attempt = 1; ; attempt++) {
      const outcome = await pool.run(task);
      if ('result' in outcome) {
        const { line, diagnostics } = lineOf(outcome.result);
        return ended(line, diagnostics, attempt);
      }
      if (attempt >= pool.attempts) return ended({ id }, [faultOf(job, outcome.fault)], attempt);
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return ended({}, error.diagnostics, 0);
  }
}

/** The id of the job's edition. Throws InputError where another job of the run has it: outputs would replace each other. */
function claimedId(job: WholeJob, { ids }: Run): string {
  const [file = ''] = job.paths;
  const id = idOf(job);
  // Folders of one name but for the case are one on some systems.
  const folder = id.toLowerCase();
  const other = ids.get(folder);
  if (other !== undefined) throw new InputError([diagnose('io/same-id', { file }, { id, other })]);
  ids.set(folder, file);
  return id;
}

/** The line of an earlier run, where a new one would give the same and what it gave still stands. */
async function keptJob(
  job: WholeJob,
  id: string,
  run: Run,
): Promise<Partial<ReportLine> | undefined> {
  const line = run.before.get(jobKey(job));
  if (line === undefined || line.id !== id || !stand(line.outputs)) return undefined;
  try {
    const { seal, inputs } = await jobState(job, id, run.ground);
    if (seal !== line.seal) return undefined;
    return { ...line, inputs } as Partial<ReportLine>;
  } catch (error) {
    // What is missing is reported by the job itself.
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function lineOf(result: TaskResult): { line: Partial<ReportLine>; diagnostics: Diagnostic[] } {
  if (!result.ok) return { line: {}, diagnostics: result.diagnostics.map(revived) };
  const { built, state, fromCache } = result;
  const { id, title, outputs } = built;
  const status = fromCache ? 'cached' : 'built';
  const line: Partial<ReportLine> = { ...state, status, id, title, outputs };
  return { line, diagnostics: built.diagnostics.map(revived) };
}

function faultOf(job: WholeJob, fault: Fault): Diagnostic {
  const place = { file: job.paths[0] };
  switch (fault.kind) {
    case 'time':
      return diagnose('batch/too-long', place, { seconds: fault.seconds });
    case 'memory':
      return diagnose('batch/out-of-memory', place);
    case 'remote':
      return diagnose('batch/remote', place, { message: fault.message });
    default:
      return diagnose('batch/crashed', place, { message: fault.message });
  }
}

function endedJob(
  job: WholeJob,
  { options }: Run,
  line: Partial<ReportLine>,
  diagnostics: readonly Diagnostic[],
): Ended {
  const { language = 'en' } = options;
  const kept = line.status === 'kept';
  const whole: ReportLine = {
    job: jobKey(job),
    status: 'failed',
    inputs: [],
    outputs: [],
    attempts: 0,
    warnings: diagnostics.filter(({ severity }) => severity === 'warning').length,
    diagnostics: diagnostics.map((one) => diagnosticValue(one, language)),
    ...line,
    milliseconds: Math.round((line.milliseconds ?? 0) * 10) / 10,
    paths: job.paths,
  };
  return { line: whole, diagnostics: kept ? [] : diagnostics };
}
