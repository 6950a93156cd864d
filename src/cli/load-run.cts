// CommonJS, as is all that runs before the bundle: Node starts its loader of ES modules only where one is asked for.
import fs = require('node:fs');
import path = require('node:path');
import v8 = require('node:v8');
import vm = require('node:vm');

type Run = typeof import('./run.js', { with: { 'resolution-mode': 'import' }})['run'];

/** Everything that the command line runs, in one file (tools/bundle.mjs). */
const BUNDLE = path.join(__dirname, '../bundle/kanben.cjs');

/** V8's compiled form of what each of these runs; other commands run little more than help does. */
const CACHED = { build: 'build', make: 'make', import: 'make' } as const;
const MODULE = path.join(__dirname, 'run.js');

/**
 * The command line's body: from the bundle where the package was built with one, else module by
 * module. Reading and compiling a thousand small files takes longer than making a book. V8 refuses
 * a cache that another version of it made and compiles the bundle itself.
 */
async function loadRun(command: string | undefined): Promise<Run> {
  if (!isBundled()) return (await import('./run.js')).run;
  const cache = codeCache(CACHED[command as keyof typeof CACHED] ?? 'help');
  const script = compiled(fs.existsSync(cache) ? fs.readFileSync(cache) : undefined);
  if (script.cachedDataRejected === false) compileLate();
  return runOf(script);
}

/**
 * Makes the cache of the bundle as it is once `use` has run it: what it compiled is in the cache, and what was compiled
 * in the same process before.
 */
async function makeCodeCache(use: (run: Run) => Promise<unknown>): Promise<Uint8Array> {
  const script = compiled();
  await use(runOf(script));
  return script.createCachedData();
}

/** Where the cache of a command's code is. */
function codeCache(command: string): string {
  return `${BUNDLE}.${command}.cache`;
}

/** How much code a function runs, bytes, before V8 compiles it again for speed; 132 kB is V8's own choice. */
const BUDGET = 600_000;

/**
 * A build of a booklet ends before most of what V8 compiles for speed has paid for itself, and a long one loses nothing
 * that can be measured. Told only to the version of V8 on which the bundle was made, and after its code was read, which
 * V8 keeps for each set of flags.
 */
function compileLate(): void {
  v8.setFlagsFromString(`--interrupt-budget=${BUDGET}`);
}

/** Modules compiled after the bundle are newer than what is in it. */
function isBundled(): boolean {
  const bundle = fs.statSync(BUNDLE, { throwIfNoEntry: false });
  return bundle !== undefined && bundle.mtimeMs >= fs.statSync(MODULE).mtimeMs;
}

/** The bundle wrapped as Node wraps a CommonJS module; it is plain ASCII. */
function compiled(cachedData?: Buffer): vm.Script {
  const source = fs.readFileSync(BUNDLE, 'latin1');
  return new vm.Script(
    `(function (exports, require, module, __filename, __dirname) {${source}\n});`,
    {
      filename: BUNDLE,
      ...(cachedData && { cachedData }),
      importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    },
  );
}

function runOf(script: vm.Script): Run {
  const module = { exports: {} as { run: Run } };
  const body = script.runInThisContext() as (...given: unknown[]) => void;
  // What the bundle leaves outside stands in the same package: this module's own `require` finds it.
  body(module.exports, require, module, BUNDLE, path.dirname(BUNDLE));
  return module.exports.run;
}

export = { loadRun, makeCodeCache, codeCache };
