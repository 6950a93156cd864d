import type { Diagnostic } from '../messages/diagnostic.js';

/**
 * The diagnostics of a build that the build before it did not report. An edit moves the lines below it and changes
 * nothing in their diagnostics, so places do not count. If the same words occur more often than before, nobody can
 * say which of them is new, and all of them are given.
 */
export function newDiagnostics(
  before: readonly Diagnostic[],
  now: readonly Diagnostic[],
): readonly Diagnostic[] {
  const [old, current] = [counts(before), counts(now)];
  return now.filter(
    (one) => (current.get(diagnosticKey(one)) ?? 0) > (old.get(diagnosticKey(one)) ?? 0),
  );
}

function counts(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, number> {
  const by = new Map<string, number>();
  for (const one of diagnostics) by.set(diagnosticKey(one), (by.get(diagnosticKey(one)) ?? 0) + 1);
  return by;
}

function diagnosticKey({ file, ruleId, message }: Diagnostic): string {
  return [file, ruleId, message].join('\0');
}
