import { createHash } from 'node:crypto';

/** Digest algorithms of OCFL 1.1, §3.4, with Node's names for them. */
const ALGORITHMS = {
  md5: 'md5',
  sha1: 'sha1',
  sha256: 'sha256',
  sha512: 'sha512',
  'blake2b-512': 'blake2b512',
} as const;

export type DigestAlgorithm = keyof typeof ALGORITHMS;

/** Characters of each algorithm's digest in hexadecimal. */
const HEX_LENGTHS: Readonly<Record<DigestAlgorithm, number>> = {
  md5: 32,
  sha1: 40,
  sha256: 64,
  sha512: 128,
  'blake2b-512': 128,
};

export function isDigestAlgorithm(name: string): name is DigestAlgorithm {
  return Object.hasOwn(ALGORITHMS, name);
}

/** The digest of `bytes` in lower-case hexadecimal. */
export function digestOf(algorithm: DigestAlgorithm, bytes: Uint8Array | string): string {
  return createHash(ALGORITHMS[algorithm]).update(bytes).digest('hex');
}

/** Whether `text` has the form of a digest: hexadecimal of either case, in full length. */
export function isDigest(algorithm: DigestAlgorithm, text: string): boolean {
  return text.length === HEX_LENGTHS[algorithm] && /^[0-9a-f]+$/i.test(text);
}
