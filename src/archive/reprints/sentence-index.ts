import { fingerprints } from './fingerprints.js';
import type { PlacedSentence } from './letters.js';

/** A text among which reprints are looked for: one file of one edition. */
export interface EarlierText {
  /** The edition's id. */
  readonly edition: string;
  /** The file as messages name it. */
  readonly file: string;
  readonly sentences: readonly PlacedSentence[];
}

/** A sentence of an earlier text, by its numbers. */
export interface SentencePlace {
  readonly text: number;
  readonly sentence: number;
}

/** Sentences by their fingerprints, in flat arrays: a bucket a hash, its postings side by side. */
export interface SentenceIndex {
  readonly texts: readonly EarlierText[];
  /** The sentences that have a fingerprint, or none where it is too common to mean anything. */
  readonly having: (fingerprint: number) => readonly SentencePlace[];
}

/** A fingerprint that more sentences have is a turn of phrase that every edition uses. */
const COMMON = 30;

/** Indexes earlier texts; time and memory are linear in their length. */
export function indexSentences(texts: readonly EarlierText[]): SentenceIndex {
  const hashes: number[] = [];
  const owners: number[] = [];
  const places: SentencePlace[] = [];
  texts.forEach(({ sentences }, text) => {
    sentences.forEach(({ letters }, sentence) => {
      for (const hash of fingerprints(letters)) {
        hashes.push(hash);
        owners.push(places.length);
      }
      places.push({ text, sentence });
    });
  });
  const mask = bucketsFor(hashes.length) - 1;
  const starts = new Uint32Array(mask + 2);
  for (const hash of hashes) starts[(hash & mask) + 1] = (starts[(hash & mask) + 1] as number) + 1;
  for (let at = 1; at < starts.length; at++)
    starts[at] = (starts[at] as number) + (starts[at - 1] as number);
  const filled = starts.slice();
  const hashAt = new Uint32Array(hashes.length);
  const ownerAt = new Uint32Array(hashes.length);
  hashes.forEach((hash, index) => {
    const at = filled[hash & mask] as number;
    filled[hash & mask] = at + 1;
    hashAt[at] = hash;
    ownerAt[at] = owners[index] as number;
  });
  return {
    texts,
    having: (fingerprint) => {
      const matches: SentencePlace[] = [];
      const bucket = fingerprint & mask;
      for (let at = starts[bucket] as number; at < (starts[bucket + 1] as number); at++) {
        if (hashAt[at] === fingerprint)
          matches.push(places[ownerAt[at] as number] as SentencePlace);
        if (matches.length > COMMON) return [];
      }
      return matches;
    },
  };
}

/** The power of two next above the number of entries. */
function bucketsFor(entries: number): number {
  let buckets = 1024;
  while (buckets < entries) buckets *= 2;
  return buckets;
}
