import { type Diagnostic, diagnose, type Place } from '../../messages/diagnostic.js';
import type { Values } from '../../messages/fill.js';
import type { RuleId } from '../../messages/index.js';

/** A diagnostic as plain values, which can go from thread to thread and into the cache. */
export interface PlainDiagnostic {
  readonly rule: RuleId;
  readonly place: Place;
  readonly values: Values;
}

export function plainDiagnostic({ ruleId, file, line, column, values, severity }: Diagnostic) {
  const place = { file: file || undefined, line: line ?? undefined, column: column ?? undefined };
  return { rule: ruleId, place, values, severity };
}

export function revived({ rule, place, values }: PlainDiagnostic): Diagnostic {
  return diagnose(rule, place, values);
}
