import { pageOfPicture } from './cmyk-page.js';
import { drawn } from './drawn-page.js';
import { isFrame, jpegSegments } from './jpeg.js';

/** APP1, which says how the camera was held, and APP14, with which Adobe's programs say how colours are stored. */
const EXIF = 0xe1;
const ADOBE = 0xee;
/** APP2, which carries a colour profile in one or more pieces (ICC.1:2010 B.4). */
const PROFILE = 0xe2;
const PROFILE_NAME = 'ICC_PROFILE\0';
/** The quality of the JPEG with other colours; nobody sees the difference from the original. */
const QUALITY = 95;

/** Whether a JPEG is in the four colours of printing inks, CMYK or YCCK, of one scan or progressive. */
export function isCmykJpeg(bytes: Uint8Array): boolean {
  for (const { marker, content } of jpegSegments(bytes)) {
    if (isFrame(marker)) return content[5] === 4;
  }
  return false;
}

/**
 * A CMYK or YCCK JPEG as one in RGB, of the same pixels: by the profile that it carries, else as inks on coated paper
 * look. Its data about the camera stay. Throws if the bytes are damaged.
 */
export async function rgbJpeg(bytes: Uint8Array): Promise<Uint8Array> {
  const segments = [...jpegSegments(bytes)];
  const frame = segments.find(({ marker }) => isFrame(marker))?.content;
  if (frame === undefined || frame.length < 6) throw new RangeError('a JPEG without a frame');
  const [, high = 0, low = 0, wide = 0, narrow = 0] = frame;
  const size = { width: (wide << 8) + narrow, height: (high << 8) + low };
  const page = pageOfPicture(bytes, {
    ...size,
    isJpeg: true,
    // Adobe's programs store how much of the paper shows, all others how much ink there is.
    inverted: segments.some(
      ({ marker, content }) => marker === ADOBE && beginsWith(content, 'Adobe'),
    ),
    profile: profileOf(segments.filter(({ marker }) => marker === PROFILE)),
  });
  const data = await drawn(page, size);
  const { default: jpeg } = await import('jpeg-js');
  const whole = jpeg.encode({ ...size, data }, QUALITY).data;
  const kept = segments
    .filter(({ marker, content }) => marker === EXIF && beginsWith(content, 'Exif'))
    .map(({ at, content }) => bytes.subarray(at, at + 4 + content.length));
  return Buffer.concat([whole.subarray(0, 2), ...kept, whole.subarray(2)]);
}

/** The whole profile; undefined where there is none for four inks. */
function profileOf(pieces: readonly { readonly content: Uint8Array }[]): Uint8Array | undefined {
  const named = pieces
    .map(({ content }) => content)
    .filter((content) => beginsWith(content, PROFILE_NAME))
    .sort((a, b) => (a[PROFILE_NAME.length] ?? 0) - (b[PROFILE_NAME.length] ?? 0));
  const whole = Buffer.concat(named.map((content) => content.subarray(PROFILE_NAME.length + 2)));
  return isInkProfile(whole) ? whole : undefined;
}

/** Whether a colour profile is one for four inks (ICC.1:2010 7.2.6). */
export function isInkProfile(profile: Uint8Array): boolean {
  return Buffer.from(profile.subarray(16, 20)).toString('latin1') === 'CMYK';
}

function beginsWith(content: Uint8Array, text: string): boolean {
  return Buffer.from(content.subarray(0, text.length)).toString('latin1') === text;
}
