import { sha256 } from '../model/sha256.js';

/** The name of a picture that lies beside a page, without its extension: the address alone gives it, so that it is found again. */
export function pictureStem(page: string, address: string): string {
  return `${page}-${sha256(new TextEncoder().encode(address)).slice(0, 8)}`;
}
