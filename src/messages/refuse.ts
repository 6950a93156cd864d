import { type Diagnostic, InputError } from './diagnostic.js';

/**
 * Throws InputError if one of the diagnostics is an error or, with `strict`, a warning. The InputError has all diagnostics, so that a
 * user can mend everything at once.
 */
export function refuse(diagnostics: readonly Diagnostic[], strict = false): void {
  const forbids = (one: Diagnostic) =>
    one.severity === 'error' || (strict && one.severity === 'warning');
  if (diagnostics.some(forbids)) throw new InputError(diagnostics);
}
