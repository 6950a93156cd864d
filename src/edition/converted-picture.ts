import { type Diagnostic, diagnose, type Place } from '../messages/diagnostic.js';
import { isCmykJpeg, rgbJpeg } from './cmyk-jpeg.js';
import { asPng, type PictureKind } from './pictures.js';

/** A picture in a form that every output takes; what was converted is reported. Throws where the bytes are damaged. */
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
  return { picture: bytes };
}
