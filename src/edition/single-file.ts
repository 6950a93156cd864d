import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import { DivisionSchema, EditionSchema } from '../model/edition-schema.js';
import { translateKeys } from '../model/foreign-keys.js';
import type { ReadingLimits } from '../model/line-limit.js';
import { checkValue } from '../model/yaml/check-value.js';
import { yamlDiagnostics } from '../model/yaml/yaml-diagnostics.js';
import { checkYaml } from '../model/yaml/yaml-file.js';
import type { YamlText } from '../model/yaml/yaml-text.js';
import { hasBoxes, translateBoxes } from './boxes.js';
import { DIVISION_KEYS, type EditionFile, parseBody, withFront, withHeading } from './division.js';
import { hasFigures, numberFigures } from './figures.js';
import { readFrontMatter } from './front-matter.js';
import { glyphPictures, setGlyphs } from './glyphs.js';
import { readIdentifier } from './identifier.js';
import { refuseTooLong } from './length.js';
import { EDITION_RULES, identifierFaults, metadataOf } from './metadata.js';
import type { ParsedEdition } from './parsed-edition.js';

const EDITION_KEYS = Object.keys(EditionSchema.entries);

/**
 * One Markdown file as an edition: its H1 is the title of the edition and of its only division; the keys of
 * edition.yaml may stand in its front matter beside those of a division. Keys that other programs write are taken where
 * they mean the same, and named in one line of information where they don't.
 */
export function parseSingleFile(
  file: EditionFile,
  id: string,
  limits: ReadingLimits = {},
): ParsedEdition {
  refuseTooLong([file], limits);
  const front = readFrontMatter(file);
  const { data, left, written } = translateKeys(recordOf(front.data), [
    ...EDITION_KEYS,
    ...DIVISION_KEYS,
  ]);
  const body = parseBody(file, limits);
  const part = (keys: readonly string[]) =>
    Object.fromEntries(Object.entries(data).filter(([key]) => keys.includes(key)));
  const ofDivision = checkYaml({ ...front, faults: [], data: part(DIVISION_KEYS) }, DivisionSchema);
  const ofEdition = part(EDITION_KEYS);
  const title = ofEdition.title ?? (body.heading || id);
  const text = placedAsWritten(front, written);
  const useless = uselessKeys(ofEdition, written);
  const used = Object.entries({ ...ofEdition, title }).filter(([key]) => !useless.has(key));
  const read = checkYaml({ ...text, data: Object.fromEntries(used) }, EditionSchema);
  // A file from elsewhere often has its title in the front matter alone.
  const headed = typeof title === 'string' && ofEdition.title !== undefined;
  const parsed = withFront(file, headed ? withHeading(body, title) : body, ofDivision);
  const metadata = metadataOf(read.value, id);
  const figures = hasFigures(file.text) ? numberFigures([parsed.division], metadata.language) : [];
  if (hasBoxes(file.text)) translateBoxes([parsed.division], metadata.language);
  setGlyphs([parsed.division], glyphPictures(metadata));
  return {
    edition: {
      metadata,
      divisions: [parsed.division],
      assets: new Map(),
    },
    diagnostics: [
      ...yamlDiagnostics(read.faults, EditionSchema, EDITION_RULES),
      ...foreignKeys([...left, ...[...useless].map((key) => written.get(key) ?? key)], front),
      ...identifierFaults(read.value?.identifier, read.placeOf),
      ...parsed.diagnostics,
      ...figures,
    ],
    placeOf: read.placeOf,
  };
}

function foreignKeys(left: readonly string[], front: YamlText): readonly Diagnostic[] {
  const [first] = left;
  if (first === undefined) return [];
  return [diagnose('edition/foreign-keys', front.placeOf([first]), { keys: left })];
}

/** Places of keys that were translated: where the key stands as it is written. */
function placedAsWritten(front: YamlText, written: ReadonlyMap<string, string>): YamlText {
  return {
    ...front,
    placeOf: ([key = '', ...rest]) => front.placeOf([written.get(String(key)) ?? key, ...rest]),
  };
}

/** Translated keys whose value is none that edition.yaml takes: another program means something else by them. */
function uselessKeys(
  data: Readonly<Record<string, unknown>>,
  written: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const { faults } = checkValue({ title: '', ...data }, EditionSchema);
  const atFault = new Set(faults.map(({ path }) => String(path[0])));
  const { identifier } = data;
  if (identifier !== undefined && !readIdentifier(String(identifier)).sound) {
    atFault.add('identifier');
  }
  return new Set([...written.keys()].filter((key) => atFault.has(key)));
}

function recordOf(data: unknown): Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
    ? (data as Record<string, unknown>)
    : {};
}
