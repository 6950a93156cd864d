import { imageSize } from 'image-size';
import type { ImageSize } from './pictures.js';

/** A pixel of an SVG is 1/96 inch (CSS), that of any other picture 1/200. */
const SVG_SCALE = 200 / 96;

/** The kinds of image that a PDF takes as they are, or drawn as shapes. */
const KINDS = new Set(['png', 'jpg', 'svg']);

/** Pixel sizes of the assets that can be printed; undefined for every other. */
export function imageSizeOf(assets: ReadonlyMap<string, Uint8Array>): ImageSize {
  return (asset) => {
    const bytes = assets.get(asset);
    if (bytes === undefined) return undefined;
    try {
      const { width, height, type, orientation } = imageSize(bytes);
      if (type === undefined || !KINDS.has(type) || width <= 0 || height <= 0) return undefined;
      if (type === 'svg') return { width: width * SVG_SCALE, height: height * SVG_SCALE };
      // From the fifth on the camera lay on its side (EXIF orientation).
      return (orientation ?? 1) > 4 ? { width: height, height: width } : { width, height };
    } catch {
      return undefined;
    }
  };
}
