import { imageSize } from 'image-size';
import type { ImageSize } from './pictures.js';

/** The kinds of image that a PDF takes as they are. */
const KINDS = new Set(['png', 'jpg']);

/** Pixel sizes of the assets that can be printed; undefined for every other. */
export function imageSizeOf(assets: ReadonlyMap<string, Uint8Array>): ImageSize {
  return (asset) => {
    const bytes = assets.get(asset);
    if (bytes === undefined) return undefined;
    try {
      const { width, height, type, orientation } = imageSize(bytes);
      if (type === undefined || !KINDS.has(type) || width <= 0 || height <= 0) return undefined;
      // From the fifth on the camera lay on its side (EXIF orientation).
      return (orientation ?? 1) > 4 ? { width: height, height: width } : { width, height };
    } catch {
      return undefined;
    }
  };
}
