import { type Diagnostic, InputError } from './diagnostic.js';

/**
 * Ends a command where a diagnostic forbids going on: an error, or under `strict` a warning too. All of
 * them travel with the InputError, so that a user mends everything at once.
 */
export function refuse(diagnostics: readonly Diagnostic[], strict = false): void {
  const forbids = (one: Diagnostic) =>
    one.severity === 'error' || (strict && one.severity === 'warning');
  if (diagnostics.some(forbids)) throw new InputError(diagnostics);
}
