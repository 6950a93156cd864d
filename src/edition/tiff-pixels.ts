import type { IFD, TiffTag } from 'utif2';
import type { Pixels } from './pixels-png.js';
import type { Tiff } from './tiff.js';
import { coloursOf } from './tiff-colours.js';

/** Tags of the size and of the parts of a picture, as UTIF names them (TIFF 6.0, sections 8 and 15). */
const TAG = {
  width: 't256',
  height: 't257',
  bits: 't258',
  stripPlaces: 't273',
  samples: 't277',
  stripRows: 't278',
  stripLengths: 't279',
  tileWidth: 't322',
  tileHeight: 't323',
  tilePlaces: 't324',
  tileLengths: 't325',
} as const;

/** One strip or tile, or all strips, as a picture. */
interface Part {
  readonly picture: IFD;
  readonly width: number;
  readonly height: number;
}

/** The pixels of the first picture of a TIFF. Throws where the bytes are damaged, or its colours are none that are read. */
export async function tiffPixels(bytes: Uint8Array, tiff: Tiff): Promise<Pixels> {
  const utif = await import('utif2');
  const UTIF = utif.default ?? utif;
  const whole = Uint8Array.from(bytes).buffer;
  const [first] = UTIF.decode(whole);
  if (first === undefined) throw new RangeError('a TIFF without a picture');
  const samplesOf = (picture: IFD): Uint8Array => {
    UTIF.decodeImage(whole, picture);
    return picture.data;
  };
  const pixelsOf = async ({ picture, width, height }: Part): Promise<Pixels> => {
    const planes = tiff.isPlanar ? planesOf(picture, tiff) : [picture];
    const read = planes.map(samplesOf);
    const samples = tiff.isPlanar ? joinedPlanes(read, tiff.bits >> 3) : (read[0] as Uint8Array);
    const colours = await coloursOf(samples, { ...tiff, width, height });
    const data = colours ?? UTIF.toRGBA8({ ...picture, width, height, data: samples });
    return { width, height, data };
  };
  const { width, height } = tiff;
  return tiff.isTiled
    ? joinedTiles(first, tiff, pixelsOf)
    : pixelsOf({ picture: first, width, height });
}

/** Each plane is read as a picture of one sample a pixel: UTIF reads no planes. */
function planesOf(picture: IFD, { samples, bits }: Tiff): readonly IFD[] {
  if (bits !== 8 && bits !== 16) throw new RangeError('planes of less than a byte a sample');
  const places = picture[TAG.stripPlaces] as readonly number[];
  const lengths = picture[TAG.stripLengths] as readonly number[];
  const each = places.length / samples;
  if (!Number.isInteger(each)) throw new RangeError('a plane without its parts');
  return Array.from({ length: samples }, (_, plane): IFD => {
    const [from, end] = [plane * each, (plane + 1) * each];
    return {
      ...picture,
      [TAG.samples]: [1],
      [TAG.bits]: [bits],
      [TAG.stripPlaces]: places.slice(from, end),
      [TAG.stripLengths]: lengths.slice(from, end),
      t284: [1],
    };
  });
}

/** The samples of each pixel side by side. `size`: bytes of a sample. */
function joinedPlanes(planes: readonly Uint8Array[], size: number): Uint8Array {
  const step = planes.length * size;
  const joined = new Uint8Array((planes[0]?.length ?? 0) * planes.length);
  for (const [plane, samples] of planes.entries()) {
    for (let byte = 0; byte < size; byte++) {
      let to = plane * size + byte;
      for (let from = byte; from < samples.length; from += size) {
        joined[to] = samples[from] as number;
        to += step;
      }
    }
  }
  return joined;
}

/** Each tile is read as a picture of one strip: of a picture with tiles UTIF prints their number on the console. */
async function joinedTiles(
  first: IFD,
  { width, height, part, isPlanar, samples }: Tiff,
  pixelsOf: (part: Part) => Promise<Pixels>,
): Promise<Pixels> {
  const places = first[TAG.tilePlaces] as TiffTag;
  const lengths = first[TAG.tileLengths] as TiffTag;
  const across = Math.ceil(width / part.width);
  const planes = isPlanar ? samples : 1;
  const each = across * Math.ceil(height / part.height);
  const tileAt = (at: number): IFD => {
    const ofAll = (values: TiffTag) =>
      Array.from({ length: planes }, (_, plane) => values[at + plane * each] as number);
    const tile: IFD = {
      ...first,
      [TAG.width]: [part.width],
      [TAG.height]: [part.height],
      [TAG.stripRows]: [part.height],
      [TAG.stripPlaces]: ofAll(places),
      [TAG.stripLengths]: ofAll(lengths),
    };
    for (const tag of [TAG.tileWidth, TAG.tileHeight, TAG.tilePlaces, TAG.tileLengths])
      delete tile[tag];
    return tile;
  };
  const data = new Uint8Array(4 * width * height);
  for (let top = 0, row = 0; top < height; top += part.height, row++) {
    for (let left = 0, column = 0; left < width; left += part.width, column++) {
      const tile = await pixelsOf({ picture: tileAt(row * across + column), ...part });
      const shown = 4 * Math.min(part.width, width - left);
      for (let y = 0; y < Math.min(part.height, height - top); y++) {
        const from = 4 * y * part.width;
        data.set(tile.data.subarray(from, from + shown), 4 * ((top + y) * width + left));
      }
    }
  }
  return { width, height, data };
}
