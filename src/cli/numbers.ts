import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

/** A flag that takes a number above 0; nothing where the flag is absent. */
export function number<Name extends string>(
  flags: Readonly<Record<string, unknown>>,
  name: Name,
  flag: string,
  terminal: Terminal,
  isWhole = false,
): { readonly [Key in Name]?: number } {
  const value = flags[name];
  if (value === undefined) return {};
  const read = /^\d+(\.\d+)?$/.test(String(value)) ? Number(value) : Number.NaN;
  if (read > 0 && (!isWhole || Number.isInteger(read))) {
    return { [name]: read } as { readonly [Key in Name]?: number };
  }
  throw new UsageError(terminal.word('badNumber', { flag, value: String(value) }));
}

/** The flags of a pool of threads. */
export function poolNumbers(flags: Readonly<Record<string, unknown>>, terminal: Terminal) {
  return {
    ...number(flags, 'jobs', '--jobs', terminal, true),
    ...number(flags, 'memory', '--memory', terminal, true),
    ...number(flags, 'timeLimit', '--time-limit', terminal),
  };
}
