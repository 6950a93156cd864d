import { resolve } from 'node:path';
import { folderStore } from './folder-store.js';
import { bucketAddress, s3Store } from './s3-store.js';
import type { Store } from './store.js';

const SCHEME = /^[a-z][a-z0-9+.-]+:\/\//i;

/** Whether a text can name a store: a folder, or a bucket's address. */
export function namesStore(text: string): boolean {
  return SCHEME.test(text) ? bucketAddress(text) !== undefined : text !== '';
}

export function namesBucket(text: string): boolean {
  return bucketAddress(text) !== undefined;
}

/** Opens the store that `text` names. Throws RangeError where it names none. */
export async function openStore(text: string): Promise<Store> {
  const address = bucketAddress(text);
  if (address !== undefined) return s3Store(text, address);
  if (!namesStore(text)) throw new RangeError(`no store: ${text}`);
  return folderStore(resolve(text));
}
