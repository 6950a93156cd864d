import type { Diagnostic } from '../../messages/diagnostic.js';

/** What mends a diagnostic at its place: the text that stands there, and what takes its place. */
export interface Remedy {
  readonly take: string;
  readonly put: string;
}

/** The rules whose diagnostics say what to write instead. */
const WORDED = new Set(['style/prefer', 'style/misspelt', 'style/usage']);

/** The remedy of a diagnostic; undefined where only a person can know it. */
export function remedyOf({ ruleId, values }: Diagnostic): Remedy | undefined {
  const { avoid, prefer } = values;
  if (!WORDED.has(ruleId) || typeof avoid !== 'string' || typeof prefer !== 'string') {
    return undefined;
  }
  return prefer === '' ? undefined : { take: avoid, put: prefer };
}
