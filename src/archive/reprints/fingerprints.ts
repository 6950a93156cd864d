/** The number of letters in a gram, and the number of grams in a row of which the least is kept. */
const GRAM = 5;
const WINDOW = 4;

/**
 * The fingerprints of a sentence's letters by winnowing (Schleimer, Wilkerson, Aiken 2003): of each four grams in a row of
 * five letters the least hash. Two sentences that share eight letters in a row share a fingerprint. One shorter than a
 * gram is its own.
 */
export function fingerprints(letters: string): readonly number[] {
  if (letters.length <= GRAM) return [hashOf(letters, 0, letters.length)];
  const hashes: number[] = [];
  for (let at = 0; at + GRAM <= letters.length; at++) hashes.push(hashOf(letters, at, at + GRAM));
  const kept = new Set<number>();
  const last = Math.max(1, hashes.length - WINDOW + 1);
  for (let start = 0; start < last; start++) {
    const end = Math.min(hashes.length, start + WINDOW);
    let least = hashes[start] as number;
    for (let at = start + 1; at < end; at++) least = Math.min(least, hashes[at] as number);
    kept.add(least);
  }
  return [...kept];
}

/** FNV-1a of UTF-16 units, with its bits mixed once more, as an unsigned 32-bit number. */
function hashOf(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}
