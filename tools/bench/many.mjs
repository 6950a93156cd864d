// node tools/bench/many.mjs [EDITIONS]: what `kanben batch` of many editions, no two of one text, takes in memory from first to
// last, and what a second run takes that finds all of them in the cache. Prints one JSON value. The memory is that of the whole
// process (its main thread and every worker thread), sampled while the report grows; CPU time is the process's, with its threads.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { layEditions } from './batch.mjs';
import { nodeCommand } from './measure.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const kanben = join(root, 'lib/cli/kanben.cjs');
const count = Number(process.argv[2] ?? 1000);
const jobs = availableParallelism();
const work = mkdtempSync(join(tmpdir(), 'kanben-many-'));
const report = join(work, 'report.jsonl');
const usage = join(work, 'usage.json');

/** MB of memory that the process holds now; 0 once it has ended. */
function residentOf(pid) {
  const status = existsSync(`/proc/${pid}/status`)
    ? readFileSync(`/proc/${pid}/status`, 'utf8')
    : '';
  return Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
}

/** Bytes of the report: it grows by a line a job. */
function progress() {
  return existsSync(report) ? statSync(report).size : 0;
}

/** Runs the batch: seconds, CPU seconds, and the memory over the report's growth. */
async function run(...more) {
  rmSync(report, { force: true });
  const [command, args] = nodeCommand(
    kanben,
    'batch',
    'content',
    '--jobs',
    String(jobs),
    '--quiet',
    '--report',
    report,
    ...more,
  );
  const begin = process.hrtime.bigint();
  const child = spawn(command, args, {
    cwd: work,
    env: { ...process.env, BENCH_USAGE: usage },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let status;
  child.once('exit', (code) => {
    status = code;
  });
  const samples = [];
  while (status === undefined) {
    await pause(100);
    const memory = residentOf(child.pid);
    if (memory > 0) samples.push({ at: progress(), memory });
  }
  if (status !== 0) throw new Error(`kanben batch: status ${status}`);
  const wall = Number(process.hrtime.bigint() - begin) / 1e9;
  const { cpu, peakMiB } = JSON.parse(readFileSync(usage, 'utf8'));
  return { wall, cpu, peakMiB: Math.round(peakMiB), samples, end: progress() };
}

/** The median memory while each tenth of the jobs was done, MiB. */
function byTenths({ samples, end }) {
  return Array.from({ length: 10 }, (_, tenth) => {
    const within = samples.filter(({ at }) => Math.min(9, Math.floor((at / end) * 10)) === tenth);
    const sorted = within.map(({ memory }) => memory).sort((a, b) => a - b);
    return sorted[sorted.length >> 1] ?? null;
  });
}

try {
  layEditions(join(work, 'content'), count);
  // The cache is large enough for all of them only up to some thousand.
  const cached = count <= 2000;
  const first = await run('--to', 'dist', ...(cached ? ['--cache', 'cache'] : ['--no-cache']));
  const second = cached ? await run('--to', 'dist', '--cache', 'cache') : undefined;
  const result = {
    editions: count,
    jobs,
    cpuEach: Number((first.cpu / count).toFixed(4)),
    perSecond: Number((count / first.wall).toFixed(2)),
    peakMiB: first.peakMiB,
    medianMiBByTenths: byTenths(first),
    ...(second && {
      againByWall: Number((second.wall / first.wall).toFixed(4)),
      againByCpu: Number((second.cpu / first.cpu).toFixed(4)),
    }),
  };
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
