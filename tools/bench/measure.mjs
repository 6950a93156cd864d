import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const hook = new URL('usage.mjs', import.meta.url).href;

/**
 * Runs `command` as a process of its own `runs` times; seconds and MiB, the median of each. What the process itself
 * reports goes before what is seen from outside.
 */
export function measure(command, args, { runs, cwd }) {
  const folder = mkdtempSync(join(tmpdir(), 'kanben-bench-'));
  const report = join(folder, 'usage.json');
  try {
    const all = Array.from({ length: runs }, () => {
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
    });
    return {
      runs,
      wallSeconds: round(median(all.map((one) => one.wall))),
      cpuSeconds: round(median(all.map((one) => one.cpu))),
      peakMiB: Math.round(median(all.map((one) => one.peakMiB))),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The same of a Node program. */
export function measureNode(script, args, options) {
  return measure(process.execPath, ['--import', hook, script, ...args], options);
}

function median(values) {
  return values.sort((a, b) => a - b)[values.length >> 1];
}

function round(seconds) {
  return Math.round(seconds * 1000) / 1000;
}
