import { imageSize } from 'image-size';

/** Percent: as good as what a camera writes. */
const QUALITY = 92;
/** How many pixels a photograph may have that is turned: each takes some thirty bytes meanwhile. */
export const MOST_TURNED = 25_000_000;
/** A pixel of RGBA. */
const CHANNELS = 4;

/** The orientation of a photograph in its EXIF data; 1 if it is upright. */
export function orientationOf(bytes: Uint8Array): number {
  try {
    const { type, orientation } = imageSize(bytes);
    return type === 'jpg' ? (orientation ?? 1) : 1;
  } catch {
    return 1;
  }
}

/** A photograph with its pixels turned as its EXIF says, for formats whose readers do not look there. Throws where it is damaged or has more than `MOST_TURNED`. */
export async function uprightJpeg(bytes: Uint8Array): Promise<Uint8Array> {
  const orientation = orientationOf(bytes);
  const { width: wide, height: high } = imageSize(bytes);
  if (wide * high > MOST_TURNED) throw new RangeError('too many pixels to turn');
  const { default: jpeg } = await import('jpeg-js');
  const { width, height, data } = jpeg.decode(bytes, { maxMemoryUsageInMB: 1024 });
  // From the fifth on the camera lay on its side.
  const turned = orientation > 4;
  const size = turned ? { width: height, height: width } : { width, height };
  const pixels = Buffer.alloc(width * height * CHANNELS);
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      const [left, top] = turned ? [y, x] : [x, y];
      const fromX = MIRRORED.has(orientation) ? width - 1 - left : left;
      const fromY = UPSIDE_DOWN.has(orientation) ? height - 1 - top : top;
      const from = (fromY * width + fromX) * CHANNELS;
      pixels.set(data.subarray(from, from + CHANNELS), (y * size.width + x) * CHANNELS);
    }
  }
  return jpeg.encode({ ...size, data: pixels }, QUALITY).data;
}

/** Orientations of EXIF whose rows run from the right, and those whose columns run from below. */
const MIRRORED = new Set([2, 3, 7, 8]);
const UPSIDE_DOWN = new Set([3, 4, 6, 7]);
