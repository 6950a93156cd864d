import { type Diagnostic, diagnose, type Place } from '../../messages/diagnostic.js';
import type { StyleFinding, StyleOrigin } from './house-style.js';

const RULES = {
  own: { prefer: 'style/prefer', avoid: 'style/avoid' },
  misspelt: { prefer: 'style/misspelt', avoid: 'style/misspelt' },
  usage: { prefer: 'style/usage', avoid: 'style/usage' },
} as const satisfies Record<StyleOrigin, unknown>;

/** A finding of the house style as its editor reads it. */
export function styleDiagnostic(finding: StyleFinding, place: Place): Diagnostic {
  const { avoid, prefer, why, origin } = finding;
  const kind = prefer === undefined ? 'avoid' : 'prefer';
  return diagnose(RULES[origin][kind], place, {
    avoid,
    prefer: prefer ?? '',
    why: why === undefined ? '' : { zh: `（${why}）`, en: ` (${why})` },
  });
}
