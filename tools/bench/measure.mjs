import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const hook = fileURLToPath(new URL('usage.cjs', import.meta.url));

/**
 * Runs commands, each as a process of its own, `runs` times in turn: a machine's speed drifts, and what is compared
 * drifts with it. By the commands' names: seconds and MiB, the median of each. `undefined` ones are passed over.
 */
export function measure(commands, { runs, cwd }) {
  const named = Object.entries(commands).filter(([, command]) => command !== undefined);
  const folder = mkdtempSync(join(tmpdir(), 'kanben-bench-'));
  const report = join(folder, 'usage.json');
  const all = new Map(named.map(([name]) => [name, []]));
  try {
    for (let turn = 0; turn < runs; turn++) {
      for (const [name, [command, args]] of named) {
        all.get(name).push(runOnce(command, args, cwd, report));
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return Object.fromEntries(named.map(([name]) => [name, summary(all.get(name))]));
}

/** A Node program, with what tells how much it used. */
export function nodeCommand(script, ...args) {
  return [process.execPath, ['--require', hook, script, ...args]];
}

/** What the process itself reports goes before what is seen from outside. */
function runOnce(command, args, cwd, report) {
  const start = process.hrtime.bigint();
  const child = spawnSync(command, args, {
    cwd,
    env: { ...process.env, BENCH_USAGE: report, SOURCE_DATE_EPOCH: '1600000000' },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const wall = Number(process.hrtime.bigint() - start) / 1e9;
  if (child.status !== 0) throw new Error(`${command} ${args.join(' ')}\n${child.stderr}`);
  return { wall, ...JSON.parse(readFileSync(report, 'utf8')) };
}

function summary(runs) {
  const of = (what) => median(runs.map((one) => one[what]));
  return {
    runs: runs.length,
    wallSeconds: round(of('wall')),
    cpuSeconds: round(of('cpu')),
    peakMiB: Math.round(of('peakMiB')),
  };
}

function median(values) {
  return values.sort((a, b) => a - b)[values.length >> 1];
}

function round(seconds) {
  return Math.round(seconds * 1000) / 1000;
}
