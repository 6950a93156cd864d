import type { IFD, TiffTag } from 'utif2';
import type { Pixels } from './pixels-png.js';
import type { Tiff } from './tiff.js';

/** Tags of the size and of the parts of a picture, as UTIF names them (TIFF 6.0, sections 8 and 15). */
const TAG = {
  width: 't256',
  height: 't257',
  stripPlaces: 't273',
  stripRows: 't278',
  stripLengths: 't279',
  tileWidth: 't322',
  tileHeight: 't323',
  tilePlaces: 't324',
  tileLengths: 't325',
} as const;

/** The pixels of the first picture of a TIFF. Throws where the bytes are damaged. */
export async function tiffPixels(bytes: Uint8Array, tiff: Tiff | undefined): Promise<Pixels> {
  const utif = await import('utif2');
  const UTIF = utif.default ?? utif;
  const whole = Uint8Array.from(bytes).buffer;
  const [first] = UTIF.decode(whole);
  if (first === undefined) throw new RangeError('a TIFF without a picture');
  const pixelsOf = (picture: IFD): Pixels => {
    UTIF.decodeImage(whole, picture);
    return { width: picture.width, height: picture.height, data: UTIF.toRGBA8(picture) };
  };
  return tiff?.isTiled ? joinedTiles(first, tiff, pixelsOf) : pixelsOf(first);
}

/** Each tile is read as a picture of one strip: of a picture with tiles UTIF prints their number on the console. */
function joinedTiles(
  first: IFD,
  { width, height, part }: Tiff,
  pixelsOf: (picture: IFD) => Pixels,
): Pixels {
  const places = first[TAG.tilePlaces] as TiffTag;
  const lengths = first[TAG.tileLengths] as TiffTag;
  const tileAt = (at: number): IFD => {
    const tile: IFD = {
      ...first,
      [TAG.width]: [part.width],
      [TAG.height]: [part.height],
      [TAG.stripRows]: [part.height],
      [TAG.stripPlaces]: [places[at] as number],
      [TAG.stripLengths]: [lengths[at] as number],
    };
    for (const tag of [TAG.tileWidth, TAG.tileHeight, TAG.tilePlaces, TAG.tileLengths])
      delete tile[tag];
    return tile;
  };
  const data = new Uint8Array(4 * width * height);
  const across = Math.ceil(width / part.width);
  for (let top = 0, row = 0; top < height; top += part.height, row++) {
    for (let left = 0, column = 0; left < width; left += part.width, column++) {
      const tile = pixelsOf(tileAt(row * across + column));
      const shown = 4 * Math.min(part.width, width - left);
      for (let y = 0; y < Math.min(part.height, height - top); y++) {
        const from = 4 * y * part.width;
        data.set(tile.data.subarray(from, from + shown), 4 * ((top + y) * width + left));
      }
    }
  }
  return { width, height, data };
}
