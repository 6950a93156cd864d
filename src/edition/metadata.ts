import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import type { EditionMetadata } from '../model/edition.js';
import type { EditionData } from '../model/edition-schema.js';
import { SAME_MEANING } from '../model/foreign-keys.js';
import type { YamlRules } from '../model/yaml/yaml-diagnostics.js';
import type { PlaceOf } from './briefing.js';
import { readIdentifier } from './identifier.js';

/** The rules by which faults of edition.yaml and of front matter are reported. */
export const EDITION_RULES: YamlRules = {
  badYaml: 'edition/bad-yaml',
  unknownKey: 'edition/unknown-key',
  badValue: 'edition/bad-value',
  aliases: SAME_MEANING,
};

/** The metadata of an edition. If edition.yaml is at fault, the metadata that can be read without it. */
export function metadataOf(data: EditionData | undefined, id: string): EditionMetadata {
  const known = data ?? { title: id, language: 'zh-CN', creators: [], options: {} };
  // An official document is dated by its 成文日期, a briefing by its masthead.
  const date = known.date ?? known.official?.date ?? known.masthead?.date;
  return { ...known, id: known.id ?? id, ...(date !== undefined && { date }) };
}

export function identifierFaults(
  identifier: string | undefined,
  placeOf: PlaceOf,
): readonly Diagnostic[] {
  if (identifier === undefined || readIdentifier(identifier).sound) return [];
  return [diagnose('edition/bad-identifier', placeOf(['identifier']), { identifier })];
}
