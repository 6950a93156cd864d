import { type Division, isNamedPart, isPart } from '../model/edition.js';
import type { Template } from '../model/template.js';

/** Whether a division has a page to itself as the title of a part, and stands above its chapters in the contents. */
export function standsAsPart(
  division: Division,
  { divisions: { parts } }: Pick<Template, 'divisions'>,
): boolean {
  return parts === 'named' ? isNamedPart(division) : parts && isPart(division);
}
