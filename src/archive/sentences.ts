import { stayed } from './common-sentences.js';

/** One sentence more, one less, or one in another's place. */
export type SentenceChange =
  | { readonly kind: 'added'; readonly after: string }
  | { readonly kind: 'removed'; readonly before: string }
  | { readonly kind: 'changed'; readonly before: string; readonly after: string };

/**
 * A sentence runs to 。！？ or their Western likes (a full stop only before a space and a capital),
 * with the quotation marks and brackets that close behind it, or to the end of its line.
 */
const SENTENCE =
  /[^\n]*?(?:[。！？!?]+|…(?=[”’」』])|\.(?=\s+\p{Lu}))[”’」』）】》〉〕"')\]]*|[^\n]+/gu;

/** The sentences of a paragraph or heading, without the space around them. */
export function sentencesOf(text: string): readonly string[] {
  return (text.match(SENTENCE) ?? []).map((one) => one.trim()).filter((one) => one !== '');
}

/** The likeness (0 to 1) from which two sentences count as one that was changed. */
const ALIKE = 0.4;

/** The number of added sentences with which a removed one is compared: an editor changes a sentence near its place. */
const LOOK_AHEAD = 50;

/** The length of a sentence that counts for its likeness, in UTF-16 units. */
const LOOKED_AT = 1000;

/** The changes of the sentences of `before`: the fewest additions and removals, in reading order. */
export function diffSentences(
  before: readonly string[],
  after: readonly string[],
): readonly SentenceChange[] {
  const changes: SentenceChange[] = [];
  let [b, a] = [0, 0];
  for (const [nextB, nextA] of [...stayed(before, after), [before.length, after.length] as const]) {
    for (const change of paired(before.slice(b, nextB), after.slice(a, nextA))) {
      changes.push(change);
    }
    [b, a] = [nextB + 1, nextA + 1];
  }
  return changes;
}

/** Removed and added sentences between two that stayed: those that are alike are one that was changed. */
function paired(removed: readonly string[], added: readonly string[]): readonly SentenceChange[] {
  const changes: SentenceChange[] = [];
  const pairs = removed.length === 0 ? [] : added.map(bigrams);
  let from = 0;
  for (const before of removed) {
    const ofBefore = bigrams(before);
    let best = -1;
    let alike = ALIKE;
    for (let at = from; at < Math.min(added.length, from + LOOK_AHEAD); at++) {
      const likeness = similarity(ofBefore, pairs[at] as Bigrams);
      if (likeness > alike) [best, alike] = [at, likeness];
    }
    if (best < 0) {
      changes.push({ kind: 'removed', before });
      continue;
    }
    for (const after of added.slice(from, best)) changes.push({ kind: 'added', after });
    changes.push({ kind: 'changed', before, after: added[best] as string });
    from = best + 1;
  }
  for (const after of added.slice(from)) changes.push({ kind: 'added', after });
  return changes;
}

/** The frequency of each pair of neighbouring characters in a text, and the number of all pairs. */
export interface Bigrams {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

/** Dice's coefficient of the pairs of neighbouring characters. */
export function similarity(a: Bigrams, b: Bigrams): number {
  let shared = 0;
  for (const [pair, count] of a.counts) shared += Math.min(count, b.counts.get(pair) ?? 0);
  return (2 * shared) / (a.total + b.total);
}

/** The pairs of neighbouring characters of a text's beginning. */
export function bigrams(text: string): Bigrams {
  const counts = new Map<string, number>();
  const total = Math.max(1, Math.min(text.length, LOOKED_AT) - 1);
  for (let at = 0; at < total; at++) {
    const pair = text.slice(at, at + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return { counts, total };
}
