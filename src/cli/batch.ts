import { batchEditions } from '../app/batch/batch.js';
import { jobsNamed } from '../app/batch/manifest.js';
import type { ReportLine } from '../app/batch/report.js';
import { milliseconds } from '../host/clock.js';
import type { Diagnostic } from '../messages/diagnostic.js';
import { cacheNamed } from './cache.js';
import type { CommandBody } from './command.js';
import { number, poolNumbers } from './numbers.js';
import { buildFlags } from './rendering.js';
import { showCatalog } from './results.js';
import { sharedNamed } from './shared.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

/** The pause between two printed lines if there is no terminal, ms. */
const PLAIN_PAUSE = 5000;

/** Does many jobs; those that fail leave the others alone, and exit status 1. */
export const batch: CommandBody = async (named, flags, terminal) => {
  if (flags.resume === true && flags.report === undefined) {
    throw new UsageError(terminal.word('resumeWithoutReport'));
  }
  const shared = sharedNamed(flags, terminal);
  if (shared.queue !== undefined && flags.memory !== undefined) {
    throw new UsageError(terminal.word('localWithQueue', { flag: '--memory' }));
  }
  const numbers = poolNumbers(flags, terminal);
  const { cacheSize } = number(flags, 'cacheSize', '--cache-size', terminal);
  const { onProgress: _, memory: _memory, ...building } = buildFlags(flags, terminal);
  const cache = cacheNamed(flags);
  const result = await batchEditions(await jobsNamed(named), {
    ...building,
    ...numbers,
    ...shared,
    ...(cacheSize !== undefined && { cacheLimit: cacheSize * 1e6 }),
    onNobody: () => terminal.note('nobodyWorks'),
    content: String(flags.content),
    language: terminal.language,
    resume: flags.resume === true,
    ...(flags.report !== undefined && { report: String(flags.report) }),
    ...(cache !== undefined && { cache }),
    onJob: progressOn(terminal),
  });
  await showCatalog(String(flags.to), terminal);
  const counts = countsOf(result.jobs);
  terminal.summary('batchEnded', {
    ...counts,
    total: result.jobs.length,
    time: terminal.time(result.milliseconds),
  });
  if (terminal.json) terminal.value({ ...counts, jobs: result.jobs });
  return result.failed > 0 ? 1 : 0;
};

/** Prints the report of a job, and the progress of the run. */
function progressOn(terminal: Terminal) {
  const begin = milliseconds();
  let shown = begin;
  let done = 0;
  let failed = 0;
  return (line: ReportLine, diagnostics: readonly Diagnostic[], total: number): void => {
    done++;
    if (line.status === 'failed') failed++;
    terminal.diagnostics(diagnostics.filter(({ severity }) => severity !== 'info'));
    const now = milliseconds();
    const rate = (done * 1000) / Math.max(1, now - begin);
    const values = {
      done,
      total,
      failed,
      rate: rate.toFixed(1),
      left: terminal.time(((total - done) * 1000) / rate),
    };
    if (process.stderr.isTTY) terminal.progress(terminal.word('batchProgress', values));
    else if (now - shown >= PLAIN_PAUSE) {
      shown = now;
      terminal.note('batchProgress', values);
    }
  };
}

function countsOf(jobs: readonly ReportLine[]) {
  const count = (wanted: ReportLine['status']) =>
    jobs.filter(({ status }) => status === wanted).length;
  return {
    built: count('built'),
    cached: count('cached'),
    kept: count('kept'),
    failed: count('failed'),
  };
}
