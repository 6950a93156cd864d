import { join } from 'node:path';
import { readInput } from '../host/files.js';
import { kindWithin } from '../host/within.js';
import { settleFolder } from '../host/write-all.js';
import { type Diagnostic, diagnose, InputError } from '../messages/diagnostic.js';
import { type BuildRecord, readBuildRecord, type SealedFile } from '../model/build-record.js';

/** The record in a folder's build.json; nothing if there is none. */
export interface StandingRecord {
  readonly record?: BuildRecord;
  /** A warning with its place, where build.json is damaged, none of Kanben's or of an older form. */
  readonly fault?: Diagnostic;
}

/** The record of the last build into `folder`; undefined where there is none, or none that Kanben wrote. */
export async function readRecord(folder: string): Promise<BuildRecord | undefined> {
  await settleFolder(folder);
  return standingRecord(folder).record;
}

/** Whether a build was made of just these files of an edition. */
export function isOfPresentText(record: BuildRecord, inputs: readonly SealedFile[]): boolean {
  const key = (files: readonly SealedFile[]) =>
    files.map(({ path, sha256 }) => `${sha256} ${path}`).join('\n');
  const read = new Set(inputs.map(({ path }) => path));
  return key(record.inputs.filter(({ path }) => read.has(path))) === key(inputs);
}

/** Reads build.json in `folder` as it stands. Throws InputError where the file can't be read. */
export function standingRecord(folder: string): StandingRecord {
  const file = join(folder, 'build.json');
  if (kindWithin(folder, file) !== 'file') return {};
  const text = new TextDecoder().decode(readInput(file));
  try {
    return { record: readBuildRecord(text, file) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { line, column } = error.diagnostics[0] ?? {};
    return { fault: diagnose('io/damaged-record', { file, line, column }) };
  }
}
