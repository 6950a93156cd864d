import { extname } from 'node:path';
import { type Diagnostic, diagnose, InputError } from '../kernel/diagnostic.js';
import { kindOf, readInput } from './files.js';

export interface CheckResult {
  readonly kind: 'pdf';
  readonly diagnostics: readonly Diagnostic[];
  /** The composition proof. */
  readonly report: unknown;
}

/** Every diagnostic of a finished PDF. */
export async function checkPath(path: string): Promise<CheckResult> {
  const kind = await kindOf(path);
  if (kind === 'none') throw new InputError([diagnose('io/no-such-file', { file: path })]);
  if (kind === 'folder') throw new InputError([diagnose('io/is-folder', { file: path })]);
  if (extname(path).toLowerCase() !== '.pdf') {
    throw new InputError([diagnose('io/unknown-kind', { file: path })]);
  }
  const { checkPdf } = await import('../pdf/proof/index.js');
  return { kind: 'pdf', ...(await checkPdf(await readInput(path), path)) };
}
