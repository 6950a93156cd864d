import { imageSize } from 'image-size';
import type { ImageSize } from './pictures.js';

/** The scale of an SVG: its pixel is 1/96 inch (CSS), the pixel of any other picture 1/200 inch. */
const SVG_SCALE = 200 / 96;

/** The kinds of image that a PDF embeds as they are, or draws as shapes. */
const KINDS = new Set(['png', 'jpg', 'svg']);

/** A function that returns the size of an asset, pixels; undefined for an asset that cannot be printed. */
export function imageSizeOf(assets: ReadonlyMap<string, Uint8Array>): ImageSize {
  return (asset) => {
    const bytes = assets.get(asset);
    if (bytes === undefined) return undefined;
    try {
      const { width, height, type, orientation } = imageSize(bytes);
      if (type === undefined || !KINDS.has(type) || width <= 0 || height <= 0) return undefined;
      if (type === 'svg') return { width: width * SVG_SCALE, height: height * SVG_SCALE };
      // The orientations from 5 on (EXIF) swap width and height.
      return (orientation ?? 1) > 4 ? { width: height, height: width } : { width, height };
    } catch {
      return undefined;
    }
  };
}
