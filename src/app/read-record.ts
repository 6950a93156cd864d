import { join } from 'node:path';
import { readInput } from '../host/files.js';
import { kindWithin } from '../host/within.js';
import { settleFolder } from '../host/write-all.js';
import { type BuildRecord, parseBuildRecord } from '../model/build-record.js';

/** The record of the last build into `folder`; undefined where there is none, or none that Kanben wrote. */
export async function readRecord(folder: string): Promise<BuildRecord | undefined> {
  const path = join(folder, 'build.json');
  await settleFolder(folder);
  if (kindWithin(folder, path) !== 'file') return undefined;
  return parseBuildRecord(new TextDecoder().decode(readInput(path)));
}
