import { basename, extname, join } from 'node:path';
import { readEdition } from '../edition/read-edition.js';
import { kindOf, namesOf, readInput } from '../host/files.js';
import { packageRoot } from '../host/package-root.js';
import { type Diagnostic, diagnose, InputError, inReadingOrder } from '../messages/diagnostic.js';
import type { Ledger } from '../model/ledger.js';

export interface CheckResult {
  readonly kind: 'edition' | 'epub' | 'pdf';
  readonly diagnostics: readonly Diagnostic[];
  /** The composition proof of a PDF. */
  readonly report?: unknown;
}

/** Every diagnostic of an edition's folder, a Markdown file, an EPUB or a PDF. */
export async function checkPath(path: string): Promise<CheckResult> {
  const kind = kindOf(path);
  if (kind === 'none') throw new InputError([diagnose('io/no-such-file', { file: path })]);
  const extension = kind === 'folder' ? '' : extname(path).toLowerCase();
  if (kind === 'folder' || extension === '.md') {
    const found = await editionDiagnostics(path, kind === 'folder');
    return { kind: 'edition', diagnostics: inReadingOrder(found) };
  }
  const bytes = readInput(path);
  if (extension === '.epub') {
    const { checkEpub } = await import('../outputs/epub/index.js');
    return { kind: 'epub', diagnostics: await checkEpub(bytes, path) };
  }
  if (extension === '.pdf') {
    const { checkPdf } = await import('../proof/index.js');
    return { kind: 'pdf', ...(await checkPdf(bytes, path)) };
  }
  throw new InputError([diagnose('io/unknown-kind', { file: path })]);
}

/** Structure, the ledger's balance, and what composing the edition finds (fonts' coverage, rule breaks). */
async function editionDiagnostics(path: string, folder: boolean): Promise<readonly Diagnostic[]> {
  const { edition, diagnostics } = await readEdition(path);
  const found = [...diagnostics];
  if (folder) found.push(...(await ledgerDiagnostics(path)));
  if (found.some((one) => one.severity === 'error')) return found;
  const [{ renderPdf }, { openFontLibrary }, { readTemplate }] = await Promise.all([
    import('../outputs/pdf/index.js'),
    import('../fonts/font-library.js'),
    import('../layout/template/read-template.js'),
  ]);
  const template = await readTemplate(edition.metadata.template ?? 'booklet', { packageRoot });
  const fonts = openFontLibrary({ packageRoot, cwd: process.cwd() });
  const made = await renderPdf(edition, template, fonts, {
    date: '1980-01-01T00:00:00Z',
    tool: 'Kanben',
  });
  return [...found, ...made.diagnostics];
}

async function ledgerDiagnostics(folder: string): Promise<readonly Diagnostic[]> {
  const names = namesOf(folder);
  if (!names.includes('ledger.json')) return [];
  const [{ checkLedger }, { readSource }] = await Promise.all([
    import('../normalise/index.js'),
    import('../inputs/index.js'),
  ]);
  const text = async (name: string) => new TextDecoder().decode(readInput(join(folder, name)));
  const ledger = JSON.parse(await text('ledger.json')) as Ledger;
  const sources = await Promise.all(
    ledger.source.map(async ({ name, from, encoding }) => {
      const original = basename(from ?? name);
      const bytes = readInput(join(folder, 'source', original));
      return readSource({ name: original, bytes }, from === undefined ? { encoding } : {});
    }),
  );
  const paths = names.filter((name) => name.endsWith('.md') || name === 'edition.yaml').sort();
  const files = await Promise.all(paths.map(async (path) => ({ path, text: await text(path) })));
  return checkLedger(ledger, sources, files).map((one) => {
    if (one.file && !one.file.includes('/')) one.file = join(folder, one.file);
    return one;
  });
}
