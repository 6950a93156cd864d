import { join } from 'node:path';
import { kindOf, readInput } from '../host/files.js';
import type { BuildRecord } from '../model/build-record.js';
import type { CoverPicture, CoverPictures, Output } from '../outputs/output.js';

/**
 * The cover and, where it can be made, a smaller one, from the edition's outputs as readers prefer them: the first one
 * that has a cover gives it. Nothing where none has.
 */
export async function coverImages(
  folder: string,
  record: BuildRecord,
  outputs: readonly Output[],
): Promise<readonly CoverPicture[]> {
  const pictures: CoverPictures[] = [];
  for (const output of [...outputs].sort((a, b) => a.order - b.order)) {
    const name = record.outputs.find(({ format }) => format === output.name)?.path;
    if (output.pictures === undefined || name === undefined) continue;
    const file = join(folder, name);
    if (kindOf(file) === 'file') {
      pictures.push(await output.pictures(readInput(file)));
    }
  }
  const cover = pictures.find((one) => one.cover !== undefined)?.cover;
  const thumbnail = pictures.find((one) => one.thumbnail !== undefined)?.thumbnail;
  return [cover, thumbnail].filter((one) => one !== undefined);
}
