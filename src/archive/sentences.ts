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
  /[^\n]*?(?:[。！？!?]+|…+(?=[”’」』])|\.(?=\s+\p{Lu}))[”’」』）】》〉〕"')\]]*|[^\n]+/gu;

/** The sentences of a paragraph or heading, without the space around them. */
export function sentencesOf(text: string): readonly string[] {
  return (text.match(SENTENCE) ?? []).map((one) => one.trim()).filter((one) => one !== '');
}

/** How alike two sentences have to be (0 to 1) to count as one that was changed. */
const ALIKE = 0.4;

/** What became of the sentences of `before`: the fewest additions and removals, in reading order. */
export function diffSentences(
  before: readonly string[],
  after: readonly string[],
): readonly SentenceChange[] {
  const changes: SentenceChange[] = [];
  let [b, a] = [0, 0];
  for (const [nextB, nextA] of [
    ...common(before, 0, before.length, after, 0, after.length),
    [before.length, after.length] as const,
  ]) {
    changes.push(...paired(before.slice(b, nextB), after.slice(a, nextA)));
    [b, a] = [nextB + 1, nextA + 1];
  }
  return changes;
}

/** Removed and added sentences between two that stayed: those that are alike are one that was changed. */
function paired(removed: readonly string[], added: readonly string[]): readonly SentenceChange[] {
  const changes: SentenceChange[] = [];
  let from = 0;
  for (const before of removed) {
    let best = -1;
    let alike = ALIKE;
    for (let at = from; at < added.length; at++) {
      const likeness = similarity(before, added[at] as string);
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

/** Dice's coefficient of the pairs of neighbouring characters. */
export function similarity(a: string, b: string): number {
  const [ofA, ofB] = [bigrams(a), bigrams(b)];
  let shared = 0;
  for (const [pair, count] of ofA) shared += Math.min(count, ofB.get(pair) ?? 0);
  const total = Math.max(1, a.length - 1) + Math.max(1, b.length - 1);
  return (2 * shared) / total;
}

function bigrams(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (let at = 0; at < Math.max(1, text.length - 1); at++) {
    const pair = text.slice(at, at + 2);
    found.set(pair, (found.get(pair) ?? 0) + 1);
  }
  return found;
}

type Match = readonly [number, number];

/**
 * The longest common subsequence of a[a0..a1) and b[b0..b1), as pairs of indexes: Hirschberg's
 * division, which needs no more memory than two rows.
 */
function common(
  a: readonly string[],
  a0: number,
  a1: number,
  b: readonly string[],
  b0: number,
  b1: number,
): readonly Match[] {
  const head: Match[] = [];
  const tail: Match[] = [];
  let [fromA, toA, fromB, toB] = [a0, a1, b0, b1];
  while (fromA < toA && fromB < toB && a[fromA] === b[fromB]) head.push([fromA++, fromB++]);
  while (fromA < toA && fromB < toB && a[toA - 1] === b[toB - 1]) tail.unshift([--toA, --toB]);
  if (fromA === toA || fromB === toB) return [...head, ...tail];
  if (toA - fromA === 1) {
    const at = b.indexOf(a[fromA] as string, fromB);
    return at >= 0 && at < toB ? [...head, [fromA, at], ...tail] : [...head, ...tail];
  }
  const middle = (fromA + toA) >> 1;
  const forward = lengths(a, fromA, middle, b, fromB, toB, 1);
  const backward = lengths(a, middle, toA, b, fromB, toB, -1);
  const width = toB - fromB;
  let split = 0;
  for (let at = 1; at <= width; at++) {
    const sum = (forward[at] as number) + (backward[width - at] as number);
    if (sum > (forward[split] as number) + (backward[width - split] as number)) split = at;
  }
  return [
    ...head,
    ...common(a, fromA, middle, b, fromB, fromB + split),
    ...common(a, middle, toA, b, fromB + split, toB),
    ...tail,
  ];
}

/** Lengths of the longest common subsequence of all of a and each beginning (or, backward, each end) of b. */
function lengths(
  a: readonly string[],
  a0: number,
  a1: number,
  b: readonly string[],
  b0: number,
  b1: number,
  step: 1 | -1,
): Uint32Array {
  const width = b1 - b0;
  let row = new Uint32Array(width + 1);
  for (let i = 0; i < a1 - a0; i++) {
    const own = a[step === 1 ? a0 + i : a1 - 1 - i];
    const next = new Uint32Array(width + 1);
    for (let j = 1; j <= width; j++) {
      const other = b[step === 1 ? b0 + j - 1 : b1 - j];
      next[j] =
        own === other
          ? (row[j - 1] as number) + 1
          : Math.max(row[j] as number, next[j - 1] as number);
    }
    row = next;
  }
  return row;
}
