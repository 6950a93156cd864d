import { basename, dirname, join, resolve } from 'node:path';
import { metadataOf } from '../edition/metadata.js';
import { folderNames } from '../edition/read-edition.js';
import type { Neighbour } from '../edition/series.js';
import { FileMemory } from '../host/file-memory.js';
import { fileKind } from '../host/files.js';
import { EditionSchema } from '../model/edition-schema.js';
import { readYaml } from '../model/yaml/yaml-file.js';

const YAML = 'edition.yaml';

/** An edition of a folder of editions, as its edition.yaml describes it. */
export interface Sibling extends Neighbour {
  /** Its folder's name. */
  readonly folder: string;
}

/**
 * The editions in a folder of editions; those whose edition.yaml is at fault are left out: their own check reports it. What
 * `memory` remembers is not read again.
 */
export function editionsOf(content: string, memory = new FileMemory()): readonly Sibling[] {
  if (fileKind(content) !== 'folder') return [];
  return folderNames(content, 'all').flatMap((folder) => {
    const file = join(content, folder, YAML);
    if (fileKind(file) !== 'file') return [];
    const sibling = memory.recall(file, (bytes) => siblingOf(folder, file, bytes));
    return sibling === undefined ? [] : [sibling];
  });
}

function siblingOf(folder: string, file: string, bytes: Uint8Array): Sibling | undefined {
  const { value, faults } = readYaml(new TextDecoder().decode(bytes), file, EditionSchema);
  if (value === undefined || faults.some(({ syntax }) => syntax)) return undefined;
  const metadata = metadataOf(value, folder);
  return { folder, id: metadata.id, metadata };
}

/** The other editions beside the one at `path`, a folder; none beside a single Markdown file. */
export function neighboursOf(path: string, memory?: FileMemory): readonly Neighbour[] {
  if (fileKind(path) !== 'folder') return [];
  const whole = resolve(path);
  return editionsOf(dirname(whole), memory).filter(({ folder }) => folder !== basename(whole));
}
