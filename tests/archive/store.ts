import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll } from 'vitest';
import { type VerifyResult, verifyStore } from '../../src/archive/verify.js';

/** A folder of its own, its name with a space and Chinese characters, gone afterwards. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kanben 档案 '));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** All faults of an archive, `rule code path` a line, paths below the store. */
export function faultsOf(store: string, { diagnostics }: VerifyResult): readonly string[] {
  return diagnostics
    .filter((one) => one.severity === 'error')
    .map((one) => `${one.ruleId} ${one.values.code} ${relative(store, one.file ?? '')}`);
}

export async function verify(store: string): Promise<readonly string[]> {
  return faultsOf(store, await verifyStore(store));
}

/** Every file below `folder`, with its bytes. */
export function snapshot(folder: string): ReadonlyMap<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Map(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [relative(folder, path), readFileSync(path)]),
  );
}

/** `worker.ts` as a program that a process of its own can run. */
export async function bundledWorker(folder: string): Promise<string> {
  const outfile = join(folder, 'worker.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('worker.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  return outfile;
}

/** Runs the worker with `args`; `kill` ends it, and the promise gives what it printed. */
export function run(worker: string, args: readonly string[]) {
  const child = spawn(process.execPath, [worker, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let first: (() => void) | undefined;
  const started = new Promise<void>((resolve) => {
    first = resolve;
  });
  child.stdout.on('data', (data) => {
    out += data;
    first?.();
  });
  child.stderr.on('data', (data) => {
    out += data;
  });
  const ended = new Promise<{ readonly status: number | null; readonly out: string }>((resolve) => {
    child.on('close', (status) => {
      first?.();
      resolve({ status, out });
    });
  });
  return { started, ended, kill: () => child.kill('SIGKILL') };
}
