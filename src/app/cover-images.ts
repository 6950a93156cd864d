import { join } from 'node:path';
import { imageSize } from 'image-size';
import { OUTPUT_LIMIT, readInput } from '../host/files.js';
import { kindWithin } from '../host/within.js';
import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import type { BuildRecord } from '../model/build-record.js';
import type { CoverPicture, CoverPictures, Output } from '../outputs/output.js';

/**
 * The cover and, where it can be drawn, a smaller one, from the first of the edition's outputs that has a cover, in the
 * order that readers prefer. Empty where no output has one; `diagnostics` gets the faults of damaged files.
 */
export async function coverImages(
  folder: string,
  record: BuildRecord,
  outputs: readonly Output[],
  diagnostics: Diagnostic[],
): Promise<readonly CoverPicture[]> {
  const pictures: CoverPictures[] = [];
  for (const output of [...outputs].sort((a, b) => a.order - b.order)) {
    const name = record.outputs.find(({ format }) => format === output.name)?.path;
    if (output.pictures === undefined || name === undefined) continue;
    const file = join(folder, name);
    if (kindWithin(folder, file) !== 'file') continue;
    try {
      pictures.push(measured(await output.pictures(readInput(file, OUTPUT_LIMIT))));
    } catch {
      // Whatever the file's reader makes of damaged bytes: a catalogue continues without that cover.
      diagnostics.push(diagnose('catalog/bad-cover', { file }));
    }
  }
  const cover = pictures.find((one) => one.cover !== undefined)?.cover;
  const thumbnail = pictures.find((one) => one.thumbnail !== undefined)?.thumbnail;
  return [cover, thumbnail].filter((one) => one !== undefined);
}

/** The pictures that can be measured, as a catalogue has to. Throws where one can't. */
function measured(pictures: CoverPictures): CoverPictures {
  for (const picture of [pictures.cover, pictures.thumbnail]) {
    if (picture !== undefined) imageSize(picture.bytes);
  }
  return pictures;
}
