import { basename, dirname, join, resolve } from 'node:path';
import { metadataOf } from '../edition/metadata.js';
import { namesIn } from '../edition/read-edition.js';
import type { Neighbour } from '../edition/series.js';
import { kindOf, readInput } from '../host/files.js';
import { EditionSchema } from '../model/edition-schema.js';
import { readYaml } from '../model/yaml/yaml-file.js';

const YAML = 'edition.yaml';

/** An edition of a folder of editions, as its edition.yaml describes it. */
export interface Sibling extends Neighbour {
  /** Its folder's name. */
  readonly folder: string;
}

/** The editions in a folder of editions; those whose edition.yaml is at fault are left out: their own check reports it. */
export function editionsOf(content: string): readonly Sibling[] {
  if (kindOf(content) !== 'folder') return [];
  return namesIn(content, 'all').flatMap((folder) => {
    const file = join(content, folder, YAML);
    if (kindOf(file) !== 'file') return [];
    const text = new TextDecoder().decode(readInput(file));
    const { value, faults } = readYaml(text, file, EditionSchema);
    if (value === undefined || faults.some(({ syntax }) => syntax)) return [];
    const metadata = metadataOf(value, folder);
    return [{ folder, id: metadata.id, metadata }];
  });
}

/** The other editions beside the one at `path`, a folder; none beside a single Markdown file. */
export function neighboursOf(path: string): readonly Neighbour[] {
  if (kindOf(path) !== 'folder') return [];
  const whole = resolve(path);
  return editionsOf(dirname(whole)).filter(({ folder }) => folder !== basename(whole));
}
