// Writes what composing asks of the built-in fonts into lib/faces, a file for each, named by the font file's sha256:
// a build looks characters up there instead of having fontkit decode the fonts' maps each time.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { create } from 'fontkit';
import { fontTables, packTables, parseCatalogue } from '../lib/font/index.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = join(root, 'lib/faces');
const catalogue = join(root, 'fonts/fonts.yaml');

mkdirSync(folder, { recursive: true });
for (const { file } of parseCatalogue(
  readFileSync(catalogue, 'utf8'),
  catalogue,
).entries.values()) {
  const bytes = readFileSync(join(root, 'fonts', file));
  const font = create(bytes);
  const characters = [...font.characterSet].sort((a, b) => a - b);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  writeFileSync(join(folder, sha256), packTables(fontTables(font), characters));
}
