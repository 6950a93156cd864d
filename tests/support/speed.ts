import { deflateSync, inflateSync } from 'node:zlib';
import { expect } from 'vitest';

/**
 * Limits of time hold the product, not the machine. They are given in seconds of the machine on which they were set, and of
 * the processor's time: what else runs on the machine does not count. A slower machine gets as much more as it is slower.
 */

/** What `piece` takes on the machine on which the limits were set, s. */
const REFERENCE = 0.19;
/** How long a measurement holds, ms: a machine that is shared grows slower and faster. */
const FRESH = 30_000;

let measured: { readonly at: number; readonly slowness: number } | undefined;

/** A fixed piece of work of the kinds that Kanben does: texts, tables of words, expressions, packing. */
function piece(): number {
  const words: string[] = [];
  let seed = 1;
  for (let count = 0; count < 120_000; count++) {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    words.push(`第${seed % 9973}行的话`);
  }
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const text = words
    .sort()
    .join('\n')
    .replace(/第(\d+)/gu, '$1-');
  const bytes = inflateSync(deflateSync(Buffer.from(text)));
  return [...bytes.toString()].length + counts.size;
}

/** The time that the processor works for this process while `work` runs, s. */
export async function processorTime(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** How many times longer this machine takes just now than the one on which the limits were set; never below 1. */
export async function slowness(): Promise<number> {
  if (measured === undefined || performance.now() - measured.at > FRESH) {
    const times: number[] = [];
    for (let count = 0; count < 3; count++) times.push(await processorTime(piece));
    const [, median = REFERENCE] = times.sort((first, second) => first - second);
    measured = { at: performance.now(), slowness: Math.max(1, median / REFERENCE) };
  }
  return measured.slowness;
}

/** Runs `work`; fails where it takes more than `limit` seconds of the processor's time, for each time that this machine is slower. */
export async function within(limit: number, work: () => unknown, what?: string): Promise<void> {
  const seconds = await processorTime(work);
  // Measured only where it decides.
  if (seconds > limit) expect(seconds / (await slowness()), what).toBeLessThan(limit);
}
