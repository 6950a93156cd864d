import * as v from 'valibot';
import { diagnose, InputError } from '../messages/diagnostic.js';
import type { Output, OutputOptions } from '../outputs/output.js';

/**
 * The options of each output, from those that a caller gives by name: an output takes the ones that its schema knows.
 * Throws InputError for a value that an output refuses.
 */
export function optionsByOutput(
  outputs: readonly Output[],
  given: OutputOptions,
): ReadonlyMap<Output, OutputOptions> {
  return new Map(
    outputs.map((output) => {
      const result = v.safeParse(output.options, given);
      if (result.success) return [output, result.output];
      const [issue] = result.issues;
      const option = String(issue.path?.[0]?.key ?? '');
      const values = { format: output.name, option, problem: issue.message };
      throw new InputError([diagnose('io/bad-option', {}, values)]);
    }),
  );
}

/**
 * Throws InputError for an option that no output of the build takes, unless its value is the usual one: a user who asks for something
 * must not believe that it was done. `all` is the table of outputs.
 */
export function refuseUnused(
  given: OutputOptions,
  making: readonly Output[],
  all: readonly Output[],
): void {
  const usual = new Map(all.map((output) => [output, v.parse(output.options, {})]));
  const isOf = (output: Output, name: string) =>
    Object.hasOwn(usual.get(output) ?? {}, name) ||
    output.flags.some(({ option }) => option === name);
  for (const [name, value] of Object.entries(given)) {
    const takers = all.filter((output) => isOf(output, name));
    if (takers.length === 0) {
      const known = all.flatMap(({ flags }) => flags.map(({ option }) => option));
      throw new InputError([diagnose('io/unknown-option', {}, { option: name, known })]);
    }
    const isUsual = takers.some((output) => usual.get(output)?.[name] === value);
    if (value === undefined || isUsual || takers.some((output) => making.includes(output)))
      continue;
    const flag = takers[0]?.flags.find(({ option }) => option === name)?.flag.split(' ', 1)[0];
    const formats = making.map((output) => output.name);
    const needed = takers.map((output) => output.name);
    throw new InputError([
      diagnose('io/unused-option', {}, { flag: flag ?? name, formats, needed }),
    ]);
  }
}

/** The options that differ from the usual ones. A build needs them again to give the same bytes. */
export function recordedOptions(
  outputs: readonly Output[],
  given: ReadonlyMap<Output, OutputOptions>,
): OutputOptions {
  const entries = outputs.flatMap((output) => {
    const usual = v.parse(output.options, {});
    const chosen = Object.entries(given.get(output) ?? {});
    return chosen.filter(([name, value]) => value !== usual[name]);
  });
  return Object.fromEntries(entries);
}
