import { basename, dirname } from 'node:path';
import { editionsIn, folderNames } from '../edition/read-edition.js';
import { milliseconds } from '../host/clock.js';
import { fileKind } from '../host/files.js';
import { fileState, type Listing, type TraceEvent, traced } from '../host/trace.js';
import { watchNames } from '../host/watch-folder.js';
import { type Diagnostic, InputError } from '../messages/diagnostic.js';
import { type BuildOptions, type BuildResult, buildEdition } from './build-edition.js';
import { BuildMemory } from './build-memory.js';
import { quiet } from './quiet.js';

export interface WatchOptions extends BuildOptions {
  /** A folder all of whose editions are built, those that come later too. */
  readonly folder?: string | undefined;
  /** Ends the watching. */
  readonly signal: AbortSignal;
}

/** One build of a watched edition. */
export interface WatchedBuild {
  readonly path: string;
  /** Files that changed; empty for the first build. */
  readonly changed: readonly string[];
  readonly milliseconds: number;
  /** Absent where the input was at fault. */
  readonly result?: BuildResult;
  /** The build's diagnostics; where the build failed, the errors that stopped it. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The time without changes after which a build begins, ms: an editor writes a file in several steps. */
const SETTLE = 25;

/** The pause between two looks at the files even without an event (shared folders send none), ms. */
const LOOK = 1000;

/**
 * Builds the editions at `paths`, then builds an edition again whenever one of its files, its template or a font
 * changes, until `signal` aborts. `onBuild` gets the faults in the input, and watching continues; the promise rejects
 * only for a bug. An event only says when to look. The state of the files says what changed, so that no change is
 * missed while a build runs or when an editor replaces a file by renaming another.
 */
export async function watchEditions(
  paths: readonly string[],
  { folder, signal, ...options }: WatchOptions,
  onBuild: (build: WatchedBuild) => void | Promise<void>,
): Promise<void> {
  const memory = new BuildMemory();
  const editions = new Map<string, ReadonlyMap<string, string>>();
  let listing: ReadonlyMap<string, string> = new Map();
  let faults = '';
  const bell = new Bell(signal);
  try {
    while (!signal.aborted) {
      const named = await observed(async () => [
        ...paths,
        ...(folder === undefined ? [] : await editionsIn(folder)),
      ]);
      listing = named.states;
      if (named.fault !== undefined) {
        const report = named.fault.diagnostics.map(String).join('\n');
        if (report !== faults) {
          const { diagnostics } = named.fault;
          await onBuild({ path: folder ?? '', changed: [], milliseconds: 0, diagnostics });
        }
        faults = report;
      } else faults = '';
      const watched = named.value ?? paths;
      for (const path of editions.keys()) if (!watched.includes(path)) editions.delete(path);
      for (const path of watched) {
        const known = editions.get(path);
        const changed = known === undefined ? [] : await changedIn(known);
        if (signal.aborted || (known !== undefined && changed.length === 0)) continue;
        await quiet(changed.filter(isFile), signal);
        const begin = milliseconds();
        const built = await observed(() => buildEdition(path, { ...options, memory }));
        editions.set(path, built.states);
        await onBuild({
          path,
          changed,
          milliseconds: milliseconds() - begin,
          diagnostics: built.value?.diagnostics ?? built.fault?.diagnostics ?? [],
          ...(built.value !== undefined && { result: built.value }),
        });
      }
      bell.watch([listing, ...editions.values()].flatMap((states) => [...states.keys()]));
      await bell.rung();
    }
  } finally {
    bell.close();
  }
}

interface Observed<Value> {
  readonly value?: Value;
  readonly fault?: InputError;
  /** Every file that `body` read, looked for or listed, with its state. */
  readonly states: ReadonlyMap<string, string>;
}

async function observed<Value>(body: () => Promise<Value>): Promise<Observed<Value>> {
  const states = new Map<string, string>();
  const hear = (event: TraceEvent) => {
    if (event.kind === 'read') states.set(event.path, event.state);
    if (event.kind === 'absent') states.set(event.path, 'none');
    if (event.kind === 'listed') {
      states.set(event.path + LISTED[event.what], event.names.join('\n'));
    }
    // The outputs of a build are no reason to build again.
    if (event.kind === 'written') states.delete(event.path);
  };
  try {
    const value = await traced(hear, body);
    return { value, states };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { fault: error, states };
  }
}

/** Mark a folder's listing among files' states. */
const LISTED: Readonly<Record<Listing, string>> = { markdown: '/*.md', all: '/*' };

async function pathState(path: string): Promise<string> {
  for (const what of ['markdown', 'all'] as const) {
    if (!path.endsWith(LISTED[what])) continue;
    const folder = path.slice(0, -LISTED[what].length);
    return fileKind(folder) === 'folder' ? (await folderNames(folder, what)).join('\n') : 'none';
  }
  return fileState(path);
}

/** Whether a state is a file's, not that of a folder's listing. */
function isFile(path: string): boolean {
  return !Object.values(LISTED).some((mark) => path.endsWith(mark));
}

async function changedIn(states: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const [path, state] of states) {
    if ((await pathState(path)) !== state) changed.push(path);
  }
  return changed;
}

/** Identifies a folder, so that another one of its name is known to be another. */
function folderIdentity(folder: string): string {
  return fileState(folder).split(' ')[0] ?? '';
}

/** Rings when something happens in a folder of the watched files, at the latest after `LOOK`. */
class Bell {
  readonly #watchers = new Map<string, { readonly end: () => void; readonly place: string }>();
  readonly #signal: AbortSignal;
  /** By folder, the names in it that matter; all do where a listing is among them. */
  #names = new Map<string, Set<string>>();
  #pending = false;
  #wake = () => {};

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#wake(), { once: true });
  }

  /** Watches the folders of `paths`: a file that is replaced by another stands in the same folder. */
  watch(paths: readonly string[]): void {
    this.#names = new Map();
    for (const path of paths) {
      const names = this.#names.get(dirname(path)) ?? new Set();
      names.add(path.endsWith(LISTED.markdown) ? '*' : basename(path));
      this.#names.set(dirname(path), names);
    }
    for (const [folder, { place }] of this.#watchers) {
      // Another folder may have taken the name of the one that is watched.
      if (!this.#names.has(folder) || folderIdentity(folder) !== place) this.#drop(folder);
    }
    for (const folder of this.#names.keys()) {
      if (!this.#watchers.has(folder)) this.#open(folder);
    }
  }

  #open(folder: string): void {
    const onName = (name: string | null) => {
      const names = this.#names.get(folder);
      if (name === null || names?.has('*') || names?.has(name)) this.#ring();
    };
    const end = watchNames(folder, onName, () => this.#drop(folder));
    // A folder that isn't there or can't be watched is looked at now and then all the same.
    if (end === undefined) return;
    this.#watchers.set(folder, { end, place: folderIdentity(folder) });
    // What happened before this folder was watched rang no bell.
    this.#pending = true;
  }

  #drop(folder: string): void {
    this.#watchers.get(folder)?.end();
    this.#watchers.delete(folder);
  }

  #ring(): void {
    this.#pending = true;
    this.#wake();
  }

  /** Resolves once it has rung and things have settled, or when it is time to look. */
  async rung(): Promise<void> {
    if (!this.#pending) await this.#sleep(LOOK);
    while (this.#pending && !this.#signal.aborted) {
      this.#pending = false;
      await this.#sleep(SETTLE);
    }
  }

  #sleep(milliseconds: number): Promise<void> {
    if (this.#signal.aborted) return Promise.resolve();
    return new Promise((done) => {
      const timer = setTimeout(done, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }

  close(): void {
    for (const { end } of this.#watchers.values()) end();
    this.#watchers.clear();
  }
}
