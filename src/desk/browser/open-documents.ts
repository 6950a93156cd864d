import { Documents } from './documents.js';

/** The editions whose texts this window holds. */
const open = new Map<string, Documents>();

/** The texts of an edition. They stay in memory after their view is left until what was typed is in the files. */
export function documentsOf(id: string): Documents {
  for (const [other, documents] of open) {
    if (other !== id && documents.isSaved) open.delete(other);
  }
  const known = open.get(id) ?? new Documents(id);
  open.set(id, known);
  return known;
}

/** Whether all that was typed in this window is in the files. */
export function isAllSaved(): boolean {
  return [...open.values()].every(({ isSaved }) => isSaved);
}
