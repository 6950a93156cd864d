import { crc32, deflateRawSync } from 'node:zlib';
import type { JSZipObject } from 'jszip';
import CompressedObject from 'jszip/lib/compressedObject.js';
import compressions from 'jszip/lib/compressions.js';

/** zlib's best compression. */
const LEVEL = 9;

/**
 * Gives an entry its bytes deflated by Node's zlib, in the form in which jszip keeps entries of an archive that it has
 * read; jszip writes them unchanged. Jszip's deflate is in JavaScript, several times slower, and allocates 280 kB of
 * tables for every entry.
 */
export async function deflateEntry(entry: JSZipObject): Promise<void> {
  const bytes = await entry.async('uint8array');
  const deflated = deflateRawSync(bytes, { level: LEVEL });
  const object = new CompressedObject(
    deflated.length,
    bytes.length,
    crc32(bytes),
    compressions.DEFLATE,
    deflated,
  );
  (entry as JSZipObject & { _data: unknown })._data = object;
}
