/** A place for bytes by key that several machines reach: a folder that they share, or a bucket. */
export interface Store {
  /** The store's name as the user wrote it. */
  readonly name: string;
  /** Undefined where the store has no such key. Throws StoreFault where the store can't be reached. */
  get(key: StoreKey): Promise<Uint8Array | undefined>;
  has(key: StoreKey): Promise<boolean>;
  /** Replaces the bytes that stand there, whole or not at all. */
  put(key: StoreKey, bytes: Uint8Array): Promise<void>;
  close(): void;
}

/** A kind of thing and its digest; nothing else ever becomes part of a path. */
export interface StoreKey {
  readonly kind: 'blobs' | 'editions';
  /** SHA-256 in hexadecimal digits. */
  readonly digest: string;
}

/** The store failed to do what it was asked. */
export class StoreFault extends Error {
  override name = 'StoreFault';
}

const DIGEST = /^[0-9a-f]{64}$/;

export function isStoreDigest(text: string): boolean {
  return DIGEST.test(text);
}

/** A key as a path: `blobs/ab/abcd…`, so that no folder gets too many names. */
export function storePath({ kind, digest }: StoreKey): string {
  if (!isStoreDigest(digest)) throw new RangeError(`no digest: ${digest}`);
  return `${kind}/${digest.slice(0, 2)}/${digest}`;
}
