import { constants, deflateRawSync } from 'node:zlib';

/** The filter Up (PNG, Third Edition, 9.2): each byte minus the one above. */
const UP = 2;

/** Rows of letters on white, filtered by Up, are runs of zeros: run-length packing takes a quarter of the time for the same size. */
const RUNS = { level: 1, strategy: constants.Z_RLE, chunkSize: 1 << 16 };
/** The options of a piece that ends at a whole byte, so that another piece can follow (RFC 1951, 3.2.4). */
const TO_BE_CONTINUED = { ...RUNS, finishFlush: constants.Z_SYNC_FLUSH };

/** The beginning of a zlib stream: deflate, a window of 32 KiB, the fastest level (RFC 1950, 2.2). */
const HEADER = Buffer.from([0x78, 0x01]);

/** This many rows that repeat the row above are one piece, which is packed only once. */
const STRETCH = 64;

/** A span of bytes in each row: the first, and the one after the last; empty where the first is not before that. */
export interface ByteSpans {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/**
 * Packs unfiltered rows of `length` bytes each, the filter byte first, as a zlib stream of rows with the filter Up. `changes` gives the
 * bytes that may differ from the row above: on a page of letters these are few, and only these are read. Rows without changes are
 * not packed, since their pieces are equal.
 */
export function packLetters(rows: Uint8Array, length: number, changes: ByteSpans): Uint8Array {
  const height = rows.length / length;
  const repeats = (row: number) => (changes.from[row] as number) >= (changes.to[row] as number);
  const stretch = new Uint8Array(STRETCH * length);
  for (let at = 0; at < stretch.length; at += length) stretch[at] = UP;
  const stretchPiece = deflateRawSync(stretch, TO_BE_CONTINUED);
  const pieces: Uint8Array[] = [HEADER];
  const sum = new Adler32();
  /** Filtered rows that are not packed yet. */
  let band = rows.slice(0, length);
  sum.add(band, 0, length);
  let row = 1;
  while (row < height) {
    let next = row;
    while (next < height && repeats(next)) next++;
    const stretches = Math.floor((next - row) / STRETCH);
    if (stretches > 0) {
      pieces.push(deflateRawSync(band, TO_BE_CONTINUED));
      for (let count = 0; count < stretches; count++) pieces.push(stretchPiece);
      for (let count = 0; count < stretches * STRETCH; count++) sum.addRow(UP, length);
      band = new Uint8Array(0);
      row += stretches * STRETCH;
    }
    const begin = row;
    while (next < height && !repeats(next)) next++;
    const more = filtered(rows, length, changes, begin, next);
    addRows(sum, more, length, changes, begin);
    band = Buffer.concat([band, more]);
    row = next;
  }
  pieces.push(deflateRawSync(band, RUNS), sum.bytes());
  return Buffer.concat(pieces);
}

/** The rows from `begin` up to `end` with the filter Up. */
function filtered(
  rows: Uint8Array,
  length: number,
  { from, to }: ByteSpans,
  begin: number,
  end: number,
): Uint8Array {
  const filtered = new Uint8Array((end - begin) * length);
  let first = begin * length;
  for (let row = begin, at = 0; row < end; row++, at += length, first += length) {
    filtered[at] = UP;
    const last = to[row] as number;
    for (let byte = from[row] as number; byte < last; byte++) {
      const place = first + byte;
      filtered[at + byte] = (rows[place] as number) - (rows[place - length] as number);
    }
  }
  return filtered;
}

/** Adds filtered rows to the check sum. `begin` is the number of the first row. */
function addRows(
  sum: Adler32,
  filtered: Uint8Array,
  length: number,
  { from, to }: ByteSpans,
  begin: number,
): void {
  for (let at = 0, row = begin; at < filtered.length; at += length, row++) {
    const [first, end] = [from[row] as number, to[row] as number];
    if (first >= end) {
      sum.addRow(UP, length);
      continue;
    }
    sum.addRow(UP, first);
    sum.add(filtered, at + first, at + end);
    sum.addZeros(length - end);
  }
}

const MODULUS = 65521;
/** The most bytes that can be added before a sum exceeds 32 bits. */
const MOST = 5552;

/** The check sum of a zlib stream (RFC 1950, 8.2). */
class Adler32 {
  #low = 1;
  #high = 0;

  /** The bytes from `from` to before `to`. */
  add(bytes: Uint8Array, from: number, to: number): void {
    let low = this.#low;
    let high = this.#high;
    for (let at = from; at < to; ) {
      const end = Math.min(at + MOST, to);
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

  addZeros(count: number): void {
    this.#high = (this.#high + count * this.#low) % MODULUS;
  }

  /** A row of `length` bytes, all zeros but the first. */
  addRow(first: number, length: number): void {
    this.#low = (this.#low + first) % MODULUS;
    this.addZeros(length);
  }

  bytes(): Uint8Array {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt16BE(this.#high, 0);
    bytes.writeUInt16BE(this.#low, 2);
    return bytes;
  }
}
