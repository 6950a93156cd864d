import { basename, join } from 'node:path';
import { readEdition } from '../edition/read-edition.js';
import { kindWithin, readWithin } from '../host/within.js';
import type { RecordedOutput } from '../model/build-record.js';
import { zipDate } from '../outputs/zip-date.js';
import { packEntries } from '../outputs/zip-entry.js';
import { isOfPresentText, readRecord } from './read-record.js';

/** An output as a person takes it: a file, or all files of a format in one archive. */
export interface FinishedFile {
  readonly format: string;
  /** The name of the file, or of the archive: `<id>.web.zip`. */
  readonly name: string;
  /** Of all its files. */
  readonly bytes: number;
  readonly pages?: number;
  /** How many files it is. */
  readonly files: number;
}

/** The outputs in a folder of outputs. */
export interface FinishedFiles {
  readonly files: readonly FinishedFile[];
  /** The text of the edition has changed since they were built. */
  readonly isStale: boolean;
}

/** The largest file that is handed out, bytes. */
const LARGEST = 2 ** 31 - 1;

/** The outputs that the last build of the edition at `path` left in `folder`; none where there was no build. */
export async function finishedFiles(path: string, folder: string): Promise<FinishedFiles> {
  const record = await readRecord(folder);
  if (record === undefined) return { files: [], isStale: false };
  const { inputs } = await readEdition(path);
  return {
    files: groupsIn(record.edition.id, record.outputs, folder).map(({ outputs, ...file }) => ({
      ...file,
      files: outputs.length,
    })),
    isStale: !isOfPresentText(record, inputs),
  };
}

/** The bytes of the finished file of that name in `folder`; undefined where there is none. */
export async function finishedFile(folder: string, name: string): Promise<Uint8Array | undefined> {
  const record = await readRecord(folder);
  if (record === undefined) return undefined;
  const group = groupsIn(record.edition.id, record.outputs, folder).find(
    (one) => one.name === name,
  );
  const [first, ...others] = group?.outputs ?? [];
  if (first === undefined) return undefined;
  const bytesOf = (path: string) => readWithin(folder, join(folder, path), LARGEST);
  if (others.length === 0) return bytesOf(first.path);
  const date = zipDate(Date.parse(record.date));
  const entries = [first, ...others].map(({ path }) => ({ path, content: bytesOf(path), date }));
  return packEntries(entries, first.path);
}

type Group = Omit<FinishedFile, 'files'> & { readonly outputs: readonly RecordedOutput[] };

/** The outputs by their formats, so far as all files of a format are there. */
function groupsIn(
  id: string,
  outputs: readonly RecordedOutput[],
  folder: string,
): readonly Group[] {
  const formats = [...new Set(outputs.map(({ format }) => format))];
  return formats.flatMap((format) => {
    const its = outputs.filter((one) => one.format === format);
    const [first] = its;
    const isThere = its.every(({ path }) => kindWithin(folder, join(folder, path)) === 'file');
    if (first === undefined || !isThere) return [];
    const { pages } = first;
    return [
      {
        format,
        name: its.length === 1 ? basename(first.path) : `${id}.${format}.zip`,
        bytes: its.reduce((sum, { bytes }) => sum + bytes, 0),
        ...(pages !== undefined && { pages }),
        outputs: its,
      },
    ];
  });
}
