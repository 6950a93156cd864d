import { basename } from 'node:path';
import { parseEdition, parseSingleFile } from '../edition/index.js';
import type { Edition } from '../model/edition.js';
import { type EditionText, editionText, NO_TEXT } from './changes.js';
import { stateOf } from './inventory.js';
import { readVersion, type StoredObject } from './store.js';

/** The parts of a version that are compared: its text and the digests of its files. */
export interface VersionText {
  readonly text: EditionText;
  readonly files: ReadonlyMap<string, string>;
}

const CONTENT = /^content\/(?:[^/]+\/)?[^/]+\.(?:md|markdown)$|^content\/[^/]+\/edition\.yaml$/i;

/** The text of an archived version; none where it isn't an edition's. */
export async function versionText(object: StoredObject, version: string): Promise<VersionText> {
  const files = await readVersion(object, version, (path) => CONTENT.test(path));
  return { text: textOfFiles(files), files: stateOf(object.inventory, version) };
}

/** The text of an edition's files by their paths in the archive. */
export function textOfFiles(files: ReadonlyMap<string, Uint8Array>): EditionText {
  const edition = parseVersion(files);
  return edition === undefined ? NO_TEXT : editionText(edition);
}

/** Reads the edition in files by their paths in the archive; undefined if they are not an edition. */
export function parseVersion(files: ReadonlyMap<string, Uint8Array>): Edition | undefined {
  const texts = [...files]
    .filter(([path]) => CONTENT.test(path))
    .map(([path, bytes]) => ({ path, text: new TextDecoder().decode(bytes) }));
  const yaml = texts.find(({ path }) => path.endsWith('/edition.yaml'));
  const markdown = texts.filter((one) => one !== yaml);
  if (yaml !== undefined) {
    const id = yaml.path.split('/')[1] ?? '';
    return parseEdition(yaml, markdown, id).edition;
  }
  const [single] = markdown;
  return single && parseSingleFile(single, basename(single.path)).edition;
}
