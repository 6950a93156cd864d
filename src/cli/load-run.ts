import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { constants, Script } from 'node:vm';
import type { run } from './run.js';

type Run = typeof run;

/** Everything that the command line runs, in one file, and V8's compiled form of it (tools/bundle.mjs). */
const BUNDLE = fileURLToPath(new URL('../bundle/kanben.cjs', import.meta.url));
const CODE_CACHE = `${BUNDLE}.cache`;
const MODULE = fileURLToPath(new URL('run.js', import.meta.url));

/**
 * The command line's body: from the bundle where the package was built with one, else module by
 * module. Reading and compiling a thousand small files takes longer than making a book. V8 refuses
 * a cache that another version of it made and compiles the bundle itself.
 */
export async function loadRun(): Promise<Run> {
  if (!isBundled()) return (await import('./run.js')).run;
  const script = new Script(wrap(readFileSync(BUNDLE, 'latin1')), {
    filename: BUNDLE,
    ...(existsSync(CODE_CACHE) && { cachedData: readFileSync(CODE_CACHE) }),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  if (script.cachedDataRejected === false) compileLate();
  return runOf(script);
}

/** How much code a function runs, bytes, before V8 compiles it again for speed; 132 kB is V8's own choice. */
const BUDGET = 400_000;

/**
 * A build of a booklet ends before most of what V8 compiles for speed has paid for itself, and a long one loses nothing
 * that can be measured. Told only to the version of V8 on which the bundle was made, and after its code was read, which
 * V8 keeps for each set of flags.
 */
function compileLate(): void {
  setFlagsFromString(`--interrupt-budget=${BUDGET}`);
}

/** Makes the cache of the bundle as it is once `use` has run it: what it compiled is in the cache. */
export async function makeCodeCache(use: (run: Run) => Promise<unknown>): Promise<Uint8Array> {
  const script = new Script(wrap(readFileSync(BUNDLE, 'latin1')), {
    filename: BUNDLE,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  await use(runOf(script));
  return script.createCachedData();
}

/** Modules compiled after the bundle are newer than what is in it. */
function isBundled(): boolean {
  return existsSync(BUNDLE) && statSync(BUNDLE).mtimeMs >= statSync(MODULE).mtimeMs;
}

/** As Node wraps a CommonJS module. */
function wrap(source: string): string {
  return `(function (exports, require, module, __filename, __dirname) {${source}\n});`;
}

function runOf(script: Script): Run {
  const module = { exports: {} as { run: Run } };
  const body = script.runInThisContext() as (...given: unknown[]) => void;
  body(module.exports, createRequire(BUNDLE), module, BUNDLE, dirname(BUNDLE));
  return module.exports.run;
}
