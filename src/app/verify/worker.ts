import { type CheckedObject, checkObjects } from '../../archive/index.js';
import { type PlainDiagnostic, plainDiagnostic } from '../batch/plain.js';

/** The objects that the pool hands to a thread, by their folders below the store. */
export interface VerifyTask {
  readonly store: string;
  readonly paths: readonly string[];
}

/** An object as it goes from thread to thread. */
export interface PlainObject extends Omit<CheckedObject, 'diagnostics'> {
  readonly diagnostics: readonly PlainDiagnostic[];
}

/** Checks the task's objects, in a thread of the pool. */
export async function verifyWork({ store, paths }: VerifyTask): Promise<readonly PlainObject[]> {
  const checked = await checkObjects(store, paths);
  return checked.map((one) => ({ ...one, diagnostics: one.diagnostics.map(plainDiagnostic) }));
}
