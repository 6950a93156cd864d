import { bigrams, similarity } from '../sentences.js';
import { fingerprints } from './fingerprints.js';
import type { PlacedSentence } from './letters.js';
import type { EarlierText, SentenceIndex } from './sentence-index.js';

/** A passage that stands in an earlier edition too. */
export interface Reprint {
  /** The first sentence of the passage, and the number of its sentences. */
  readonly first: PlacedSentence;
  readonly sentences: number;
  /** Every sentence is the same, marks and spaces aside. */
  readonly exact: boolean;
  readonly earlier: Pick<EarlierText, 'edition' | 'file'> & { readonly line: number };
}

/** The least likeness of two sentences, 0 to 1; beside a pair that is alike a smaller one is enough, since a change weighs much in a short sentence. */
const ALIKE = 0.75;
const ALIKE_BESIDE = 0.5;
/** The fewest sentences of a passage, and its fewest letters: word for word, and nearly. */
const FEWEST_SENTENCES = 2;
const FEWEST_SAME = 12;
const FEWEST_LETTERS = 16;
/** The most sentences between two of a passage that may be new, removed or rewritten. */
const GAP = 1;
/** The number of sentences that are compared: those that share most fingerprints. */
const COMPARED = 24;

interface Pair {
  /** Index of the sentence in the new text, and in the earlier one. */
  readonly here: number;
  readonly there: number;
  readonly exact: boolean;
}

/** Passages of two sentences and more that stand in the index, word for word or nearly; one for each passage, the longest. */
export function findReprints(
  sentences: readonly PlacedSentence[],
  index: SentenceIndex,
): readonly Reprint[] {
  const byText = new Map<number, Pair[]>();
  sentences.forEach(({ letters }, here) => {
    const pairsHere = bigrams(letters);
    for (const { text, sentence: there } of candidates(letters, index)) {
      const other = index.texts[text]?.sentences[there]?.letters ?? '';
      const exact = other === letters;
      if (!exact && similarity(pairsHere, bigrams(other)) < ALIKE) continue;
      const pairs = byText.get(text);
      if (pairs === undefined) byText.set(text, [{ here, there, exact }]);
      else pairs.push({ here, there, exact });
    }
  });
  const reprints = [...byText].flatMap(([text, pairs]) => {
    const earlier = index.texts[text];
    const all = earlier === undefined ? [] : extended(pairs, sentences, earlier.sentences);
    return passages(all).flatMap((passage) => reprintOf(passage, sentences, earlier));
  });
  return longest(reprints);
}

/** The pairs, and the sentences right before and behind each that are alike enough beside it. */
function extended(
  pairs: readonly Pair[],
  sentences: readonly PlacedSentence[],
  earlier: readonly PlacedSentence[],
): readonly Pair[] {
  const all = new Map(pairs.map((pair) => [`${pair.here}:${pair.there}`, pair]));
  for (const { here, there } of pairs) {
    for (const step of [-1, 1]) {
      const letters = sentences[here + step]?.letters;
      const other = earlier[there + step]?.letters;
      const key = `${here + step}:${there + step}`;
      if (letters === undefined || other === undefined || all.has(key)) continue;
      if (similarity(bigrams(letters), bigrams(other)) < ALIKE_BESIDE) continue;
      all.set(key, { here: here + step, there: there + step, exact: letters === other });
    }
  }
  return [...all.values()];
}

/** The sentences of the index that share most fingerprints with one. */
function candidates(letters: string, index: SentenceIndex) {
  const votes = new Map<string, { text: number; sentence: number; votes: number }>();
  for (const fingerprint of fingerprints(letters)) {
    for (const { text, sentence } of index.having(fingerprint)) {
      const key = `${text}:${sentence}`;
      const known = votes.get(key);
      if (known === undefined) votes.set(key, { text, sentence, votes: 1 });
      else known.votes++;
    }
  }
  return [...votes.values()].sort((a, b) => b.votes - a.votes).slice(0, COMPARED);
}

/** Pairs that follow one another in both texts, as runs. */
function passages(pairs: readonly Pair[]): readonly (readonly Pair[])[] {
  const runs: Pair[][] = [];
  for (const pair of [...pairs].sort((a, b) => a.here - b.here || a.there - b.there)) {
    const run = runs.find((one) => {
      const last = one.at(-1) as Pair;
      const [here, there] = [pair.here - last.here, pair.there - last.there];
      return here > 0 && there > 0 && here <= GAP + 1 && there <= GAP + 1;
    });
    if (run === undefined) runs.push([pair]);
    else run.push(pair);
  }
  return runs;
}

function reprintOf(
  passage: readonly Pair[],
  sentences: readonly PlacedSentence[],
  earlier: EarlierText | undefined,
): readonly Reprint[] {
  const first = sentences[passage[0]?.here ?? 0];
  const firstEarlier = earlier?.sentences[passage[0]?.there ?? 0];
  const letters = passage.reduce(
    (sum, { here }) => sum + (sentences[here]?.letters.length ?? 0),
    0,
  );
  const fewest = passage.every(({ exact }) => exact) ? FEWEST_SAME : FEWEST_LETTERS;
  if (passage.length < FEWEST_SENTENCES || letters < fewest) return [];
  if (first === undefined || earlier === undefined || firstEarlier === undefined) return [];
  const { edition, file } = earlier;
  return [
    {
      first,
      sentences: passage.length,
      exact: passage.every(({ exact }) => exact),
      earlier: { edition, file, line: firstEarlier.line },
    },
  ];
}

/** One reprint for each first sentence and edition: the longest. */
function longest(reprints: readonly Reprint[]): readonly Reprint[] {
  const best = new Map<string, Reprint>();
  for (const one of reprints) {
    const key = `${one.first.line}:${one.first.column}:${one.earlier.edition}`;
    if ((best.get(key)?.sentences ?? 0) < one.sentences) best.set(key, one);
  }
  return [...best.values()].sort(
    (a, b) =>
      a.first.line - b.first.line ||
      a.first.column - b.first.column ||
      (a.earlier.edition < b.earlier.edition ? -1 : 1),
  );
}
