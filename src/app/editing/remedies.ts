import type { Diagnostic } from '../../messages/diagnostic.js';

/** The remedy of a diagnostic: the text at its place, and the text that replaces it. */
export interface Remedy {
  readonly take: string;
  readonly put: string;
}

/** The rules whose diagnostics name a replacement. */
const WORDED = new Set(['style/prefer', 'style/misspelt', 'style/usage']);

/** The remedy of a diagnostic; undefined where only a person can know it. */
export function remedyOf({ ruleId, values }: Diagnostic): Remedy | undefined {
  const { avoid, prefer } = values;
  if (!WORDED.has(ruleId) || typeof avoid !== 'string' || typeof prefer !== 'string') {
    return undefined;
  }
  return prefer === '' ? undefined : { take: avoid, put: prefer };
}
