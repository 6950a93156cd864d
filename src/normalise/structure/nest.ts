import type { Candidates } from './candidates.js';
import { FORMAL_RANK } from './numbering-gaps.js';

/** The share of a numbering's runs that stand inside one section of another scheme, if that scheme is the outer one. */
const SHARE_INSIDE = 0.75;

/**
 * Puts schemes in order, the outer before the inner one, as the document itself shows: a numbering whose runs each stand
 * inside one section of another scheme is inside that; else the scheme's rank, else what opens first, is outer.
 */
export function nested<Kind extends Candidates>(kinds: readonly Kind[]): readonly Kind[] {
  const around = new Map(
    kinds.map((kind) => [kind, kinds.filter((other) => other !== kind && contains(other, kind))]),
  );
  return [...kinds].sort((a, b) => {
    const [ina, inb] = [around.get(a) ?? [], around.get(b) ?? []];
    if (inb.includes(a) !== ina.includes(b)) return inb.includes(a) ? -1 : 1;
    // （一） of a preface, and again behind the last chapter, stands outside no 第一回.
    if (hasNumbers(a) && hasNumbers(b) && isShaped(a) !== isShaped(b)) return isShaped(a) ? -1 : 1;
    return firstIndex(a) - firstIndex(b);
  });
}

function contains(outer: Candidates, inner: Candidates): boolean {
  const [rank, within] = [outer.scheme.rank, inner.scheme.rank];
  // 上编 stands outside 第一篇, however the pieces are numbered.
  if (rank !== undefined && within !== undefined && within < rank)
    if (!hasNumbers(inner) && firstIndex(inner) < firstIndex(outer)) return false;
  // 第三节 stands inside 第二章, whichever of them comes first.
  if (isFormal(rank) && isFormal(within) && within < rank) return false;
  // Labels and leads that part the runs of a numbering stand inside it, wherever the first of them is.
  if (hasNumbers(outer) && !hasNumbers(inner) && inner.scheme.markup !== true)
    return firstIndex(outer) < firstIndex(inner) || !surrounds(inner, outer);
  return surrounds(outer, inner);
}

/** 第…章, 第…节, 第…目 */
function isFormal(rank: number | undefined): rank is number {
  return rank !== undefined && rank >= 4 && rank <= 6;
}

/** 第…编, 第…章: a shape that says itself what it is. */
function isShaped({ scheme: { rank } }: Candidates): boolean {
  return rank !== undefined && rank <= FORMAL_RANK;
}

function hasNumbers({ headings }: Candidates): boolean {
  return headings.some(({ reading }) => reading.number !== undefined);
}

function surrounds(outer: Candidates, inner: Candidates): boolean {
  if (outer.scheme.markup === true || inner.scheme.markup === true)
    return outer.scheme.markup === true && inner.scheme.markup !== true;
  const runs = ascendingRuns(inner);
  const opens = outer.headings.map(({ index }) => index);
  const inside = runs.filter(
    ([first = 0, ...rest]) =>
      sectionOf(opens, first) >= 0 &&
      rest.every((index) => sectionOf(opens, index) === sectionOf(opens, first)),
  );
  if (inside.length < runs.length * SHARE_INSIDE) return false;
  // 第一回 to 第六十回 below the last label of a preface stand in no section of it.
  if (isShaped(inner) && !isShaped(outer)) {
    const holding = new Set(inside.map(([first = 0]) => sectionOf(opens, first)));
    if (holding.size < 2 && opens.length >= 2) return false;
  }
  const ranks = [outer.scheme.rank, inner.scheme.rank];
  // One run inside one section shows little: it may stand behind the last heading of a list before the text.
  if (runs.length === 1 && ranks[0] !== undefined && ranks[1] !== undefined && ranks[0] > ranks[1])
    return opens.some((index) => index > (runs[0]?.at(-1) ?? 0));
  return true;
}

/** The places of a numbering's headings, parted where it begins again. */
function ascendingRuns({ headings, scheme: { rank } }: Candidates): readonly (readonly number[])[] {
  const runs: number[][] = [];
  let last = Number.POSITIVE_INFINITY;
  for (const { index, reading } of headings) {
    const number = reading.number;
    if (number === undefined || number < last || (number === last && !isFormal(rank)))
      runs.push([index]);
    else runs.at(-1)?.push(index);
    last = number ?? Number.POSITIVE_INFINITY;
  }
  return runs;
}

/** The index of the section, among those that open at `opens`, in which the place lies; -1 before the first. */
function sectionOf(opens: readonly number[], place: number): number {
  let low = 0;
  let high = opens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((opens[middle] as number) <= place) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

export function firstIndex({ headings }: Candidates): number {
  return headings[0]?.index ?? Number.POSITIVE_INFINITY;
}
