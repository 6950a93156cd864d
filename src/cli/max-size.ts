import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

/** The most that a flag may ask for, MB: Node reads no larger file at once. */
const MOST = 2047;

/** `--max-size 500` → how many bytes of a file are read at most; nothing where the flag is absent. */
export function maxSizeFlag(
  flags: Readonly<Record<string, unknown>>,
  terminal: Terminal,
): { readonly maxBytes?: number } {
  const value = flags.maxSize;
  if (value === undefined) return {};
  const megabytes = /^\d+$/.test(String(value)) ? Number(value) : Number.NaN;
  if (megabytes >= 1 && megabytes <= MOST) return { maxBytes: megabytes * 2 ** 20 };
  const values = { flag: '--max-size', value: String(value) };
  throw new UsageError(terminal.word('badMaxSize', values));
}
