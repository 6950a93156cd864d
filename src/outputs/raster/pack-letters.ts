import { constants, deflateRawSync } from 'node:zlib';

/** PNG (Third Edition), 9.2: each byte less the one above. */
const UP = 2;

/** Letters on white, each row less the row above, are runs of zeros: packed in a quarter of the time, as small. */
const RUNS = { level: 1, strategy: constants.Z_RLE, chunkSize: 1 << 16 };
/** Ends at a whole byte, so that another piece can follow (RFC 1951, 3.2.4). */
const TO_BE_CONTINUED = { ...RUNS, finishFlush: constants.Z_SYNC_FLUSH };

/** The beginning of a zlib stream: deflate, a window of 32 KiB, the fastest level (RFC 1950, 2.2). */
const HEADER = Buffer.from([0x78, 0x01]);

/** As many rows that repeat the one above are packed as one piece, once for all. */
const STRETCH = 64;

/**
 * Unfiltered rows of `length` bytes each, the filter's byte first, as a zlib stream of rows under the filter Up. Most rows
 * of letters on white repeat the row above, and are neither read nor packed: their pieces are alike. `repeats`: whether
 * the row with this number, from 1, is like the one above.
 */
export function packLetters(
  rows: Uint8Array,
  length: number,
  repeats: (row: number) => boolean,
): Uint8Array {
  const height = rows.length / length;
  const stretch = new Uint8Array(STRETCH * length);
  for (let at = 0; at < stretch.length; at += length) stretch[at] = UP;
  const stretchPiece = deflateRawSync(stretch, TO_BE_CONTINUED);
  const pieces: Uint8Array[] = [HEADER];
  const sum = new Adler32();
  /** Filtered rows that are not packed yet. */
  let band = rows.slice(0, length);
  let row = 1;
  while (row < height) {
    let next = row;
    while (next < height && repeats(next)) next++;
    const stretches = Math.floor((next - row) / STRETCH);
    if (stretches > 0) {
      sum.add(band);
      pieces.push(deflateRawSync(band, TO_BE_CONTINUED));
      for (let count = 0; count < stretches; count++) pieces.push(stretchPiece);
      sum.addRows(UP, length, stretches * STRETCH);
      band = new Uint8Array(0);
      row += stretches * STRETCH;
    }
    const begin = row;
    while (next < height && !repeats(next)) next++;
    band = Buffer.concat([band, filtered(rows, length, begin, next)]);
    row = next;
  }
  sum.add(band);
  pieces.push(deflateRawSync(band, RUNS), sum.bytes());
  return Buffer.concat(pieces);
}

/** Rows from `begin` to before `end` under the filter Up. */
function filtered(rows: Uint8Array, length: number, begin: number, end: number): Uint8Array {
  const offset = begin * length;
  const filtered = new Uint8Array((end - begin) * length);
  for (let at = 0; at < filtered.length; at++) {
    filtered[at] = (rows[offset + at] ?? 0) - (rows[offset + at - length] ?? 0);
  }
  for (let at = 0; at < filtered.length; at += length) filtered[at] = UP;
  return filtered;
}

const MODULUS = 65521;
/** As many bytes can be added before a sum outgrows 32 bits. */
const MOST = 5552;

/** The check sum of a zlib stream (RFC 1950, 8.2). */
class Adler32 {
  #low = 1;
  #high = 0;

  add(bytes: Uint8Array): void {
    let low = this.#low;
    let high = this.#high;
    for (let at = 0; at < bytes.length; ) {
      const end = Math.min(at + MOST, bytes.length);
      for (; at < end; at++) {
        low += bytes[at] as number;
        high += low;
      }
      low %= MODULUS;
      high %= MODULUS;
    }
    this.#low = low;
    this.#high = high;
  }

  /** As many rows of `length` bytes as `count`, all zeros but the first byte. */
  addRows(first: number, length: number, count: number): void {
    for (let row = 0; row < count; row++) {
      this.#low = (this.#low + first) % MODULUS;
      this.#high = (this.#high + length * this.#low) % MODULUS;
    }
  }

  bytes(): Uint8Array {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt16BE(this.#high, 0);
    bytes.writeUInt16BE(this.#low, 2);
    return bytes;
  }
}
