import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** The sample edition's raw source. */
export const sample = join(
  root,
  'content/market-regulation-2020/source/market-regulation-2020.txt',
);

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the compiled command line as a process of its own, as a user does. */
export function kanben(
  args: readonly string[],
  options: {
    readonly cwd?: string;
    readonly input?: string | Uint8Array;
    readonly env?: Record<string, string>;
  } = {},
): Run {
  const { SOURCE_DATE_EPOCH: _, ...environment } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'lib/cli/kanben.js'), ...args],
    {
      cwd: options.cwd ?? root,
      input: options.input ?? '',
      env: { ...environment, LANG: 'en', LC_ALL: 'en', NO_COLOR: '1', ...options.env },
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      // A program that waits for ever is a fault like others.
      timeout: 300_000,
    },
  );
  return { status, stdout, stderr };
}

/** A folder of its own for a test file, its name with a space and Chinese characters, gone afterwards. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kanben 刊本 '));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Paths of all files below `folder`, sorted, without the note beside outputs that says where their edition stands. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== '.origin.json')
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}
