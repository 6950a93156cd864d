import { inflateSync } from 'node:zlib';

/** A PNG's parts as they are packed. */
export interface Png {
  readonly width: number;
  readonly height: number;
  /** Bits of a sample: 1, 2, 4, 8 or 16. */
  readonly depth: number;
  /** Samples of a pixel, that of its opacity among them. */
  readonly samples: number;
  /** The last sample of each pixel is its opacity. */
  readonly hasAlpha: boolean;
  readonly interlaced: boolean;
  /** Three bytes a colour; undefined where the samples are no indexes. */
  readonly palette: Uint8Array | undefined;
  /** The chunk tRNS: opacities of the palette's colours, or the one colour that is transparent. */
  readonly transparency: Uint8Array | undefined;
  /** The packed rows in the pieces that the file has them in. */
  readonly pieces: readonly Uint8Array[];
}

/** A picture of every so many pixels, which is packed as one (PNG, 8.2); one pass takes all pixels where nothing is interlaced. */
export interface PngPass {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  readonly width: number;
  readonly height: number;
  /** Bytes of a row without that of its filter. */
  readonly rowBytes: number;
  /** Where its first row stands among the unpacked bytes. */
  readonly from: number;
}

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** Depths and samples by the colour type (PNG, 11.2.2). */
const TYPES: ReadonlyMap<number, { readonly samples: number; readonly depths: readonly number[] }> =
  new Map([
    [0, { samples: 1, depths: [1, 2, 4, 8, 16] }],
    [2, { samples: 3, depths: [8, 16] }],
    [3, { samples: 1, depths: [1, 2, 4, 8] }],
    [4, { samples: 2, depths: [8, 16] }],
    [6, { samples: 4, depths: [8, 16] }],
  ]);
const INDEXED = 3;

/** The parts of a PNG that is there from IHDR to IEND; undefined for any other bytes. */
export function readPng(given: Uint8Array): Png | undefined {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  if (!bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return undefined;
  const parts = new Map<string, Buffer[]>();
  for (let at = SIGNATURE.length; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (at + 12 + length > bytes.length) return undefined;
    if (at === SIGNATURE.length && (name !== 'IHDR' || length !== 13)) return undefined;
    if (name === 'IEND') return pngOf(parts);
    const standing = parts.get(name) ?? [];
    standing.push(bytes.subarray(at + 8, at + 8 + length));
    parts.set(name, standing);
    at += 12 + length;
  }
  return undefined;
}

function pngOf(parts: ReadonlyMap<string, readonly Buffer[]>): Png | undefined {
  const [head] = parts.get('IHDR') ?? [];
  const [palette] = parts.get('PLTE') ?? [];
  const [depth = 0, type = 0, , , interlaced] = head?.subarray(8) ?? [];
  const kind = TYPES.get(type);
  if (head === undefined || !kind?.depths.includes(depth)) return undefined;
  if (type === INDEXED && (palette === undefined || palette.length < 3)) return undefined;
  return {
    width: head.readUInt32BE(0),
    height: head.readUInt32BE(4),
    depth,
    samples: kind.samples,
    hasAlpha: type === 4 || type === 6,
    interlaced: interlaced === 1,
    palette: type === INDEXED ? palette : undefined,
    transparency: parts.get('tRNS')?.[0],
    pieces: parts.get('IDAT') ?? [],
  };
}

/** The rows as they are packed, in one piece. */
export function packedRows({ pieces }: Png): Uint8Array {
  const [first, ...more] = pieces;
  return first !== undefined && more.length === 0 ? first : Buffer.concat(pieces);
}

/** The first pixel and the steps of the seven passes of an interlaced picture. */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** The passes that have pixels, in their order. */
export function pngPasses(png: Png): readonly PngPass[] {
  let from = 0;
  return (png.interlaced ? ADAM7 : [[0, 0, 1, 1] as const]).flatMap(([x, y, dx, dy]) => {
    const width = Math.max(0, Math.ceil((png.width - x) / dx));
    const height = Math.max(0, Math.ceil((png.height - y) / dy));
    if (width === 0 || height === 0) return [];
    const rowBytes = Math.ceil((width * png.samples * png.depth) / 8);
    const pass = { x, y, dx, dy, width, height, rowBytes, from };
    from += height * (1 + rowBytes);
    return [pass];
  });
}

/** The filters of rows: none, sub, up, average, Paeth (PNG, 9.2). */
const LAST_FILTER = 4;

/** The rows of all passes, each behind the byte of its filter. Throws where they are fewer, or a filter is none. */
export function pngRows(png: Png): Buffer {
  const passes = pngPasses(png);
  const length = passes.reduce((sum, one) => sum + one.height * (1 + one.rowBytes), 0);
  // One buffer takes all: zlib's own pieces would stand beside the whole that they are put together to.
  const rows = inflateSync(packedRows(png), {
    chunkSize: length + 1024,
    maxOutputLength: length + 1024,
  });
  if (rows.length < length) throw new RangeError('a PNG with too few rows');
  for (const { from, height, rowBytes } of passes) {
    for (let row = 0; row < height; row++) {
      if ((rows[from + row * (1 + rowBytes)] ?? 0) > LAST_FILTER)
        throw new RangeError('a PNG whose filter is none');
    }
  }
  return rows;
}
