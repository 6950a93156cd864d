import { InputError } from '../../messages/diagnostic.js';
import { firstPage } from '../../proof/read/picture.js';
import type { CoverPicture, CoverPictures } from '../output.js';
import { encodePng } from '../raster/png.js';

/** The widths of the two pictures, pixels. */
const WIDTH = 700;
const THUMBNAIL_WIDTH = 220;

/** The first page of a PDF in two sizes; an empty object where the bytes are not a PDF. */
export async function coverPictures(pdf: Uint8Array): Promise<CoverPictures> {
  const drawn = async (name: string, width: number): Promise<CoverPicture> => ({
    name,
    mediaType: 'image/png',
    bytes: await encodePng(await firstPage(pdf, width, true)),
  });
  try {
    return {
      cover: await drawn('cover.png', WIDTH),
      thumbnail: await drawn('thumbnail.png', THUMBNAIL_WIDTH),
    };
  } catch (error) {
    // `kanben check` reports a file that is not PDF.
    if (error instanceof InputError) return {};
    throw error;
  }
}
