// Writes what composing asks of the built-in fonts into lib/faces, a file for each, named by the font file's sha256:
// a build looks characters up there instead of having fontkit decode the fonts' maps each time.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { create } from 'fontkit';
import { fontTables, packTables, parseCatalogue } from '../lib/fonts/index.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = join(root, 'lib/faces');
const catalogue = join(root, 'fonts/fonts.yaml');

mkdirSync(folder, { recursive: true });
const shaped = JSON.parse(readFileSync(join(root, 'fonts/metrics.json'), 'utf8'));
for (const { file } of parseCatalogue(
  readFileSync(catalogue, 'utf8'),
  catalogue,
).entries.values()) {
  const path = join(root, 'fonts', file);
  const bytes = readFileSync(path);
  const font = create(bytes);
  const characters = [...font.characterSet].sort((a, b) => a - b);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const tables = fontTables(font);
  const metrics = shaped[tables.checksum];
  writeFileSync(join(folder, sha256), packTables({ ...tables, metrics }, characters));
}
