import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import type { Division, Edition } from '../model/edition.js';
import { EditionSchema } from '../model/edition-schema.js';
import type { ReadingLimits } from '../model/line-limit.js';
import { eachNode } from '../model/markdown/each-node.js';
import { byPath } from '../model/order.js';
import { yamlDiagnostics } from '../model/yaml/yaml-diagnostics.js';
import { readYaml } from '../model/yaml/yaml-file.js';
import { hasBoxes, translateBoxes } from './boxes.js';
import {
  divisionFaults,
  type EditionFile,
  type ParsedDivision,
  parseDivision,
} from './division.js';
import { hasFigures, numberFigures } from './figures.js';
import { glyphPictures, setGlyphs } from './glyphs.js';
import { readIdentifier } from './identifier.js';
import { refuseTooLong } from './length.js';
import { externalLink, InnerLinks } from './links.js';
import { EDITION_RULES, identifierFaults, metadataOf } from './metadata.js';
import type { ParsedEdition } from './parsed-edition.js';
import './nodes.js';
import { sha256 } from '../model/sha256.js';

export type { Division, DivisionRole, Edition, EditionMetadata } from '../model/edition.js';
export { plainText } from '../model/markdown/plain-text.js';
export { briefingFaults, isClassified, type PlaceOf } from './briefing.js';
export { type EditionFile, parseDivision } from './division.js';
export { type Identifier, readIdentifier } from './identifier.js';
export { officialFaults } from './official.js';
export type { ParsedEdition } from './parsed-edition.js';
export { parseSingleFile } from './single-file.js';

/** Images that the divisions name, with the place of each. */
export interface NamedImage {
  readonly url: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * edition.yaml and Markdown files, in the order of their names, → edition. `id` is the folder's name; `parse` may
 * remember the tree of a file.
 */
export function parseEdition(
  yaml: EditionFile,
  files: readonly EditionFile[],
  id: string,
  parse: (file: EditionFile) => ParsedDivision = parseDivision,
  limits: ReadingLimits = {},
): ParsedEdition {
  refuseTooLong(files, limits);
  const read = readYaml(yaml.text, yaml.path, EditionSchema);
  const diagnostics: Diagnostic[] = [...yamlDiagnostics(read.faults, EditionSchema, EDITION_RULES)];
  const parsed = [...files].sort(byPath).map((file) => parse(file));
  if (parsed.length === 0) diagnostics.push(diagnose('edition/no-divisions', { file: yaml.path }));
  diagnostics.push(...parsed.flatMap((one) => one.diagnostics));
  const metadata = metadataOf(read.value, id);
  if (files.some(({ text }) => hasFigures(text))) {
    const divisions = parsed.map(({ division }) => division);
    diagnostics.push(...numberFigures(divisions, metadata.language));
  }
  if (files.some(({ text }) => hasBoxes(text)))
    translateBoxes(
      parsed.map(({ division }) => division),
      metadata.language,
    );
  setGlyphs(
    parsed.map(({ division }) => division),
    glyphPictures(metadata),
  );
  if (metadata.id !== id) {
    diagnostics.push(
      diagnose('edition/id-differs', read.placeOf(['id']), { id: metadata.id, folder: id }),
    );
  }
  diagnostics.push(...identifierFaults(metadata.identifier, read.placeOf));
  return {
    edition: {
      metadata,
      divisions: withNames(parsed.map(({ division }) => division)),
      assets: new Map(),
    },
    diagnostics,
    placeOf: read.placeOf,
  };
}

/** Gives each division a distinct name: `01-a.md` and `01-a.MD` are two files of one stem. */
function withNames(divisions: readonly Division[]): readonly Division[] {
  const taken = new Set<string>();
  return divisions.map((division) => {
    let { name } = division;
    for (let n = 2; taken.has(name); n++) name = `${division.name}-${n}`;
    taken.add(name);
    return name === division.name ? division : { ...division, name };
  });
}

/** The images that the edition's text names. */
export function namedImages({ divisions }: Pick<Edition, 'divisions'>): readonly NamedImage[] {
  const images: NamedImage[] = [];
  for (const { tree, file } of divisions) {
    eachNode(tree, (node) => {
      if (node.type !== 'image') return;
      const { line = 1, column = 1 } = node.position?.start ?? {};
      images.push({ url: node.url, file, line, column });
    });
  }
  return images;
}

/** Every diagnostic of an edition's structure, beyond those that reading it gave. */
export function checkEdition({ divisions }: Edition): readonly Diagnostic[] {
  const links = new InnerLinks(divisions);
  return divisions.flatMap((division: Division) => {
    const diagnostics = [...divisionFaults(division)];
    eachNode(division.tree, (node) => {
      if (node.type !== 'link') return;
      const { url } = node;
      if (links.find(url, division) !== undefined || externalLink(url) !== undefined) return;
      diagnostics.push(
        diagnose('edition/dead-link', { file: division.file, ...node.position?.start }, { url }),
      );
    });
    return diagnostics;
  });
}

/**
 * The URN (or other text) that names this edition and no other, the same in every build: of a book its ISBN; of an
 * issue of a serial a UUID derived from the serial's number and the issue's, since ISSN and CN name all issues
 * alike; where edition.yaml gives none a UUID derived from the text.
 */
export function editionIdentifier(edition: Edition): string {
  const { metadata, divisions } = edition;
  const known = metadata.identifier === undefined ? undefined : readIdentifier(metadata.identifier);
  if (known?.kind === 'isbn') return `urn:isbn:${known.key}`;
  if (known?.kind === 'other') return known.text;
  const issue = known?.issue ?? metadata.masthead?.issue;
  if (known !== undefined && issue !== undefined) return uuidOf([known.kind, known.key, issue]);
  return uuidOf([metadata.id, metadata.title, divisions.map(({ tree }) => tree.children)]);
}

/** The same for the same value, wherever in the files its parts stand. */
function uuidOf(value: unknown): string {
  const digest = sha256(placelessJson(value));
  // RFC 9562 version 8: a UUID whose bits its maker chooses.
  const variant = ((Number.parseInt(digest.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `urn:uuid:${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}

/** JSON as JSON.stringify writes it, but for the places of nodes. */
function placelessJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(placelessJson).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  let json = '';
  for (const [key, member] of Object.entries(value)) {
    if (key === 'position' || member === undefined) continue;
    json += `${json === '' ? '' : ','}${JSON.stringify(key)}:${placelessJson(member)}`;
  }
  return `{${json}}`;
}
