import { zipDate } from '../zip-date.js';
import { packEntries } from '../zip-entry.js';

/** A file of the package. */
export interface OfdEntry {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** The package (GB/T 33190-2016 7.2): a ZIP with its entries in one order and of one date, OFD.xml first. */
export async function packOfd(entries: readonly OfdEntry[], date: Date): Promise<Uint8Array> {
  const stamp = zipDate(date.getTime());
  return packEntries(
    entries.map((entry) => ({ ...entry, date: stamp })),
    'OFD.xml',
  );
}
