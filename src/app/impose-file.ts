import { basename, dirname, join, resolve } from 'node:path';
import { fileKind, OUTPUT_LIMIT, readInput, refuseOtherKind } from '../host/files.js';
import { writeAll } from '../host/write-all.js';
import { type Diagnostic, diagnose, InputError } from '../messages/diagnostic.js';
import { refuse } from '../messages/refuse.js';
import { sha256 } from '../model/sha256.js';
import { type ImposeOptions, imposePdf, isSheets, type Plan } from '../outputs/sheets/index.js';
import { fromEpoch } from './build-date.js';
import type { BuildOutput } from './build-record.js';

export interface ImposeFileOptions extends Omit<ImposeOptions, 'date'> {
  /** The file to write; beside the input, `<name>.<scheme>.pdf`, where absent. */
  readonly to?: string | undefined;
  /** How many bytes of the input are read at most; `READ_LIMIT` where absent. */
  readonly maxBytes?: number;
  /** Warnings are errors: nothing is written where there is one. */
  readonly strict?: boolean | undefined;
  /** Seconds since 1970: the date of a file whose input has none. */
  readonly sourceDateEpoch?: string | undefined;
}

export interface ImposeResult {
  readonly output: BuildOutput;
  readonly plan: Plan;
  /** The scale of the book's pages on the sheet; 1 where they keep their size. */
  readonly scale: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** New sheets replace sheets that Kanben made, and nothing else. Throws InputError where another file stands. */
function refuseForeign(target: string): void {
  refuseOtherKind(target, 'file');
  if (fileKind(target) !== 'none' && !isSheets(readInput(target, OUTPUT_LIMIT)))
    throw new InputError([diagnose('io/exists', { file: target })]);
}

/** Puts the pages of the PDF at `path` on sheets and writes the sheets as another PDF. */
export async function imposeFile(
  path: string,
  { to, strict, sourceDateEpoch, maxBytes, ...options }: ImposeFileOptions = {},
): Promise<ImposeResult> {
  const scheme = options.scheme ?? 'saddle';
  const target =
    to ?? join(dirname(path), `${basename(path).replace(/\.pdf$/i, '')}.${scheme}.pdf`);
  if (resolve(target) === resolve(path)) {
    throw new InputError([diagnose('io/output-is-input', { file: path })]);
  }
  refuseForeign(target);
  const date = sourceDateEpoch ? fromEpoch(sourceDateEpoch) : undefined;
  const imposed = await imposePdf(readInput(path, maxBytes), { ...options, date }, { file: path });
  const { bytes, sides, plan, scale, diagnostics } = imposed;
  refuse(diagnostics, strict);
  await writeAll(dirname(target), [{ path: basename(target), bytes }]);
  const output = {
    format: scheme,
    path: target,
    bytes: bytes.byteLength,
    sha256: sha256(bytes),
    pages: sides,
  };
  return { output, plan, scale, diagnostics };
}
