import { diffIndices } from 'node-diff3';

/** A stretch of one sequence that stands for a stretch of another one: both ends counted from 0, the second excluded. */
export interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly otherFrom: number;
  readonly otherTo: number;
}

/** The number of pairs beyond which a stretch, without an item that occurs once in both, counts as wholly changed. */
const MOST_PAIRS = 4_000_000;

/**
 * The stretches in which `other` differs from `base`, in order. Items that occur once in both are matched first: a text of many equal
 * lines takes no more time than one of different lines.
 */
export function hunksBetween(base: readonly string[], other: readonly string[]): readonly Hunk[] {
  let start = 0;
  while (start < base.length && start < other.length && base[start] === other[start]) start++;
  let [to, otherTo] = [base.length, other.length];
  while (to > start && otherTo > start && base[to - 1] === other[otherTo - 1]) {
    to--;
    otherTo--;
  }
  const whole = { from: start, to, otherFrom: start, otherTo };
  const hunks: Hunk[] = [];
  let [at, otherAt] = [start, start];
  for (const [match, otherMatch] of [
    ...uniqueMatches(base, other, whole),
    [to, otherTo] as const,
  ]) {
    hunks.push(
      ...hunksWithin(base, other, { from: at, to: match, otherFrom: otherAt, otherTo: otherMatch }),
    );
    [at, otherAt] = [match + 1, otherMatch + 1];
  }
  return joinedHunks(hunks);
}

type Match = readonly [at: number, otherAt: number];

/** Pairs of items that occur once in both stretches: as many as stand in one order in both. */
function uniqueMatches(
  base: readonly string[],
  other: readonly string[],
  { from, to, otherFrom, otherTo }: Hunk,
): readonly Match[] {
  const places = oncePlaces(base, from, to);
  const otherPlaces = oncePlaces(other, otherFrom, otherTo);
  const pairs: Match[] = [];
  for (const [item, at] of places) {
    const otherAt = otherPlaces.get(item);
    if (otherAt !== undefined) pairs.push([at, otherAt]);
  }
  pairs.sort((a, b) => a[0] - b[0]);
  return longestRise(pairs);
}

function oncePlaces(items: readonly string[], from: number, to: number): Map<string, number> {
  const places = new Map<string, number>();
  const often = new Set<string>();
  for (let at = from; at < to; at++) {
    const item = items[at] as string;
    if (places.has(item)) often.add(item);
    else places.set(item, at);
  }
  for (const item of often) places.delete(item);
  return places;
}

/** The longest row of pairs whose second places rise (patience sorting). */
function longestRise(pairs: readonly Match[]): readonly Match[] {
  const ends: number[] = [];
  const before: number[] = [];
  pairs.forEach(([, otherAt], index) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] as number] as Match)[1] < otherAt) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (ends[low - 1] as number) : -1;
    ends[low] = index;
  });
  const rise: Match[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] as number) {
    rise.push(pairs[index] as Match);
  }
  return rise.reverse();
}

function hunksWithin(
  base: readonly string[],
  other: readonly string[],
  hunk: Hunk,
): readonly Hunk[] {
  const { from, to, otherFrom, otherTo } = hunk;
  if (from === to && otherFrom === otherTo) return [];
  const pairs = (to - from) * (otherTo - otherFrom);
  if (pairs === 0 || pairs > MOST_PAIRS) return [hunk];
  return diffIndices(base.slice(from, to), other.slice(otherFrom, otherTo)).map(
    ({ buffer1, buffer2 }) => ({
      from: from + buffer1[0],
      to: from + buffer1[0] + buffer1[1],
      otherFrom: otherFrom + buffer2[0],
      otherTo: otherFrom + buffer2[0] + buffer2[1],
    }),
  );
}

/** Hunks that touch in both sequences are one. */
function joinedHunks(hunks: readonly Hunk[]): readonly Hunk[] {
  const all: Hunk[] = [];
  for (const hunk of hunks) {
    const last = all.at(-1);
    if (last !== undefined && last.to === hunk.from && last.otherTo === hunk.otherFrom) {
      all[all.length - 1] = { ...last, to: hunk.to, otherTo: hunk.otherTo };
    } else all.push(hunk);
  }
  return all;
}
