// npm run faults:queue [EDITIONS [WORKERS]]: editions over workers with a real Redis. A worker is killed every few seconds
// and started again, Redis is killed in the middle and started again, and two submitters ask for the same editions. At the
// end every edition stands once, with the bytes of a local build.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { hasRedis, startRedis, stopped, writeEditions } from '../tests/support/servers.js';

const program = join(process.cwd(), 'lib/cli/kanben.js');
const [editions = 500, workers = 3] = process.argv.slice(2).map(Number);
if (!hasRedis) throw new Error('there is no redis-server: apt-get install redis-server');

const folder = mkdtempSync(join(tmpdir(), 'kanben-faults-'));
writeEditions(join(folder, 'content'), editions);
let redis = await startRedis(join(folder, 'redis'));
const { port } = redis;
const url = `redis://127.0.0.1:${port}`;
const shared = ['--queue', url, '--store', join(folder, 'store')];

function start(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [program, ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

let built = 0;
function startWorker(): ChildProcess {
  const child = start(['worker', ...shared, '--jobs', '1', '--lang', 'en']);
  child.stdout?.on('data', (text) => {
    built += String(text).match(/^built /gm)?.length ?? 0;
  });
  return child;
}

const running = Array.from({ length: workers }, startWorker);
const begin = Date.now();
const submitters = ['one', 'two'].map((to) => {
  const child = start([
    'batch',
    'content',
    ...shared,
    '--no-cache',
    '--quiet',
    '--to',
    to,
    '--report',
    `${to}.jsonl`,
  ]);
  child.stderr?.pipe(process.stderr);
  return new Promise<number | null>((resolve) => child.once('exit', resolve));
});
let over = false;
const statuses = Promise.all(submitters).finally(() => {
  over = true;
});
let kills = 0;
const killing = (async () => {
  while (!over && built < editions * 0.9) {
    const after = built;
    while (!over && built < after + editions / 10) await pause(50);
    const index = kills++ % workers;
    await stopped(running[index] as ChildProcess, 'SIGKILL');
    running[index] = startWorker();
    if (kills === 3) {
      await redis.stop('SIGKILL');
      await pause(1500);
      redis = await startRedis(join(folder, 'redis'), port);
    }
  }
})();
const ended = await statuses;
const seconds = (Date.now() - begin) / 1000;
await killing;
for (const worker of running) await stopped(worker);
await redis.stop();
spawnSync(process.execPath, [program, 'build', '--all', '--to', 'local', '--quiet'], {
  cwd: folder,
});
const digestOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
let wrong = 0;
for (const to of ['one', 'two']) {
  for (let n = 0; n < editions; n++) {
    for (const name of [`e${n}.epub`, `e${n}.pdf`, 'build.json']) {
      const path = join(`e${n}`, name);
      try {
        if (digestOf(join(folder, to, path)) !== digestOf(join(folder, 'local', path))) wrong++;
      } catch {
        wrong++;
      }
    }
  }
}
const reported = ['one', 'two'].map(
  (to) =>
    readFileSync(join(folder, `${to}.jsonl`), 'utf8')
      .trim()
      .split('\n').length,
);
const failed =
  ended.some((status) => status !== 0) || wrong > 0 || reported.some((lines) => lines !== editions);
const folders = readdirSync(join(folder, 'one')).length;
console.log({
  editions,
  workers,
  kills,
  redisKilled: kills >= 3,
  built,
  folders,
  reported,
  ended,
  wrong,
  seconds,
});
rmSync(folder, { recursive: true, force: true });
process.exitCode = failed ? 1 : 0;
