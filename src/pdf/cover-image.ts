import { PNG } from 'pngjs';
import { firstPage, type Picture } from './read/picture.js';

/** Above the 1400 that shops ask for; with a page twice as high as wide still below Apple's 5.6 million in all. */
const WIDTH = 1600;

/**
 * Shades of each colour that are kept. The edges of letters look the same with as few, and the file is a quarter
 * smaller.
 */
const SHADES = 16;

/** A cover's PDF as a PNG. Colour types are those of PNG: 0 is grey, 2 red, green and blue. */
export async function coverImage(bytes: Uint8Array, coloured: boolean): Promise<Uint8Array> {
  const { width, height, samples, pixels } = await firstPage(bytes, WIDTH, coloured);
  const kept = Uint8Array.from({ length: 256 }, (_, value) => {
    const shade = Math.round((value * (SHADES - 1)) / 255);
    return Math.round((shade * 255) / (SHADES - 1));
  });
  for (let at = 0; at < pixels.length; at++) pixels[at] = kept[pixels[at] as number] as number;
  return pngOf({ width, height, samples, pixels });
}

/** A picture as a PNG without transparency. */
export function pngOf({ width, height, samples, pixels }: Picture): Uint8Array {
  const png = new PNG({ width, height });
  png.data = Buffer.from(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  const colorType = samples === 1 ? 0 : 2;
  // Flat areas and letters pack best unfiltered.
  return PNG.sync.write(png, {
    colorType,
    inputColorType: colorType,
    inputHasAlpha: false,
    filterType: 0,
    deflateLevel: 9,
  });
}
