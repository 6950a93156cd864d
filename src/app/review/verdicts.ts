import type { ReviewRecord, Verdict } from '../../model/review.js';
import { readDecisions } from '../decide.js';
import { changeKey, verdicts } from './record.js';

/**
 * The verdicts on the decisions, by their keys: those in decisions.yaml, which an editor may also write by hand, and
 * those that review.json calls accepted.
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
