import { join } from 'node:path';
import { type Document, isMap, parseDocument } from 'yaml';
import { EDITION_RULES } from '../../edition/metadata.js';
import { settleFolder } from '../../host/write-all.js';
import { diagnose, InputError } from '../../messages/diagnostic.js';
import { EditionSchema } from '../../model/edition-schema.js';
import { yamlDiagnostics } from '../../model/yaml/yaml-diagnostics.js';
import { readYaml } from '../../model/yaml/yaml-file.js';
import { type SaveResult, saveText, standingText } from './edition-texts.js';

/** A value of edition.yaml; an empty one takes the key away. */
export interface MetadataEdit {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

const YAML = 'edition.yaml';

/**
 * Changes values of edition.yaml, comments and order kept. `version` is the file that the changes were made for. Throws
 * an InputError, with line and column, where a value is none that the key may have; nothing is written then.
 */
export async function changeMetadata(
  folder: string,
  version: string,
  changes: readonly MetadataEdit[],
): Promise<SaveResult> {
  await settleFolder(folder);
  const standing = standingText(folder, YAML);
  if (standing === undefined) {
    throw new InputError([diagnose('io/no-edition', { file: folder })]);
  }
  if (standing.version !== version) return { saved: false, theirs: standing };
  const document: Document = parseDocument(standing.text);
  for (const { path, value } of changes) {
    if (isUnset(value)) removeAt(document, path);
    else document.setIn([...path], document.createNode(value));
  }
  const text = document.toString({ lineWidth: 0 });
  const { faults } = readYaml(text, join(folder, YAML), EditionSchema);
  const wrong = yamlDiagnostics(faults, EditionSchema, EDITION_RULES).filter(
    ({ severity }) => severity === 'error',
  );
  if (wrong.length > 0) throw new InputError(wrong);
  return saveText(folder, { path: YAML, text, version });
}

function isUnset(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** Removes a key, and the maps around it that have no other. */
function removeAt(document: Document, path: readonly (string | number)[]): void {
  if (!document.hasIn(path)) return;
  document.deleteIn(path);
  for (let depth = path.length - 1; depth > 0; depth--) {
    const around = path.slice(0, depth);
    const map = document.getIn(around, true);
    if (!isMap(map) || map.items.length > 0) return;
    document.deleteIn(around);
  }
}
