type Match = readonly [number, number];

/** Sentences `from` up to `to` of a text, a number for each sentence. */
interface Part {
  readonly text: Uint32Array;
  readonly from: number;
  readonly to: number;
}

/** The number of pairs of sentences up to which all pairs are compared; longer texts are divided first. */
const COMPARED = 4_000_000;

/** The sentences that stand in both texts in the same order, as pairs of indexes: as many as can be. */
export function stayed(before: readonly string[], after: readonly string[]): readonly Match[] {
  const numbers = new Map<string, number>();
  const numbered = (sentences: readonly string[]) =>
    Uint32Array.from(sentences, (sentence) => {
      const known = numbers.get(sentence) ?? numbers.size;
      numbers.set(sentence, known);
      return known;
    });
  const [a, b] = [numbered(before), numbered(after)];
  return common(textPart(a, 0, a.length), textPart(b, 0, b.length));
}

function textPart(text: Uint32Array, from: number, to: number): Part {
  return { text, from, to };
}

/**
 * The longest common subsequence of two parts, as pairs of indexes: Hirschberg's division, which needs no more memory
 * than two rows. Longer texts are divided first, at the sentences that stand once in each.
 */
function common(inA: Part, inB: Part): readonly Match[] {
  const [a, b] = [inA.text, inB.text];
  const head: Match[] = [];
  const tail: Match[] = [];
  let [fromA, toA, fromB, toB] = [inA.from, inA.to, inB.from, inB.to];
  while (fromA < toA && fromB < toB && a[fromA] === b[fromB]) head.push([fromA++, fromB++]);
  while (fromA < toA && fromB < toB && a[toA - 1] === b[toB - 1]) tail.push([--toA, --toB]);
  tail.reverse();
  if (fromA === toA || fromB === toB) return [...head, ...tail];
  if (toA - fromA === 1) {
    const at = b.indexOf(a[fromA] as number, fromB);
    return at >= 0 && at < toB ? [...head, [fromA, at], ...tail] : [...head, ...tail];
  }
  if ((toA - fromA) * (toB - fromB) > COMPARED) {
    return [...head, ...anchored(textPart(a, fromA, toA), textPart(b, fromB, toB)), ...tail];
  }
  const middle = (fromA + toA) >> 1;
  const forward = lengths(textPart(a, fromA, middle), textPart(b, fromB, toB), 1);
  const backward = lengths(textPart(a, middle, toA), textPart(b, fromB, toB), -1);
  const width = toB - fromB;
  let split = 0;
  for (let at = 1; at <= width; at++) {
    const sum = (forward[at] as number) + (backward[width - at] as number);
    if (sum > (forward[split] as number) + (backward[width - split] as number)) split = at;
  }
  return [
    ...head,
    ...common(textPart(a, fromA, middle), textPart(b, fromB, fromB + split)),
    ...common(textPart(a, middle, toA), textPart(b, fromB + split, toB)),
    ...tail,
  ];
}

/** Lengths of the longest common subsequence of all of a and each beginning (or, backward, each end) of b. */
function lengths(
  { text: a, from: a0, to: a1 }: Part,
  { text: b, from: b0, to: b1 }: Part,
  step: 1 | -1,
): Uint32Array {
  const width = b1 - b0;
  let row = new Uint32Array(width + 1);
  for (let i = 0; i < a1 - a0; i++) {
    const sentence = a[step === 1 ? a0 + i : a1 - 1 - i];
    const next = new Uint32Array(width + 1);
    for (let j = 1; j <= width; j++) {
      const other = b[step === 1 ? b0 + j - 1 : b1 - j];
      next[j] =
        sentence === other
          ? (row[j - 1] as number) + 1
          : Math.max(row[j] as number, next[j - 1] as number);
    }
    row = next;
  }
  return row;
}

/**
 * The common subsequence by way of sentences that stand once in either text (patience diff): the longest run of them in
 * the same order, and what stands between two of them compared by itself. Without any, nothing is taken to have stayed.
 */
function anchored(inA: Part, inB: Part): readonly Match[] {
  const anchors = longestRising(onceInBoth(inA, inB));
  if (anchors.length === 0) return [];
  const matches: Match[] = [];
  let [fromA, fromB] = [inA.from, inB.from];
  for (const [atA, atB] of [...anchors, [inA.to, inB.to] as const]) {
    const between = common(textPart(inA.text, fromA, atA), textPart(inB.text, fromB, atB));
    for (const match of between) matches.push(match);
    if (atA < inA.to) matches.push([atA, atB]);
    [fromA, fromB] = [atA + 1, atB + 1];
  }
  return matches;
}

/** The places of the sentences that stand once in each of two parts, in the order of the first one. */
function onceInBoth(inA: Part, inB: Part): readonly Match[] {
  const [singlesInA, singlesInB] = [placesOfSingles(inA), placesOfSingles(inB)];
  return [...singlesInA].flatMap(([sentence, at]): readonly Match[] => {
    const other = singlesInB.get(sentence);
    return at < 0 || other === undefined || other < 0 ? [] : [[at, other]];
  });
}

/** Where each sentence stands; below 0 where it stands twice. */
function placesOfSingles({ text, from, to }: Part): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  for (let at = from; at < to; at++) {
    const sentence = text[at] as number;
    places.set(sentence, places.has(sentence) ? -1 : at);
  }
  return places;
}

/** The longest subsequence of the pairs in which the second numbers rise as the first do. */
function longestRising(pairs: readonly Match[]): readonly Match[] {
  const ends: number[] = [];
  const before = new Int32Array(pairs.length);
  for (const [index, [, value]] of pairs.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] as number] as Match)[1] < value) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? -1 : (ends[low - 1] as number);
    ends[low] = index;
  }
  const run: Match[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] as number) {
    run.push(pairs[at] as Match);
  }
  return run.reverse();
}
