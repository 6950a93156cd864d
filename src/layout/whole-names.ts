import type { Edition } from '../model/edition.js';
import { REGIONS } from '../model/regions.js';
import type { Template } from '../model/template.js';

/** Names that no line of a title, a heading, a caption or a cell divides: the template's, the edition's, the regions'. */
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
