// npm run faults:batch [TIMES [EDITIONS]]: kills a batch, or only one of its threads' process, at a random moment, again and
// again, and resumes it each time. At the end every output is whole, and nothing was built twice but what was under way.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { writeEditions } from '../tests/support/servers.js';

const program = join(process.cwd(), 'lib/cli/kanben.js');
const [times = 100, editions = 40] = process.argv.slice(2).map(Number);
const JOBS = 2;
const folder = mkdtempSync(join(tmpdir(), 'kanben-faults-'));
writeEditions(join(folder, 'content'), editions);
const report = join(folder, 'r.jsonl');
const args = [
  'batch',
  'content',
  '--no-cache',
  '--jobs',
  String(JOBS),
  '--quiet',
  '--report',
  'r.jsonl',
];
spawnSync(process.execPath, [program, 'build', '--all', '--to', 'whole', '--quiet'], {
  cwd: folder,
});

function linesOf(): readonly { readonly id: string; readonly status: string }[] {
  if (!existsSync(report)) return [];
  return readFileSync(report, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

function differing(): number {
  const names = readdirSync(join(folder, 'whole'), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => {
    const [one, other] = [join(folder, 'whole', name), join(folder, 'dist', name)];
    try {
      return !readFileSync(one).equals(readFileSync(other));
    } catch (error) {
      return (error as { code?: string }).code !== 'EISDIR';
    }
  }).length;
}

/** A moment in a run: at once, or some milliseconds after some more jobs have ended. */
async function moment(): Promise<void> {
  const wanted = linesOf().length + Math.floor(Math.random() * 6);
  while (linesOf().length < wanted) await pause(3);
  await pause(Math.random() * 120);
}

let kills = 0;
let rounds = 0;
let twice = 0;
let wrong = 0;
while (kills < times) {
  rmSync(join(folder, 'dist'), { recursive: true, force: true });
  rmSync(report, { force: true });
  rounds++;
  let killed = 0;
  for (let isOver = false; !isOver; ) {
    const child = spawn(process.execPath, [program, ...args, '--resume'], {
      cwd: folder,
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    if (kills < times) {
      // Somewhere in the run: as it begins, or after some lines of the report, between two steps of a write.
      await Promise.race([moment(), ended]);
      if (child.exitCode === null) {
        child.kill('SIGKILL');
        kills++;
        killed++;
      }
    }
    const [status] = await ended;
    isOver = status === 0;
  }
  // The report keeps the lines of the killed runs. What a killed run had under way is built twice, and nothing else.
  const built = linesOf().filter((line) => line.status === 'built').length;
  twice = Math.max(twice, built - editions - killed * JOBS);
  wrong += differing();
}
console.log({ times, kills, rounds, wrong, builtTwiceBeyondWhatWasUnderWay: Math.max(0, twice) });
rmSync(folder, { recursive: true, force: true });
process.exitCode = wrong > 0 || twice > 0 ? 1 : 0;
