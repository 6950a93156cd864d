import { basename, dirname, join, relative } from 'node:path';
import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import { sha256 } from '../model/sha256.js';
import { type StandingRecord, standingRecord } from './read-record.js';

/** Compares a file with what was built: an error where it is another. */
export type ComparesWithBuild = (file: string, bytes: Uint8Array) => readonly Diagnostic[];

/**
 * Compares the files of `folder` with the digests of the build.json that stands in it or, for the pages of a web edition,
 * in the folder around it. A file that no build.json names is compared with nothing.
 */
export function comparedWithBuild(folder: string): ComparesWithBuild {
  const around = join(folder, '..');
  const standing = [folder, around].map((place) => ({ place, ...standingRecord(place) }));
  const known = standing.find(({ record, fault }) => record !== undefined || fault !== undefined);
  return (file, bytes) => (known === undefined ? [] : compared(known, file, bytes));
}

/** Whether the build.json beside the file names it as an output. */
export function isOfBuild(file: string): boolean {
  const { record } = standingRecord(dirname(file));
  return record?.outputs.some(({ path }) => path === basename(file)) ?? false;
}

function compared(
  { place, record, fault }: StandingRecord & { readonly place: string },
  file: string,
  bytes: Uint8Array,
): readonly Diagnostic[] {
  if (fault !== undefined) return dirname(file) === place ? [fault] : [];
  const path = relative(place, file).replaceAll('\\', '/');
  const built = record?.outputs.find((output) => output.path === path);
  if (built === undefined || built.sha256 === sha256(bytes)) return [];
  return [diagnose('io/not-as-built', { file }, { name: basename(file) })];
}
