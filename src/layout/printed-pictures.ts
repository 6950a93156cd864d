import { asPng, type PictureKind, pictureKind } from '../edition/pictures.js';

/**
 * The pictures in their printed form: the first frame of a GIF and the pixels of a WebP as PNG, an SVG without scripts and external
 * references. A damaged picture is left out and reported like one that cannot be set.
 */
export async function printedPictures(
  assets: ReadonlyMap<string, Uint8Array>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const printed = new Map(assets);
  for (const [name, bytes] of assets) {
    const print = PRINTED[pictureKind(bytes)];
    if (print === undefined) continue;
    const picture = await print(bytes).catch(() => undefined);
    if (picture === undefined) printed.delete(name);
    else printed.set(name, picture);
  }
  return printed;
}

const PRINTED: Readonly<
  Partial<Record<PictureKind, (bytes: Uint8Array) => Promise<Uint8Array | undefined>>>
> = {
  gif: (bytes) => asPng(bytes, 'gif'),
  webp: (bytes) => asPng(bytes, 'webp'),
  async svg(bytes) {
    const { cleanSvg } = await import('../edition/svg.js');
    return cleanSvg(bytes).bytes;
  },
};
