import { join } from 'node:path';
import { badPicture } from '../../edition/check-picture.js';
import { pictureKind } from '../../edition/pictures.js';
import { fileKind } from '../../host/files.js';
import { kindWithin, readWithin } from '../../host/within.js';
import { settleFolder, writeAll } from '../../host/write-all.js';
import { diagnose, InputError } from '../../messages/diagnostic.js';
import { sha256 } from '../../model/sha256.js';

const FOLDER = 'images';

/**
 * Keeps a picture in the edition's folder; gives its path as Markdown names it. The same picture is kept once. Throws an
 * InputError where the bytes are no picture that books can have.
 */
export async function savePicture(
  folder: string,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): Promise<string> {
  const kind = pictureKind(bytes);
  if (kind === 'unknown') {
    throw new InputError([
      diagnose('edition/bad-picture', { file: name }, badPicture(bytes, kind, name)),
    ]);
  }
  await settleFolder(folder);
  const extension = kind === 'jpeg' ? 'jpg' : kind;
  const stem = name.replace(/\.[^.]*$/, '').replace(/[^\p{L}\p{N}_-]+/gu, '-') || 'picture';
  for (let n = 1; ; n++) {
    const path = `${FOLDER}/${n === 1 ? stem : `${stem}-${n}`}.${extension}`;
    const place = join(folder, path);
    if (fileKind(place) === 'none') {
      await writeAll(folder, [{ path, bytes }]);
      return path;
    }
    if (
      kindWithin(folder, place) === 'file' &&
      sha256(readWithin(folder, place)) === sha256(bytes)
    ) {
      return path;
    }
  }
}
