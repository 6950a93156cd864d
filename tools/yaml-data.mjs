// Writes what the package's YAML files say into lib/yaml as JSON, a file for each, named by the sha256 of the YAML text:
// a build reads it there instead of parsing the same files each time (src/host/packaged-yaml.ts).
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256 } from '../lib/model/sha256.js';
import { parseYaml } from '../lib/model/yaml/yaml-text.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = join(root, 'lib/yaml');
const templates = readdirSync(join(root, 'templates')).map(
  (name) => `templates/${name}/template.yaml`,
);

mkdirSync(folder, { recursive: true });
for (const path of ['fonts/fonts.yaml', ...templates]) {
  const text = readFileSync(join(root, path), 'utf8');
  const { data, faults } = parseYaml(text, path);
  if (faults.length > 0) throw new Error(`${path} is no YAML`);
  writeFileSync(join(folder, `${sha256(text)}.json`), JSON.stringify(data));
}
