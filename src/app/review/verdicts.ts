import type { ReviewRecord, Verdict } from '../../model/review.js';
import { readDecisions } from '../decide.js';
import { changeKey, verdicts } from './record.js';

/**
 * What was made of the decisions, by their keys: what decisions.yaml says, which an editor may also write by hand, and
 * what review.json calls accepted.
 */
export async function currentVerdicts(
  folder: string,
  { steps }: ReviewRecord,
): Promise<ReadonlyMap<string, Verdict>> {
  const states = new Map<string, Verdict>();
  for (const [key, verdict] of verdicts(steps)) {
    if (verdict === 'accepted') states.set(key, verdict);
  }
  for (const { decision } of await readDecisions(folder)) {
    states.set(changeKey(decision), decision.take);
  }
  return states;
}
