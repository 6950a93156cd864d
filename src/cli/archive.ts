import { archiveEdition } from '../app/archive-edition.js';
import { BuildMemory } from '../app/build-memory.js';
import { rebuildVersions } from '../app/rebuild-versions.js';
import { verifyArchive } from '../app/verify/verify-archive.js';
import { archiveUser, exportBag, listStore, restoreVersion, splitId } from '../archive/index.js';
import { editionsIn } from '../edition/read-edition.js';
import { byteSize } from '../messages/byte-size.js';
import type { WordId } from '../messages/command-line/index.js';
import { type Diagnostic, InputError } from '../messages/diagnostic.js';
import { diagnosticValue } from '../messages/diagnostic-value.js';
import { listLines } from './archive-list.js';
import type { CommandBody } from './command.js';
import { buildFlags } from './rendering.js';
import { countOf, faultCount } from './results.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

type Flags = Readonly<Record<string, unknown>>;

/** An action of an archive: names (ids or paths), flags, terminal → exit status. */
type Action = (
  store: string,
  named: readonly string[],
  flags: Flags,
  terminal: Terminal,
) => Promise<number>;

/** Flags, their names in code, and the actions that obey them; `--store` is of all. */
const FLAGS_OF_ACTIONS: readonly (readonly [string, string, readonly string[]])[] = [
  ['--to', 'to', ['restore', 'export']],
  ['--all', 'all', ['add']],
  ['--template', 'template', ['add']],
  ['--message', 'message', ['add']],
  ['--user', 'user', ['add']],
  ['--max-size', 'maxSize', ['add']],
  ['--max-lines', 'maxLines', ['add']],
  ['--rebuild', 'rebuild', ['verify']],
  ['--strict', 'strict', ['add', 'list', 'verify']],
];

/** The folder in which `--all` looks for editions. */
const CONTENT = 'content';

/** `kanben archive <action> …` */
export const archive: CommandBody = async ([action = '', ...named], flags, terminal) => {
  const known = [...ACTIONS.keys()];
  const body = ACTIONS.get(action);
  if (body === undefined) throw new UsageError(terminal.word('noSuchAction', { action, known }));
  if (typeof flags.store !== 'string') throw new UsageError(terminal.word('noStore'));
  for (const [flag, option, actions] of FLAGS_OF_ACTIONS) {
    if (flags[option] === undefined || actions.includes(action)) continue;
    const command = actions.map((one) => `archive ${one}`);
    throw new UsageError(terminal.word('flagNeedsAction', { flag, command }));
  }
  return body(flags.store, named, flags, terminal);
};

const add: Action = async (store, given, flags, terminal) => {
  const named = flags.all === true ? [...given, ...(await editionsIn(CONTENT))] : given;
  if (named.length === 0) throw new UsageError(terminal.word('nothingToArchive'));
  const user = archiveUser(textFlag(flags.user));
  const message = textFlag(flags.message);
  const archived: unknown[] = [];
  const faults: Diagnostic[] = [];
  const memory = new BuildMemory();
  for (const path of named) {
    try {
      const { diagnostics, ...result } = await archiveEdition(path, {
        ...buildFlags({ to: 'dist', ...flags }, terminal),
        store,
        user,
        memory: memory.forAnother(),
        ...(message !== undefined && { message }),
      });
      terminal.diagnostics(diagnostics);
      const { id, version, files, bytes, unchanged } = result;
      const values = { id, version, files, size: byteSize(bytes) };
      terminal.summary(unchanged ? 'archiveUnchanged' : 'archiveAdded', values);
      archived.push({ ...result, diagnostics: valuesOf(diagnostics, terminal) });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      terminal.diagnostics(error.diagnostics);
      faults.push(...error.diagnostics);
    }
  }
  if (terminal.json) terminal.value({ archived, diagnostics: valuesOf(faults, terminal) });
  return faults.length > 0 ? 1 : 0;
};

const list: Action = async (store, named, flags, terminal) => {
  const { objects, diagnostics } = await listStore(store, named);
  terminal.diagnostics(diagnostics);
  if (terminal.json) terminal.value({ objects, diagnostics: valuesOf(diagnostics, terminal) });
  else terminal.lines(listLines(objects, terminal));
  return faultCount(diagnostics, flags) > 0 ? 1 : 0;
};

const verify: Action = async (store, named, flags, terminal) => {
  const ids = named.map((name) => splitId(name).id);
  const verified = await verifyArchive(store, named.length === 0 ? {} : { ids });
  for (const { id, versions, files, bytes, faults } of verified.objects) {
    const values = { id, versions: versions.length, files, size: byteSize(bytes), faults };
    terminal.summary('archiveVerified', values);
  }
  const sound = countOf(verified.diagnostics, 'error') === 0;
  // A damaged version cannot be built again: its faults come first.
  const built = flags.rebuild === true && sound ? await rebuildVersions(store, named) : undefined;
  for (const { id, version, outputs } of built?.rebuilt ?? []) {
    for (const { path, same } of outputs) {
      terminal.summary(same ? 'archiveSame' : 'archiveDiffers', { id, version, path });
    }
  }
  const diagnostics = [...verified.diagnostics, ...(built?.diagnostics ?? [])];
  const errors = countOf(diagnostics, 'error');
  const warnings = countOf(diagnostics, 'warning');
  terminal.diagnostics(diagnostics);
  terminal.summary('checked', { path: store, errors, warnings });
  if (terminal.json) {
    const { objects } = verified;
    terminal.value({
      store,
      errors,
      warnings,
      objects,
      ...(built && { rebuilt: built.rebuilt }),
      diagnostics: valuesOf(diagnostics, terminal),
    });
  }
  return faultCount(diagnostics, flags) > 0 ? 1 : 0;
};

/** Restore and export: one object into one folder. */
function giveBack(
  body: (store: string, name: string, to: string) => ReturnType<typeof restoreVersion>,
  summary: WordId,
  key: string,
): Action {
  return async (store, named, flags, terminal) => {
    const [name] = named;
    if (name === undefined || named.length > 1 || typeof flags.to !== 'string') {
      throw new UsageError(terminal.word('restoreWants'));
    }
    const result = await body(store, name, flags.to);
    const { id, version, files, bytes } = result;
    terminal.summary(summary, { id, version, files, size: byteSize(bytes), path: flags.to });
    if (terminal.json) terminal.value({ [key]: { ...result, path: flags.to } });
    return 0;
  };
}

const ACTIONS: ReadonlyMap<string, Action> = new Map([
  ['add', add],
  ['list', list],
  ['verify', verify],
  ['restore', giveBack(restoreVersion, 'archiveRestored', 'restored')],
  [
    'export',
    giveBack(
      (store, name, to) => exportBag(store, name, to, process.env.SOURCE_DATE_EPOCH),
      'archiveExported',
      'exported',
    ),
  ],
]);

function valuesOf(diagnostics: readonly Diagnostic[], terminal: Terminal) {
  return diagnostics.map((one) => diagnosticValue(one, terminal.language));
}

function textFlag(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
