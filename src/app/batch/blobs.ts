import { type Store, StoreFault } from '../../host/store/store.js';
import { sha256 } from '../../model/sha256.js';

/** Lays bytes into the store, and gives their digest. */
export async function putBlob(store: Store, bytes: Uint8Array): Promise<string> {
  const digest = sha256(bytes);
  await store.put({ kind: 'blobs', digest }, bytes);
  return digest;
}

/** The bytes of a digest. Throws StoreFault where the store has none, or others. */
export async function getBlob(store: Store, digest: string): Promise<Uint8Array> {
  const bytes = await store.get({ kind: 'blobs', digest });
  if (bytes === undefined) throw new StoreFault(`${store.name}: no ${digest}`);
  if (sha256(bytes) !== digest) throw new StoreFault(`${store.name}: other bytes than ${digest}`);
  return bytes;
}
