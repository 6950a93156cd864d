import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { kanben, root } from '../e2e/kanben.js';

/** Something that Kanben is given by an enemy or by a bad day, and what it has to do about it. */
export interface HostileCase {
  readonly name: string;
  /** Lays the input down in an empty folder; the arguments of the command that is run there. */
  readonly lay: (folder: string) => readonly string[] | Promise<readonly string[]>;
  /** What is set in the command's environment. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The exit status. */
  readonly status: 0 | 1 | 2;
  /** What stderr says; nothing at all where it is empty. */
  readonly says: RegExp | readonly RegExp[];
  /** Looks at the folder afterwards; throws where something is there, or gone, that should not be. */
  readonly after?: (folder: string) => void | Promise<void>;
}

export interface HostileRun {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The most memory that the process held, MB. */
  readonly memory: number;
  /** The processor's time that the process took, s. */
  readonly seconds: number;
}

/** How long a case may take of the processor's time, s, on the machine that `slowness` compares others with; how much it may hold, MB. */
export const SECONDS = 5;
export const MEGABYTES = 1024;

/** Writes how much memory and time the process took when it ends: on Linux `maxRSS` counts what the test itself held when it began. */
const WATCH = `data:text/javascript,${encodeURIComponent(`
import { existsSync, readFileSync, writeSync } from 'node:fs';
const status = '/proc/self/status';
process.on('exit', () => {
  const [, most] = existsSync(status) ? /VmHWM:\\s+(\\d+)/.exec(readFileSync(status, 'utf8')) : [];
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeSync(3, [most ?? maxRSS, userCPUTime + systemCPUTime].join(' '));
});`)}`;

/** A case may say in its environment how many files the process may open. */
const FEW_FILES = '[ -z "$OPEN_FILES" ] || ulimit -n "$OPEN_FILES"';

/** Runs the compiled command line in `cwd` under limits of memory and of the processor's time, `seconds`. */
export function runLimited(
  cwd: string,
  args: readonly string[],
  seconds: number,
  more: Readonly<Record<string, string>> = {},
): HostileRun {
  const { SOURCE_DATE_EPOCH: _, ...environment } = process.env;
  const program = [
    process.execPath,
    `--max-old-space-size=${MEGABYTES}`,
    '--import',
    WATCH,
    join(root, 'lib/cli/kanben.js'),
    ...args,
  ];
  const run = spawnSync(
    'sh',
    ['-c', `ulimit -t ${Math.ceil(seconds)}; ${FEW_FILES}; exec "$@"`, 'sh', ...program],
    {
      cwd,
      input: '',
      env: { ...environment, LANG: 'en', LC_ALL: 'en', NO_COLOR: '1', ...more },
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
      // What waits takes no time of the processor.
      timeout: Math.ceil(60_000 + 4000 * seconds),
    },
  );
  const { status, signal, stdout, stderr } = run;
  const [memory = 0, taken = 0] = (run.output[3] ?? '').split(' ').map(Number);
  return { status, signal, stdout, stderr, memory: memory / 1024, seconds: taken / 1e6 };
}

/** Writes files below `folder`, with the folders that they need. */
export function lay(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** A small edition `book`, whose files `more` adds to or replaces. */
export function layBook(
  folder: string,
  more: Readonly<Record<string, string | Uint8Array>> = {},
): void {
  const files = {
    'edition.yaml': 'title: 书名\ndate: 2020-09-17\n',
    '01-a.md': '# 第一章\n\n正文。\n',
    ...more,
  };
  lay(
    folder,
    Object.fromEntries(Object.entries(files).map(([path, content]) => [`book/${path}`, content])),
  );
}

/** Adds the edition at `path` to the archive `store` in `folder`; throws where the archive does not take it. */
export function archive(folder: string, path: string): void {
  const { status, stderr } = kanben(['archive', 'add', path, '--store', 'store'], { cwd: folder });
  if (status !== 0) throw new Error(stderr);
}
