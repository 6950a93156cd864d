import { crc32, deflateRawSync } from 'node:zlib';
import JSZip from 'jszip';
import CompressedObject from 'jszip/lib/compressedObject.js';
import compressions from 'jszip/lib/compressions.js';

/** zlib's best compression. */
const LEVEL = 9;

export interface ZipEntry {
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly date: Date;
  /** Whether the bytes stay uncompressed: they are packed already, or have to be readable in the archive. */
  readonly stored?: boolean;
}

/**
 * Adds an entry, stored or deflated by Node's zlib, in the form in which jszip keeps the entries of an archive that it has read. jszip
 * writes such entries unchanged for DEFLATE. Its own conversions and check sums are in JavaScript and several times slower, and its
 * deflate allocates 280 kB of tables for every entry.
 */
export function addEntry(archive: JSZip, { path, content, date, stored = false }: ZipEntry): void {
  const compression = stored ? 'STORE' : 'DEFLATE';
  archive.file(path, '', { createFolders: false, date });
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const packed = stored ? bytes : deflateRawSync(bytes, { level: LEVEL });
  const object = new CompressedObject(
    packed.length,
    bytes.length,
    crc32(bytes),
    compressions[compression],
    packed,
  );
  const entry = archive.files[path] as JSZip.JSZipObject & { _data: unknown };
  entry._data = object;
  // jszip stores empty entries.
  entry.options.compression = compression;
}

/** The names of entries in order: `first`, then the others sorted by name. */
export function entriesInOrder(paths: Iterable<string>, first: string): readonly string[] {
  const rank = (path: string) => (path === first ? '' : path);
  return [...paths].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

/** An archive of entries in the order of `entriesInOrder`. The same entries give the same bytes. */
export async function packEntries(
  entries: readonly ZipEntry[],
  first: string,
): Promise<Uint8Array> {
  const archive = new JSZip();
  const known = new Map(entries.map((entry) => [entry.path, entry]));
  for (const path of entriesInOrder(known.keys(), first)) {
    addEntry(archive, known.get(path) as ZipEntry);
  }
  return archive.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'DOS' });
}
