import { type Diagnostic, diagnose, type Place } from '../messages/diagnostic.js';
import { isCmykJpeg, rgbJpeg } from './cmyk-jpeg.js';
import { asPng, type PictureKind, readPixels } from './pictures.js';

/** A picture in a form that every output takes; a conversion is reported. Throws if the bytes are damaged. */
export async function asBooksTakeIt(
  bytes: Uint8Array,
  kind: PictureKind,
  path: string,
  place: Place,
): Promise<{ readonly picture: Uint8Array; readonly diagnostic?: Diagnostic }> {
  if (kind === 'bmp' || kind === 'tiff') {
    const values = { path, kind: kind.toUpperCase() };
    const diagnostic = diagnose('edition/picture-converted', place, values);
    return { picture: await asPng(bytes, kind), diagnostic };
  }
  if (kind === 'jpeg' && isCmykJpeg(bytes)) {
    const diagnostic = diagnose('edition/cmyk-picture', place, { path });
    return { picture: await rgbJpeg(bytes), diagnostic };
  }
  // An EPUB takes it as it is, and its readers show nothing where it is damaged.
  if (kind === 'gif' || kind === 'webp') await readPixels(bytes, kind);
  return { picture: bytes };
}
