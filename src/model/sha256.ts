import { createHash, webcrypto } from 'node:crypto';

/** The SHA-256 digest of `bytes` (of a text: of its UTF-8), in lower-case hexadecimal. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What `sha256` gives, made in another thread while this one goes on. */
export async function sha256Aside(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex');
}

/** The SHA-256 digest of a style sheet or script as a content security policy names it (CSP 3, 2.3.1): `sha256-…`. */
export function sha256Source(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
