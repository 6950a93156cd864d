import type { LedgerReason } from '../../messages/reasons.js';
import type { WorkingLine } from '../working-line.js';

/** Gives a line the fate `dropped`, with its rule and the reason. */
export function mark(line: WorkingLine, as: string, why: LedgerReason): void {
  line.fate = 'dropped';
  line.as = as;
  line.why = why;
}
