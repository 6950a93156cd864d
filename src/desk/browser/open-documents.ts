import { Documents } from './documents.js';
import { ReviewSteps } from './review/review-steps.js';

/** An edition that this window works on. */
export interface OpenEdition {
  readonly documents: Documents;
  readonly steps: ReviewSteps;
}

const open = new Map<string, OpenEdition>();

/** An edition's texts and steps. They stay in memory after their view is left until all of it is in the files. */
export function openEdition(id: string): OpenEdition {
  for (const [other, edition] of open) {
    if (other !== id && isSaved(edition)) open.delete(other);
  }
  const known = open.get(id) ?? begun(id);
  open.set(id, known);
  return known;
}

function begun(id: string): OpenEdition {
  const documents = new Documents(id);
  return { documents, steps: new ReviewSteps(id, () => documents.load()) };
}

/** Whether all that was typed and decided is in the files. */
export function isSaved({ documents, steps }: OpenEdition): boolean {
  return documents.isSaved && steps.isSaved;
}

/** Whether that holds for all editions of this window. */
export function isAllSaved(): boolean {
  return [...open.values()].every(isSaved);
}
