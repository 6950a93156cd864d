import { join } from 'node:path';
import { settleFolder, writeAll } from '../../host/write-all.js';
import { diagnose, InputError } from '../../messages/diagnostic.js';
import type { Decision } from '../../model/decisions.js';
import type { ReviewChange, ReviewRecord, Verdict } from '../../model/review.js';
import { changedDecisions, type DecisionChange } from '../../normalise/decisions-file.js';
import { DECISIONS, decisionsText } from '../decide.js';
import { readKept } from '../import/sources.js';
import { lineAt } from './line-at.js';
import { changeKey, REVIEW, readReview, reviewText, verdicts } from './record.js';
import { importedFrom, type ReimportOptions, reimport } from './reimport.js';
import { currentVerdicts } from './verdicts.js';

/** The verdict of an editor on one decision of the rules. */
export interface LineVerdict {
  /** Index of the source, and the line in it from 1. */
  readonly source: number;
  readonly line: number;
  readonly rule: string;
  readonly verdict: Verdict;
}

/** The side that is taken if an editor and a decision both changed a place, and the memory from step to step. */
export type DecideOptions = Pick<ReimportOptions, 'take' | 'memory'>;

/** The verdicts that were carried out, and those that would change nothing. */
export interface DecideResult {
  /** The step's number; absent where nothing changed. */
  readonly step?: number;
  readonly changed: number;
  readonly skipped: number;
}

/**
 * Takes a step of the review of the edition in `folder`: writes it to review.json, and imports the edition's sources again
 * where the step reverses a decision or takes a reversal back. All files are written together. Throws an InputError
 * where a decision contradicts another one, or where its place was also changed by hand and `take` says nothing; nothing
 * is written then.
 */
export async function decideLines(
  folder: string,
  given: readonly LineVerdict[],
  options: DecideOptions = {},
): Promise<DecideResult> {
  const { standing } = await importedFrom(folder);
  const sources = await readKept(standing);
  const record = readReview(folder);
  const current = await currentVerdicts(folder, record);
  const changes = new Map<string, ReviewChange>();
  for (const { rule, verdict, source, line: number } of given) {
    const line = lineAt(sources, source, number);
    if (line === undefined) {
      throw new InputError([diagnose('review/no-line', { file: folder }, { line: number })]);
    }
    const change = { rule, line };
    const before = current.get(changeKey(change)) ?? 'open';
    if (before !== verdict) changes.set(changeKey(change), { ...change, before, after: verdict });
  }
  const skipped = given.length - changes.size;
  if (changes.size === 0) return { changed: 0, skipped };
  const number = (record.steps.at(-1)?.number ?? 0) + 1;
  const step = { number, changes: [...changes.values()], undone: false };
  await apply(folder, { ...record, steps: [...record.steps, step] }, step.changes, options);
  return { step: number, changed: changes.size, skipped };
}

/**
 * Takes back the step of that number, or counts it again: any step, at any time. What later steps made of the same
 * decisions stays. Throws an InputError where there is no such step.
 */
export async function undoStep(
  folder: string,
  number: number,
  undone: boolean,
  options: DecideOptions = {},
): Promise<void> {
  await settleFolder(folder);
  const record = readReview(folder);
  const step = record.steps.find((one) => one.number === number);
  if (step === undefined) {
    throw new InputError([diagnose('review/no-step', { file: join(folder, REVIEW) }, { number })]);
  }
  const steps = record.steps.map((one) => (one === step ? { ...one, undone } : one));
  const states = verdicts(steps);
  const changes = step.changes.map((change) => ({
    ...change,
    after: states.get(changeKey(change)) ?? change.before,
  }));
  await apply(folder, { ...record, steps }, changes, options);
}

/** Writes the record, and the edition anew where decisions.yaml becomes another one. */
async function apply(
  folder: string,
  record: ReviewRecord,
  changes: readonly ReviewChange[],
  options: DecideOptions,
): Promise<void> {
  const before = await decisionsText(folder);
  const decisions = changedDecisions(before, join(folder, DECISIONS), changes.map(decisionOf));
  const files = [{ path: REVIEW, bytes: reviewText(record) }];
  if (decisions === before) await writeAll(folder, files);
  else await reimport(folder, { decisions, beside: files, ...options });
}

/** The change of decisions.yaml for a verdict: an open or accepted decision is not a decision against a rule. */
function decisionOf({ rule, line, after }: ReviewChange): DecisionChange {
  const key: Pick<Decision, 'rule' | 'line'> = { rule, line };
  return after === 'open' || after === 'accepted' ? key : { ...key, take: after };
}
