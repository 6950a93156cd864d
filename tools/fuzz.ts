/**
 * npm run fuzz -- [--cases N] [--seed S] [--case SEED] [--jobs N]: mutates real files (texts, pages, documents, metadata, pictures, fonts,
 * PDFs, EPUBs, archives) and gives them to Kanben. A case that throws anything but an InputError, takes longer than
 * `LIMIT`, or more memory than `MEMORY`, or writes outside of its folder, is a failure: it is named by its seed, by
 * which `--case` runs it again. A run that gets SIGTERM ends with its case and reports what it has run; how far it is
 * stands on stderr every thousand cases. Wants `npm run build` before.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { kindOf } from './fuzz/cases.js';
import { builtKanben } from './fuzz/kanben.js';
import { makeSeeds } from './fuzz/seeds.js';
import { LIMIT, type Outcome, work } from './fuzz/worker.js';

/** How long a worker may be silent before its case counts as a hang, ms: on a busy machine it has to wait. */
const SILENCE = 12 * LIMIT;
/** How much memory a worker may take, MB. */
const MEMORY = 1024;

const args = process.argv.slice(2);
if (args[0] === '--worker') {
  const [, root = '', project = '', place = ''] = args;
  await work(root, project, place);
} else await main();

async function main(): Promise<void> {
  const root = process.cwd();
  const number = (flag: string, preset: number) => {
    const at = args.indexOf(flag);
    return at < 0 ? preset : Number(args[at + 1]);
  };
  const first = number('--seed', 1);
  const only = number('--case', Number.NaN);
  const seeds = Number.isNaN(only)
    ? Array.from({ length: number('--cases', 1000) }, (_, index) => first + index)
    : [only];
  const place = mkdtempSync(join(quickFolder(), 'kanben-fuzz-'));
  try {
    const project = join(place, 'project');
    await makeSeeds(await builtKanben(root), root, project);
    const failures: Failure[] = [];
    const times: number[] = [];
    const counts = new Map<string, Map<string, number>>();
    const spent = new Map<string, number>();
    const jobs = Math.min(number('--jobs', availableParallelism()), seeds.length);
    const queue = untilStopped(seeds);
    await Promise.all(
      Array.from({ length: jobs }, (_, index) =>
        crew(queue, [root, project, join(place, `worker-${index}`)], (outcome) => {
          times.push(outcome.milliseconds);
          if (times.length % 1000 === 0) process.stderr.write(`${times.length} cases\n`);
          const kind = kindOf(outcome.seed).name;
          spent.set(kind, (spent.get(kind) ?? 0) + outcome.milliseconds);
          const ofKind = counts.get(kind) ?? new Map<string, number>();
          counts.set(kind, ofKind.set(outcome.outcome, (ofKind.get(outcome.outcome) ?? 0) + 1));
          if (outcome.outcome === 'done' || outcome.outcome === 'refused') return;
          failures.push(outcome);
          // A long run is mended while it goes on.
          process.stderr.write(`${outcome.outcome}  ${kind}  --case ${outcome.seed}\n`);
        }),
      ),
    );
    for (const [kind, ofKind] of counts) {
      const text = [...ofKind].map(([outcome, count]) => `${outcome} ${count}`).join(', ');
      const seconds = ((spent.get(kind) ?? 0) / 1000).toFixed(1);
      process.stdout.write(`${kind}: ${text}; ${seconds} s\n`);
    }
    report(times, failures);
    process.exitCode = failures.length > 0 ? 1 : 0;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** The seeds one by one, no further ones after SIGTERM. */
function* untilStopped(seeds: readonly number[]): Generator<number, void> {
  let stopped = false;
  process.once('SIGTERM', () => {
    stopped = true;
  });
  for (const seed of seeds) {
    if (stopped) return;
    yield seed;
  }
}

/** In memory where the system has such a folder: most of a case's time would go by with waiting for a disk. */
function quickFolder(): string {
  return process.env.TMPDIR === undefined && existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
}

interface Failure {
  readonly seed: number;
  readonly outcome: string;
  readonly milliseconds: number;
  readonly detail?: string;
}

/** Works off the queue in a process of its own; one that hangs or dies is replaced. */
async function crew(
  queue: Iterator<number>,
  settings: readonly string[],
  hear: (outcome: Failure) => void,
): Promise<void> {
  let worker: ChildProcess | undefined;
  for (let next = queue.next(); !next.done; next = queue.next()) {
    worker ??= await started(settings);
    const outcome = await outcomeOf(worker, next.value);
    hear(outcome);
    if (outcome.outcome === 'hang' || outcome.outcome === 'died') {
      worker.kill('SIGKILL');
      worker = undefined;
    }
  }
  worker?.disconnect();
}

function started(settings: readonly string[]): Promise<ChildProcess> {
  const worker = fork(fileURLToPath(import.meta.url), ['--worker', ...settings], {
    execArgv: [`--max-old-space-size=${MEMORY}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return new Promise((done) => worker.once('message', () => done(worker)));
}

function outcomeOf(worker: ChildProcess, seed: number): Promise<Failure> {
  return new Promise((done) => {
    const end = (failure: Failure) => {
      clearTimeout(timer);
      worker.off('exit', died);
      worker.off('message', heard);
      done(failure);
    };
    const heard = (outcome: Outcome) => end(outcome);
    const died = () => end({ seed, outcome: 'died', milliseconds: 0 });
    const timer = setTimeout(() => end({ seed, outcome: 'hang', milliseconds: LIMIT }), SILENCE);
    worker.once('message', heard);
    worker.once('exit', died);
    worker.send(seed);
  });
}

function report(times: readonly number[], failures: readonly Failure[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const share = (part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? 0;
  const lines = failures.map(
    ({ seed, outcome, detail }) =>
      `${outcome}  ${kindOf(seed).name}  --case ${seed}\n${(detail ?? '').split('\n').slice(0, 6).join('\n')}`,
  );
  lines.push(
    `${times.length} cases: ${failures.length} failures; median ${share(0.5)} ms, longest ${share(1)} ms`,
  );
  process.stdout.write(`${lines.join('\n')}\n`);
}
