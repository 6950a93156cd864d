// CommonJS, as is all that runs before the bundle: Node starts its loader of ES modules only where one is asked for.
import fs = require('node:fs');
import nodeModule = require('node:module');
import os = require('node:os');
import path = require('node:path');

type Run = typeof import('./run.js', { with: { 'resolution-mode': 'import' }})['run'];
type Work = typeof import('../app/batch/worker.js', { with: {
  'resolution-mode': 'import',
}})['work'];
type Verify = typeof import('../app/verify/worker.js', { with: {
  'resolution-mode': 'import',
}})['verifyWork'];

/** Where the bundle of the command line begins, and of what the threads of pools run (tools/bundle.mjs). */
const BUNDLE = path.join(__dirname, '../bundle/kanben.cjs');
const WORKER_BUNDLE = path.join(__dirname, '../bundle/worker.cjs');
const VERIFY_BUNDLE = path.join(__dirname, '../bundle/verify-worker.cjs');
const MODULE = path.join(__dirname, 'run.js');
/** The sources, which stand in the repository only. */
const SOURCES = path.join(__dirname, '../../src');

/**
 * The command line's body: from the bundle where the package was built with one, else module by module. Reading a
 * thousand small files takes longer than making a book. Node keeps what it compiled of them where it can (from 22.8 on).
 */
async function loadRun(): Promise<Run> {
  keepCompiledCode();
  // The desk's server stands beside the bundle, and shares its modules with the thread that composes.
  if (!isBundled() || process.argv[2] === 'desk') return (await import('./run.js')).run;
  return (require(BUNDLE) as { run: Run }).run;
}

/** What a thread of the pool runs, from the bundle or module by module as the command line is. */
async function loadWork(): Promise<Work> {
  if (!isBundled()) return (await import('../app/batch/worker.js')).work;
  return (require(WORKER_BUNDLE) as { work: Work }).work;
}

/** What a thread runs that verifies an archive. */
async function loadVerify(): Promise<Verify> {
  if (!isBundled()) return (await import('../app/verify/worker.js')).verifyWork;
  return (require(VERIFY_BUNDLE) as { verifyWork: Verify }).verifyWork;
}

/** Bits of a folder's mode by which its group or others may write in it. */
const OTHERS_WRITE = 0o022;

/** Compiled code is run as it stands: it is kept in a folder of the user's, in which nobody else can write. */
function keepCompiledCode(): void {
  // Node 20 has no such cache.
  const enable = (nodeModule as { enableCompileCache?: (folder: string) => unknown })
    .enableCompileCache;
  const folder = compiledFolder();
  if (enable === undefined || folder === undefined) return;
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid, mode } = fs.lstatSync(folder);
    const others = process.getuid !== undefined && (mode & OTHERS_WRITE) !== 0;
    if (others || (process.getuid !== undefined && uid !== process.getuid())) return;
    enable(folder);
  } catch {
    // A home that is missing or cannot be written costs some time at each start, and nothing else.
  }
}

/**
 * The folder for compiled code below that of `host/cache-folder.ts`, which cannot be loaded here: that would start the loader of ES
 * modules. `tests/host/cache-folder.test.ts` holds the two together.
 */
function compiledFolder(): string | undefined {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  const home = os.homedir();
  const caches =
    process.platform === 'win32'
      ? LOCALAPPDATA
      : XDG_CACHE_HOME !== undefined && path.isAbsolute(XDG_CACHE_HOME)
        ? XDG_CACHE_HOME
        : path.join(home, process.platform === 'darwin' ? 'Library/Caches' : '.cache');
  return caches !== undefined && path.isAbsolute(caches)
    ? path.join(caches, 'kanben', 'compiled')
    : undefined;
}

/**
 * Whether the bundle is what the modules are. In the repository, modules that were compiled after it are newer. An installed package
 * has no sources that could be compiled, and the times of its files are those at which an installer wrote them.
 */
function isBundled(): boolean {
  const bundle = fs.statSync(BUNDLE, { throwIfNoEntry: false });
  if (bundle === undefined) return false;
  return !fs.existsSync(SOURCES) || bundle.mtimeMs >= fs.statSync(MODULE).mtimeMs;
}

export = { loadRun, loadWork, loadVerify, compiledFolder };
