import { createWriteStream, rmSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** An error: more bytes came than the receiver accepts. */
export class TooMuch extends Error {}

/**
 * Writes a stream to a new file as it comes, without holding it in memory. Throws `TooMuch` after `limit` bytes, and
 * leaves no file then.
 */
export async function receiveFile(stream: Readable, path: string, limit: number): Promise<number> {
  let bytes = 0;
  const counting = new Transform({
    transform(piece: Uint8Array, _encoding, done) {
      bytes += piece.length;
      if (bytes > limit) done(new TooMuch());
      else done(null, piece);
    },
  });
  try {
    await pipeline(stream, counting, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
  return bytes;
}
