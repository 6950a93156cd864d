import { join } from 'node:path';
import { fileKind } from '../host/files.js';
import { packageRoot } from '../host/package-root.js';
import { kindWithin, readWithin } from '../host/within.js';
import { InputError } from '../messages/diagnostic.js';
import { Recall } from '../model/recall.js';
import { type StyleRow, StyleSchema } from '../model/style-schema.js';
import { yamlDiagnostics } from '../model/yaml/yaml-diagnostics.js';
import { readYaml } from '../model/yaml/yaml-file.js';
import { type HouseStyle, houseStyle, type StyleRows } from '../normalise/style/house-style.js';

/** The file of a paper's house style, in the edition's folder and beside it. */
export const STYLE_FILE = 'style.yaml';

const RULES = {
  badYaml: 'style/bad-yaml',
  unknownKey: 'style/unknown-key',
  badValue: 'style/bad-value',
} as const;

/** The lists that come with Kanben, below the package's folder. */
const BUILT_IN = ['misspelt', 'usage'] as const;

/**
 * The house style of an edition (a folder, or one Markdown file): its own style.yaml, then the one beside the editions, then the
 * built-in lists; of rows for the same word the first counts. Throws InputError where a file is wrong, with line and column,
 * and where a link leads out of its folder. `memory` keeps the lists from one call to the next.
 */
export function readHouseStyle(edition: string, memory = new Recall()): HouseStyle {
  const beside = join(edition, '..');
  const folders = fileKind(edition) === 'file' ? [beside] : [edition, beside];
  const lists: StyleRows[] = folders.map((folder) => ({
    origin: 'own',
    rows: readRows(folder, STYLE_FILE, memory),
  }));
  for (const origin of BUILT_IN) {
    lists.push({ origin, rows: readRows(join(packageRoot, 'style'), `${origin}.yaml`, memory) });
  }
  return houseStyle(lists);
}

/** The rows of a file of `folder`; none where it isn't there or is empty. */
function readRows(folder: string, name: string, memory: Recall): readonly StyleRow[] {
  const file = join(folder, name);
  if (kindWithin(folder, file) === 'none') return [];
  const text = new TextDecoder().decode(readWithin(folder, file));
  return memory.recall(`style ${file}`, text, () => {
    const read = readYaml(text, file, StyleSchema, { empty: [] });
    if (read.value === undefined)
      throw new InputError(yamlDiagnostics(read.faults, StyleSchema, RULES));
    return read.value;
  });
}
