import { join } from 'node:path';
import { fileKind } from '../../host/files.js';
import { readWithin } from '../../host/within.js';
import { readJson } from '../../model/json-file.js';
import {
  type ReviewChange,
  type ReviewRecord,
  ReviewSchema,
  type ReviewStep,
  type Verdict,
} from '../../model/review.js';

export const REVIEW = 'review.json';

/** The steps of the review of the edition in `folder`; none where nothing was reviewed yet. */
export function readReview(folder: string): ReviewRecord {
  const path = join(folder, REVIEW);
  if (fileKind(path) === 'none') return { version: 1, steps: [] };
  return readJson(new TextDecoder().decode(readWithin(folder, path)), path, ReviewSchema);
}

/** review.json, a step a line. */
export function reviewText({ steps }: ReviewRecord): string {
  const lines = steps.map((step) => JSON.stringify(step));
  return `{"version":1,\n"steps":[\n${lines.join(',\n')}\n]}\n`;
}

/** The key of a decision: a rule and a line. */
export function changeKey({ rule, line }: Pick<ReviewChange, 'rule' | 'line'>): string {
  return `${line.source ?? ''}\n${line.number}\n${line.sha256}\n${rule}`;
}

/** The verdict on each decision that a step changed: that of its last step that counts, else the verdict before. */
export function verdicts(steps: readonly ReviewStep[]): ReadonlyMap<string, Verdict> {
  const states = new Map<string, Verdict>();
  for (const { changes, undone } of steps) {
    for (const change of changes) {
      const key = changeKey(change);
      if (!undone) states.set(key, change.after);
      else if (!states.has(key)) states.set(key, change.before);
    }
  }
  return states;
}
