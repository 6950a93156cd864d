import { type Diagnostic, messageText } from './diagnostic.js';
import type { Language } from './index.js';

/** A diagnostic as other programs read it (`--json`, build.json). */
export interface DiagnosticValue {
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly severity: 'error' | 'warning' | 'info';
  readonly rule: string;
  readonly message: string;
}

export function diagnosticValue(diagnostic: Diagnostic, language: Language): DiagnosticValue {
  return {
    file: diagnostic.file || null,
    line: diagnostic.line ?? null,
    column: diagnostic.column ?? null,
    severity: diagnostic.severity,
    rule: diagnostic.ruleId,
    message: messageText(diagnostic, language),
  };
}
