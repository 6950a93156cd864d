import { isInkProfile } from './cmyk-jpeg.js';
import { pageOfPicture } from './cmyk-page.js';
import { drawn } from './drawn-page.js';
import type { Tiff } from './tiff.js';

/** How colours are stored (TIFF 6.0, sections 8, 16 and 21). */
const PHOTOMETRIC = { white: 0, black: 1, rgb: 2, palette: 3, inks: 5, ycc: 6 } as const;
const READ: readonly number[] = Object.values(PHOTOMETRIC);
/** Inks of a pixel: cyan, magenta, yellow, black. */
const INKS = 4;
/** How many pixels are drawn at once: PDFium takes some ten bytes for each. */
const BAND = 2_000_000;
/** A JPEG has its colours turned already where it is unpacked. */
const JPEG = 7;

/**
 * The colours of a TIFF's samples, four bytes a pixel, of a picture in greys or in four inks; undefined for those that UTIF reads.
 * Throws RangeError where the colours are others, or too few samples are there.
 */
export async function coloursOf(samples: Uint8Array, tiff: Tiff): Promise<Uint8Array | undefined> {
  const { photometric, bits, samples: count, width, height } = tiff;
  if (!READ.includes(photometric)) throw new RangeError('a TIFF in colours of its own');
  const whole = bits === 8 || bits === 16;
  if (whole && samples.length < (width * height * count * bits) / 8)
    throw new RangeError('a cut TIFF');
  if (photometric === PHOTOMETRIC.inks) return inks(samples, tiff);
  const isGrey = photometric === PHOTOMETRIC.white || photometric === PHOTOMETRIC.black;
  return isGrey && whole && tiff.compression !== JPEG ? greys(samples, tiff) : undefined;
}

/** Of a sample of two bytes the higher: UTIF has turned all to the order in which that one is the second. */
function stepsOf({ bits, samples }: Tiff): { readonly first: number; readonly step: number } {
  const size = bits >> 3;
  return { first: size - 1, step: size * samples };
}

function greys(samples: Uint8Array, tiff: Tiff): Uint8Array {
  const { width, height } = tiff;
  const { first, step } = stepsOf(tiff);
  const turned = tiff.photometric === PHOTOMETRIC.white ? 255 : 0;
  const data = new Uint8Array(4 * width * height);
  for (let from = first, to = 0; to < data.length; from += step, to += 4) {
    const grey = (samples[from] as number) ^ turned;
    data[to] = grey;
    data[to + 1] = grey;
    data[to + 2] = grey;
    data[to + 3] = 255;
  }
  if (tiff.hasAlpha && tiff.samples > 1) opacities(data, samples, first + (tiff.bits >> 3), step);
  return data;
}

function opacities(data: Uint8Array, samples: Uint8Array, first: number, step: number): void {
  for (let from = first, to = 3; to < data.length; from += step, to += 4)
    data[to] = samples[from] as number;
}

/** Four inks in the colours of sRGB, by the picture's profile, else as inks on coated paper look. */
async function inks(samples: Uint8Array, tiff: Tiff): Promise<Uint8Array> {
  const { width, height, bits, profile } = tiff;
  const isKnown = tiff.inkSet === 1 && tiff.samples >= INKS && (bits === 8 || bits === 16);
  if (!isKnown || tiff.compression === JPEG) throw new RangeError('a TIFF in inks of its own');
  const { first, step } = stepsOf(tiff);
  const data = new Uint8Array(4 * width * height);
  const rows = Math.max(1, Math.floor(BAND / width));
  for (let top = 0; top < height; top += rows) {
    const size = { width, height: Math.min(rows, height - top) };
    const packed = new Uint8Array(INKS * width * size.height);
    for (let ink = 0; ink < INKS; ink++) {
      let from = top * width * step + first + ink * (bits >> 3);
      for (let to = ink; to < packed.length; to += INKS) {
        packed[to] = samples[from] as number;
        from += step;
      }
    }
    const page = pageOfPicture(packed, {
      ...size,
      isJpeg: false,
      inverted: false,
      profile: profile !== undefined && isInkProfile(profile) ? profile : undefined,
    });
    data.set(await drawn(page, size), 4 * top * width);
  }
  if (tiff.hasAlpha && tiff.samples > INKS)
    opacities(data, samples, first + INKS * (bits >> 3), step);
  return data;
}
