import JSZip from 'jszip';
import { deflateEntry } from '../epub/deflate.js';

/** A file of the package. */
export interface OfdEntry {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** ZIP knows no year before 1980. */
const FIRST_DATE = Date.UTC(1980, 0, 1);

/** The package (GB/T 33190-2016 7.2): a ZIP with its entries in one order and of one date, OFD.xml first. */
export async function packOfd(entries: readonly OfdEntry[], date: Date): Promise<Uint8Array> {
  const archive = new JSZip();
  const stamp = new Date(Math.max(FIRST_DATE, date.getTime()));
  const rank = ({ path }: OfdEntry) => (path === 'OFD.xml' ? '' : path);
  for (const entry of [...entries].sort((a, b) => (rank(a) < rank(b) ? -1 : 1))) {
    archive.file(entry.path, entry.content, { createFolders: false, date: stamp });
    const file = archive.file(entry.path);
    if (file !== null) await deflateEntry(file);
  }
  return archive.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'DOS' });
}
