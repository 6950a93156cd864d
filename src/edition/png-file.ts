import { crc32 } from 'node:zlib';

/** PNG (Third Edition), 5.2. */
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Colour types (PNG, 11.2.2). */
export const COLOUR_TYPE = {
  greyscale: 0,
  truecolour: 2,
  indexed: 3,
  greyscaleAlpha: 4,
  truecolourAlpha: 6,
} as const;

/** What a PNG's header says. */
export interface PngHeader {
  readonly width: number;
  readonly height: number;
  /** Bits a sample. */
  readonly depth: number;
  readonly type: number;
}

/** A PNG of these chunks, each a name and its content, between the header and the end. */
export function pngFile(
  { width, height, depth, type }: PngHeader,
  chunks: readonly (readonly [name: string, content: Uint8Array])[],
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = depth;
  header[9] = type;
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    ...chunks.map(([name, content]) => chunk(name, content)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const framed = Buffer.alloc(12 + data.length);
  framed.writeUInt32BE(data.length, 0);
  framed.write(type, 4, 'latin1');
  framed.set(data, 8);
  // The cyclic redundancy check of Annex D.
  framed.writeUInt32BE(crc32(framed.subarray(4, 8 + data.length)), 8 + data.length);
  return framed;
}
