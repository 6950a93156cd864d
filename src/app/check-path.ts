import { basename, dirname, extname, join } from 'node:path';
import { fileKind, filesBelow, namesOf, readInput } from '../host/files.js';
import { readWithin } from '../host/within.js';
import { type Diagnostic, diagnose, InputError, inReadingOrder } from '../messages/diagnostic.js';
import { parseLedger } from '../model/ledger.js';
import { OUTPUTS, outputOfFile } from '../outputs/index.js';
import type { Output } from '../outputs/output.js';
import { comparedWithBuild, isOfBuild } from './as-built.js';
import type { Against } from './check-against.js';
import { checkText } from './check-text.js';
import type { ErrorRate } from './error-rate/count.js';
import { checkedBuild } from './render-edition.js';

export interface CheckResult {
  /** `edition`, or the name of the output that the file is. */
  readonly kind: string;
  readonly diagnostics: readonly Diagnostic[];
  /** The measures that an output's check takes of a finished file. */
  readonly report?: unknown;
  readonly errorRate?: ErrorRate;
}

export interface CheckOptions {
  readonly outputs?: readonly Output[];
  /** The earlier editions in which passages are looked for. */
  readonly against?: Against;
  /** Reckons the error rate of editions. */
  readonly errorRate?: boolean;
}

/**
 * Every diagnostic of an edition's folder, a Markdown file or a finished output. For an edition these are the diagnostics of its ledger's
 * balance and of a build, of which nothing is written.
 */
export async function checkPath(
  path: string,
  { outputs = OUTPUTS, against, errorRate: reckoned = false }: CheckOptions = {},
): Promise<CheckResult> {
  const kind = fileKind(path);
  if (kind === 'folder' && isFinished(path, outputs)) return checkFolder(path, outputs);
  if (kind === 'none') throw new InputError([diagnose('io/no-such-file', { file: path })]);
  // A Markdown file is an edition, unless it was built from one.
  if (kind === 'folder' || (extname(path).toLowerCase() === '.md' && !isOfBuild(path))) {
    const ledger = kind === 'folder' ? await ledgerDiagnostics(path) : [];
    const built = await checkedBuild(path, outputs);
    const text = await checkText(path, reckoned);
    const reprints = against === undefined ? [] : await against(path);
    return {
      kind: 'edition',
      diagnostics: inReadingOrder([...built, ...ledger, ...text.diagnostics, ...reprints]),
      ...(text.errorRate && { errorRate: text.errorRate }),
    };
  }
  const output = outputOfFile(path, outputs);
  if (output === undefined) {
    const known = [...new Set(outputs.map(({ extension }) => `.${extension}`))];
    throw new InputError([diagnose('io/unknown-kind', { file: path }, { known })]);
  }
  const bytes = readInput(path);
  const { diagnostics, ...checked } = await output.check(bytes, path);
  const changed = comparedWithBuild(dirname(path))(path, bytes);
  return { kind: output.name, ...checked, diagnostics: [...diagnostics, ...changed] };
}

/** Whether a folder holds finished files rather than an edition. */
function isFinished(folder: string, outputs: readonly Output[]): boolean {
  const names = namesOf(folder);
  return (
    !names.includes('edition.yaml') &&
    names.some((name) => outputOfFile(name, outputs)?.checkedInFolders === true)
  );
}

/** A folder of finished files: as a whole where an output checks it so, else file by file. */
async function checkFolder(folder: string, outputs: readonly Output[]): Promise<CheckResult> {
  const files = new Map(
    filesBelow(folder).map((path) => [path, readWithin(folder, join(folder, path))]),
  );
  const compare = comparedWithBuild(folder);
  for (const output of outputs) {
    const checked = await output.checkFolder?.(files, folder);
    if (checked === undefined) continue;
    const changed = [...files].flatMap(([path, bytes]) => compare(join(folder, path), bytes));
    return { kind: output.name, ...checked, diagnostics: [...checked.diagnostics, ...changed] };
  }
  const diagnostics: Diagnostic[] = [];
  let kind = '';
  for (const [path, bytes] of files) {
    const output = outputOfFile(path, outputs);
    if (output?.checkedInFolders !== true) continue;
    kind = output.name;
    const file = join(folder, path);
    diagnostics.push(...(await output.check(bytes, file)).diagnostics, ...compare(file, bytes));
  }
  return { kind, diagnostics };
}

/** The faults of the ledger of the edition in `folder`; none if it has no ledger. */
export async function ledgerDiagnostics(folder: string): Promise<readonly Diagnostic[]> {
  const names = namesOf(folder);
  if (!names.includes('ledger.json')) return [];
  const [{ checkLedger }, { readSource }, { keptPictures }] = await Promise.all([
    import('../normalise/index.js'),
    import('../inputs/index.js'),
    import('./import/page-pictures.js'),
  ]);
  const text = (name: string) => new TextDecoder().decode(readWithin(folder, join(folder, name)));
  const ledger = parseLedger(text('ledger.json'), join(folder, 'ledger.json'));
  const sources = await Promise.all(
    ledger.source.map(async ({ name, from, encoding }) => {
      const original = basename(from ?? name);
      const bytes = readWithin(folder, join(folder, 'source', original));
      const beside = keptPictures(join(folder, 'source'), original);
      return readSource({ name: original, bytes, beside }, from === undefined ? { encoding } : {});
    }),
  );
  const paths = names.filter((name) => name.endsWith('.md') || name === 'edition.yaml').sort();
  const files = paths.map((path) => ({ path, text: text(path) }));
  return checkLedger(ledger, sources, files).map((one) => {
    if (one.file && !one.file.includes('/')) one.file = join(folder, one.file);
    return one;
  });
}
