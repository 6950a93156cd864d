import type { Edition } from '../model/edition.js';
import { REGIONS } from '../model/regions.js';
import type { Template } from '../model/template.js';

/** The names of the template, of the edition and of regions. No line of a title, heading, caption or cell divides them. */
export function wholeNames(
  { metadata, divisions }: Edition,
  template: Template,
): readonly string[] {
  const { creators, publisher, masthead } = metadata;
  return [
    ...template.wholeNames,
    ...creators.map(({ name }) => name),
    ...[publisher, masthead?.name, masthead?.unit].filter((name) => name !== undefined),
    ...divisions.flatMap(({ label }) => label ?? []),
    ...REGIONS.flatMap(({ name, fullName }) => [name, fullName]),
  ];
}
