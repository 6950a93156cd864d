import type { ReadingLimits } from '../model/line-limit.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

/** The most that a flag may ask for, MB: Node reads no larger file at once. */
const MOST_MEGABYTES = 2047;
/** No file of that size has more lines. */
const MOST_LINES = MOST_MEGABYTES * 2 ** 20;

/** `--max-size 500` and `--max-lines 600000` → how much is read at most; nothing where a flag is absent. */
export function readingLimits(
  flags: Readonly<Record<string, unknown>>,
  terminal: Terminal,
): ReadingLimits {
  const { maxSize, maxLines } = flags;
  return {
    ...(maxSize !== undefined && {
      maxBytes: wholeNumber('--max-size', maxSize, MOST_MEGABYTES, terminal) * 2 ** 20,
    }),
    ...(maxLines !== undefined && {
      maxLines: wholeNumber('--max-lines', maxLines, MOST_LINES, terminal),
    }),
  };
}

function wholeNumber(flag: string, given: unknown, most: number, terminal: Terminal): number {
  const value = String(given);
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (number >= 1 && number <= most) return number;
  throw new UsageError(terminal.word('badMost', { flag, value, most }));
}
