import { asPng, pictureKind } from '../edition/pictures.js';

/** The pictures as they are printed: of a GIF its first picture, as a PNG. */
export async function printedPictures(
  assets: ReadonlyMap<string, Uint8Array>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const gifs = [...assets].filter(([, bytes]) => pictureKind(bytes) === 'gif');
  if (gifs.length === 0) return assets;
  const printed = new Map(assets);
  for (const [name, bytes] of gifs) {
    // A damaged one stays as it is and is reported like any picture that cannot be set.
    await asPng(bytes, 'gif').then(
      (png) => printed.set(name, png),
      () => undefined,
    );
  }
  return printed;
}
