import { sum } from '../model/numbers.js';

/** The values of TIFF's tags that Kanben looks at (TIFF 6.0, sections 3, 8, 10, 11 and 15). */
const TAG = {
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  fillOrder: 266,
  stripPlaces: 273,
  samples: 277,
  stripRows: 278,
  stripLengths: 279,
  planes: 284,
  faxOptions: 292,
  tileWidth: 322,
  tileHeight: 323,
  tilePlaces: 324,
  tileLengths: 325,
  inks: 332,
  extraSamples: 338,
  profile: 34675,
} as const;

/** The size of an entry in a directory, and the places of its parts, bytes (TIFF 6.0, section 2). */
const ENTRY = { size: 12, type: 2, count: 4, value: 8 } as const;
/** Bytes of a value by its type, from 1. */
const SIZES = [1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8] as const;
/** How many strips or tiles a picture may have. */
const MOST_PARTS = 100_000;
const [BYTE, SHORT, LONG] = [1, 3, 4] as const;

/** How a TIFF's first picture is stored. */
export interface Tiff {
  readonly width: number;
  readonly height: number;
  /** Bits of a sample. */
  readonly bits: number;
  /** Samples of a pixel. */
  readonly samples: number;
  readonly compression: number;
  /** 0: the lowest value is white; 5: inks (TIFF 6.0, sections 8 and 16). */
  readonly photometric: number;
  /** Whether the samples of a pixel stand apart, all first ones, all second ones. */
  readonly isPlanar: boolean;
  /** 1: cyan, magenta, yellow and black. */
  readonly inkSet: number;
  /** Whether the sample behind the colours is an opacity. */
  readonly hasAlpha: boolean;
  /** The colour profile (ICC.1:2010 B.3). */
  readonly profile: Uint8Array | undefined;
  /** 2: the first pixel is in the lowest bit of a byte. */
  readonly fillOrder: number;
  /** T4Options. */
  readonly faxOptions: number;
  /** The size of a strip or tile, in pixels. */
  readonly part: { readonly width: number; readonly height: number };
  readonly isTiled: boolean;
  /** The packed bytes of the strips or tiles in their order. */
  readonly parts: readonly Uint8Array[];
}

/**
 * The first picture of a TIFF. Undefined where the directories lead back to one of them, an entry is longer than the file, or a part
 * lies outside of it.
 */
export function readTiff(given: Uint8Array): Tiff | undefined {
  try {
    return firstPicture(Buffer.from(given.buffer, given.byteOffset, given.byteLength));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function firstPicture(bytes: Buffer): Tiff | undefined {
  const isLittle = bytes[0] === 0x49;
  const word = (at: number) => (isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const long = (at: number) => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const values = new Map<number, readonly number[]>();
  const wanted = new Set<number>(Object.values(TAG));
  const seen = new Set<number>();
  let profile: Uint8Array | undefined;
  for (let at = long(4); at !== 0; at = long(at + 2 + ENTRY.size * word(at))) {
    if (seen.has(at)) return undefined;
    for (let entry = 0; entry < word(at); entry++) {
      const from = at + 2 + ENTRY.size * entry;
      const type = word(from + ENTRY.type);
      const count = long(from + ENTRY.count);
      const size = SIZES[type - 1] ?? 1;
      if (count * size > bytes.length) return undefined;
      if (seen.size > 0 || !wanted.has(word(from))) continue;
      const start = count * size > 4 ? long(from + ENTRY.value) : from + ENTRY.value;
      if (word(from) === TAG.profile) {
        profile = bytes.subarray(start, start + count);
        continue;
      }
      if (count > MOST_PARTS) return undefined;
      const read = new Map([
        [BYTE, (place: number) => bytes.readUInt8(place)],
        [SHORT, word],
        [LONG, long],
      ]).get(type as typeof BYTE);
      if (read !== undefined)
        values.set(
          word(from),
          Array.from({ length: count }, (_, index) => read(start + index * size)),
        );
    }
    seen.add(at);
  }
  return pictureOf(values, bytes, profile);
}

function pictureOf(
  values: ReadonlyMap<number, readonly number[]>,
  bytes: Uint8Array,
  profile: Uint8Array | undefined,
): Tiff | undefined {
  const one = (tag: keyof typeof TAG, preset: number) => values.get(TAG[tag])?.[0] ?? preset;
  const [width, height] = [one('width', 0), one('height', 0)];
  const isTiled = values.has(TAG.tileWidth);
  const places = values.get(isTiled ? TAG.tilePlaces : TAG.stripPlaces) ?? [];
  const lengths = values.get(isTiled ? TAG.tileLengths : TAG.stripLengths) ?? [];
  const parts = places.map((place, index) => {
    // Some makers of a single strip leave its length out.
    const length = lengths[index] ?? bytes.length - place;
    return place + length <= bytes.length ? bytes.subarray(place, place + length) : undefined;
  });
  if (width < 1 || height < 1 || parts.length === 0) return undefined;
  if (!parts.every((part) => part !== undefined)) return undefined;
  // Parts that lie over each other would be read again and again.
  if (sum(parts.map((part) => part.length)) > bytes.length) return undefined;
  return {
    width,
    height,
    bits: one('bits', 1),
    samples: one('samples', 1),
    compression: one('compression', 1),
    photometric: one('photometric', 0),
    isPlanar: one('planes', 1) === 2,
    inkSet: one('inks', 1),
    hasAlpha: one('extraSamples', 0) > 0,
    profile,
    fillOrder: one('fillOrder', 1),
    faxOptions: one('faxOptions', 0),
    part: isTiled
      ? { width: one('tileWidth', 0), height: one('tileHeight', 0) }
      : { width, height: Math.min(height, one('stripRows', height)) },
    isTiled,
    parts,
  };
}
