import { constants, deflateSync } from 'node:zlib';

/** How much of the rows is tried first, in how many pieces; rows that are not several times as long are packed at once, bytes. */
const TRIED = { pieces: 16, length: 1 << 14, least: 1 << 20 };
/** zlib finds next to nothing that repeats where its searching saves less than this share. */
const WORTH = 0.05;

/** Level 6 takes twice as long for 2 %. */
const SEARCHING = { level: 4 };
/** Codes by how often each byte is: a quarter of the time. */
const COUNTING = { level: 1, strategy: constants.Z_HUFFMAN_ONLY };

/**
 * The rows of a picture as zlib packs them. In photographs and in noise nothing repeats: there the searching for repetitions takes
 * four times as long and saves nothing, so that some pieces are tried first. The same rows always pack to the same bytes.
 */
export function packRows(rows: Uint8Array): Uint8Array {
  const how = rows.length > TRIED.least && !repeats(rows) ? COUNTING : SEARCHING;
  // In one buffer: zlib's own pieces would stand beside the whole that they are put together to.
  const chunkSize = Math.max(64, Math.min(rows.length, 2 ** 24));
  return deflateSync(rows, { ...how, chunkSize });
}

function repeats(rows: Uint8Array): boolean {
  const step = Math.floor((rows.length - TRIED.length) / (TRIED.pieces - 1));
  let [searched, counted] = [0, 0];
  for (let piece = 0; piece < TRIED.pieces; piece++) {
    const tried = rows.subarray(piece * step, piece * step + TRIED.length);
    searched += deflateSync(tried, SEARCHING).length;
    counted += deflateSync(tried, COUNTING).length;
  }
  return searched < (1 - WORTH) * counted;
}
