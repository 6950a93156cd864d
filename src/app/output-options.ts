import * as v from 'valibot';
import { diagnose, InputError } from '../messages/diagnostic.js';
import type { Output, OutputOptions } from '../outputs/output.js';

/**
 * The options of each output, from those that a caller gives by name: an output takes the ones that its schema knows.
 * Throws InputError for a value that an output refuses.
 */
export function optionsOf(
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

/** The options that differ from the usual ones: what a build must be given again to give the same bytes. */
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
