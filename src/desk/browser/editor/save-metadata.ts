import type { Documents } from '../documents.js';
import { attempt, note } from '../notes.js';
import { call } from '../server.js';
import { t } from '../words.js';

/** Saves one value of edition.yaml, unless the file changed meanwhile, and reads the edition anew. */
export async function saveMetadata(
  documents: Documents,
  path: readonly string[],
  value: unknown,
): Promise<void> {
  const { id } = documents;
  const version = documents.get('edition.yaml')?.version;
  if (version === undefined) return;
  const changes = [{ path, value }];
  const answer = await attempt(() => call('metadata', { id, version, changes }));
  if (answer !== undefined && !answer.saved) note(t('changedMeanwhile'), 'fault');
  await attempt(() => documents.load());
}
