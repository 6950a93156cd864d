import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../model/sha256.js';
import { packageRoot } from './package-root.js';

/**
 * What the package's YAML files say, written as JSON when the package was built (tools/yaml-data.mjs): a file for each,
 * named by the sha256 of its text, so that a file that was changed since is never taken for it.
 */
const FOLDER = join(packageRoot, 'lib', 'yaml');

/** The data of a YAML text where it is one of the package's, unchanged; undefined of any other. */
export function packagedYaml(text: string): { readonly data: unknown } | undefined {
  const path = join(FOLDER, `${sha256(text)}.json`);
  return existsSync(path) ? { data: JSON.parse(readFileSync(path, 'utf8')) } : undefined;
}
