import { sum } from '../model/numbers.js';
/** The median; undefined for no values. */
export function median(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

export function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : sum(values) / values.length;
}

/** The value that `share` (0 to 1) of the values do not exceed. */
export function percentile(values: readonly number[], share: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/**
 * The most frequent value, where values within `bin` of each other count as one: the median of
 * the fullest bin and its neighbours. Undefined for no values.
 */
export function mode(values: Iterable<number>, bin: number): number | undefined {
  const all = [...values];
  const counts = new Map<number, number>();
  for (const value of all) {
    const key = Math.round(value / bin);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  let fullest: number | undefined;
  let most = 0;
  for (const [key, count] of counts) {
    if (count > most) [fullest, most] = [key, count];
  }
  if (fullest === undefined) return undefined;
  const centre = fullest;
  return median(all.filter((value) => Math.abs(value / bin - centre) <= 1));
}

/** The largest value; undefined for no values. Math.max cannot take as many arguments as a book has values. */
export function largest(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((a, b) => Math.max(a, b));
}

export function smallest(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((a, b) => Math.min(a, b));
}
