import { join } from 'node:path';
import { fileKind } from '../host/files.js';
import { readWithin } from '../host/within.js';
import { settleFolder, writeAll } from '../host/write-all.js';
import type { Decision } from '../model/decisions.js';
import type { PlacedDecision } from '../normalise/decisions.js';
import {
  type DecisionKey,
  parseDecisions,
  withDecision,
  withoutDecision,
} from '../normalise/decisions-file.js';

export const DECISIONS = 'decisions.yaml';

/**
 * The decisions of an editor against the normaliser, from `<folder>/decisions.yaml`; none if there is no such file.
 * Throws an InputError with the line and column of each fault.
 */
export async function readDecisions(folder: string): Promise<readonly PlacedDecision[]> {
  return parseDecisions(await decisionsText(folder), join(folder, DECISIONS));
}

/** Adds a decision to `<folder>/decisions.yaml`, in place of an earlier one of that rule on that line. */
export async function addDecision(folder: string, decision: Decision): Promise<void> {
  const text = withDecision(await decisionsText(folder), join(folder, DECISIONS), decision);
  await writeAll(folder, [{ path: DECISIONS, bytes: text }]);
}

/** Removes a decision from `<folder>/decisions.yaml`. Gives whether it was there. */
export async function removeDecision(folder: string, key: DecisionKey): Promise<boolean> {
  const before = await decisionsText(folder);
  const text = withoutDecision(before, join(folder, DECISIONS), key);
  if (text === before) return false;
  await writeAll(folder, [{ path: DECISIONS, bytes: text }]);
  return true;
}

/** The text of `<folder>/decisions.yaml`; empty where there is none. */
export async function decisionsText(folder: string): Promise<string> {
  await settleFolder(folder);
  const path = join(folder, DECISIONS);
  return fileKind(path) === 'none' ? '' : new TextDecoder().decode(readWithin(folder, path));
}
