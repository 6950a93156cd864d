import { milliseconds } from '../../host/clock.js';
import { refuseOtherKind } from '../../host/files.js';
import { type Diagnostic, diagnose, InputError } from '../../messages/diagnostic.js';
import { diagnosticValue } from '../../messages/diagnostic-value.js';
import type { Language } from '../../messages/index.js';
import { type BatchPool, openBatchPool } from './batch-pool.js';
import { trimCache } from './cache-upkeep.js';
import { type BatchJob, idOf, type JobDefaults, jobKey, type WholeJob, wholeJob } from './job.js';
import { revived } from './plain.js';
import type { Fault, PoolOptions } from './pool.js';
import { type DoneLine, openReport, type ReportLine, readReport } from './report.js';
import { jobState, stand } from './seal.js';
import type { Task, TaskResult } from './task.js';

export interface BatchOptions extends JobDefaults, PoolOptions {
  /** A JSONL file that gets a line for each job as it ends. */
  readonly report?: string;
  /** Whether jobs that the report names as done, and whose inputs and outputs have not changed, are left out. */
  readonly resume?: boolean;
  /** The folder of the cache; no cache where absent. */
  readonly cache?: string;
  /** The largest size of the cache, bytes; 2 GB if absent. */
  readonly cacheLimit?: number;
  /** The store that several machines share, a folder or `s3://…`: it holds the cache and, with a queue, inputs and outputs. */
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
  const { report, resume = false, cache } = options;
  if (cache !== undefined) refuseOtherKind(cache, 'folder');
  const before = report !== undefined && resume ? readReport(report) : new Map<string, DoneLine>();
  const write = report === undefined ? () => {} : openReport(report, resume);
  const lines: ReportLine[] = [];
  const pool = await openBatchPool(options, jobs.length);
  const run: Run = { options, before, ground: pool.ground, ids: new Map() };
  const ended = ({ line, diagnostics }: Ended) => {
    write(line);
    lines.push(line);
    options.onJob?.(line, diagnostics, jobs.length);
  };
  const defaults = defaultsOf(options);
  const size = pool.cachesHere ? GROUP : 1;
  const left: Claimed[] = [];
  const looks = new Set<Promise<void>>();
  let next = 0;
  const runner = async () => {
    for (;;) {
      const claimed = left.shift();
      if (claimed !== undefined) ended(await builtJob(claimed, run, pool));
      else if (next < jobs.length) {
        const group = jobs.slice(next, next + size).map((job) => wholeJob(job, defaults));
        next += size;
        const look = unbuiltOf(group, run, pool, ended).then((unbuilt) => {
          left.push(...unbuilt);
        });
        looks.add(look);
        await look.finally(() => looks.delete(look));
      } else if (looks.size > 0) await Promise.race(looks);
      else return;
    }
  };
  try {
    await Promise.all(Array.from({ length: pool.jobs }, runner));
  } finally {
    await pool.end();
  }
  // A run that laid nothing into the cache leaves it as large as it was.
  const grew = options.store !== undefined || lines.some(({ status }) => status === 'built');
  if (cache !== undefined && (grew || options.cacheLimit !== undefined))
    trimCache(cache, options.cacheLimit);
  const failed = lines.filter(({ status }) => status === 'failed').length;
  return { jobs: lines, failed, milliseconds: milliseconds() - begin };
}

/** How many jobs a worker looks up in the cache at once: a message to it takes as long as a look. */
const GROUP = 16;

/** The data that the jobs of a run share. */
interface Run {
  readonly options: BatchOptions;
  readonly before: ReadonlyMap<string, DoneLine>;
  readonly ground: string;
  /** The job that took each id first. */
  readonly ids: Map<string, string>;
}

interface Ended {
  readonly line: ReportLine;
  readonly diagnostics: readonly Diagnostic[];
}

function defaultsOf(options: BatchOptions): JobDefaults {
  const { to, content, template, formats, impose, outputOptions, maxBytes, maxLines } = options;
  const { strict, allowClassified, sourceDateEpoch } = options;
  const all = { to, content, template, formats, impose, outputOptions, maxBytes, maxLines };
  const asked = Object.entries({ ...all, strict, allowClassified, sourceDateEpoch });
  return Object.fromEntries(asked.filter(([, value]) => value !== undefined));
}

/** A job that has its id, and what the pool is asked of it. */
interface Claimed {
  readonly task: Task;
  /** When the run came to it, ms. */
  readonly begin: number;
}

/** Ends those of `jobs` that are at fault, that an earlier run did or that the cache has; the others are the answer. */
async function unbuiltOf(
  jobs: readonly WholeJob[],
  run: Run,
  pool: BatchPool,
  onEnd: (ended: Ended) => void,
): Promise<readonly Claimed[]> {
  const claimed: Claimed[] = [];
  for (const job of jobs) {
    const begin = milliseconds();
    const ended = (line: Partial<ReportLine>, diagnostics: readonly Diagnostic[]) =>
      onEnd(endedJob(job, run, { ...line, milliseconds: milliseconds() - begin }, diagnostics));
    try {
      const id = claimedId(job, run);
      const kept = await keptJob(job, id, run);
      if (kept !== undefined) ended({ ...kept, status: 'kept', attempts: 0 }, []);
      else claimed.push({ task: taskOf(job, id, run), begin });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      ended({}, error.diagnostics);
    }
  }
  if (!pool.cachesHere) return claimed;
  const answers = await pool.lookUp(claimed.map(({ task }) => task));
  return claimed.filter(({ task }, index) => {
    const answer = answers[index];
    if (answer === undefined) return true;
    const { line, diagnostics } = reportLine(answer);
    onEnd(endedJob(task.job, run, { ...line, attempts: 1 }, diagnostics));
    return false;
  });
}

function taskOf(job: WholeJob, id: string, { options, ground }: Run): Task {
  const { cache: folder, store } = options;
  const cache = folder !== undefined && { folder, ...(store !== undefined && { store }) };
  return { job, id, ground, ...(cache && { cache }) };
}

async function builtJob({ task, begin }: Claimed, run: Run, pool: BatchPool): Promise<Ended> {
  const { job, id } = task;
  const ended = (line: Partial<ReportLine>, diagnostics: readonly Diagnostic[], attempts: number) =>
    endedJob(job, run, { ...line, attempts, milliseconds: milliseconds() - begin }, diagnostics);
  try {
    for (let attempt = 1; ; attempt++) {
      const outcome = await pool.run(task);
      if ('result' in outcome) {
        const { line, diagnostics } = reportLine(outcome.result);
        return ended(line, diagnostics, attempt);
      }
      if (attempt >= pool.attempts)
        return ended({ id }, [faultDiagnostic(job, outcome.fault)], attempt);
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

function reportLine(result: TaskResult): { line: Partial<ReportLine>; diagnostics: Diagnostic[] } {
  if (!result.ok) return { line: {}, diagnostics: result.diagnostics.map(revived) };
  const { built, state, fromCache, milliseconds: took } = result;
  const { id, title, outputs } = built;
  const status = fromCache ? 'cached' : 'built';
  const line: Partial<ReportLine> = { ...state, status, id, title, outputs, milliseconds: took };
  return { line, diagnostics: built.diagnostics.map(revived) };
}

function faultDiagnostic(job: WholeJob, fault: Fault): Diagnostic {
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
