import { type Diagnostic, diagnose, type Place } from '../messages/diagnostic.js';
import { isCmykJpeg, rgbJpeg } from './cmyk-jpeg.js';
import { asPng, type PictureKind, readPixels } from './pictures.js';
import { readTiff } from './tiff.js';

/** Inks in a TIFF (TIFF 6.0, section 16). */
const INKS = 5;

function isCmykTiff(bytes: Uint8Array, kind: PictureKind): boolean {
  return kind === 'tiff' && readTiff(bytes)?.photometric === INKS;
}

/** A picture in a form that every output takes; a conversion is reported. Throws if the bytes are damaged. */
export async function asBooksTakeIt(
  bytes: Uint8Array,
  kind: PictureKind,
  path: string,
  place: Place,
): Promise<{ readonly picture: Uint8Array; readonly diagnostic?: Diagnostic }> {
  if (kind === 'bmp' || kind === 'tiff') {
    const values = { path, kind: kind.toUpperCase() };
    const rule = isCmykTiff(bytes, kind) ? 'edition/cmyk-picture' : 'edition/picture-converted';
    const diagnostic = diagnose(rule, place, values);
    return { picture: await asPng(bytes, kind), diagnostic };
  }
  if (kind === 'jpeg' && isCmykJpeg(bytes)) {
    const diagnostic = diagnose('edition/cmyk-picture', place, { path, kind: 'JPEG' });
    return { picture: await rgbJpeg(bytes), diagnostic };
  }
  // An EPUB takes it as it is, and its readers show nothing where it is damaged.
  if (kind === 'gif' || kind === 'webp') await readPixels(bytes, kind);
  return { picture: bytes };
}
