import type { Picture } from '../../src/model/picture.js';
import { readPdf } from '../../src/proof/read/index.js';
import { firstPage } from '../../src/proof/read/picture.js';

/** The first page of a PDF on which `words` stand, in grey, `width` pixels wide; else the first page of all. */
export async function pagePicture(
  bytes: Uint8Array,
  words: string,
  width: number,
): Promise<Picture> {
  const { pages } = await readPdf(bytes);
  const index = pages.findIndex(({ glyphs }) =>
    glyphs
      .map(({ codePoint }) => String.fromCodePoint(codePoint))
      .join('')
      .replace(/\s/g, '')
      .includes(words),
  );
  return firstPage(bytes, width, false, Math.max(0, index));
}
