import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readEdition } from '../../../src/edition/read-edition.js';
import { openFontLibrary } from '../../../src/fonts/font-library.js';
import { readTemplate } from '../../../src/layout/template/read-template.js';
import { buildEpub } from '../../../src/outputs/epub/index.js';
import { unzip } from './unzip.js';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
export const fixture = (path: string) => join(root, 'tests/fixtures', path);
export const OPTIONS = { modified: '2020-09-17T00:00:00Z', tool: 'Kanben 0.0.0' };
export const library = openFontLibrary({ packageRoot: root, cwd: root });

/** An edition's folder after a template (a built-in name or a folder) as an EPUB, and its text files by name. */
export async function bookOf(path: string, template = 'booklet', more: object = {}) {
  const { edition } = await readEdition(path);
  const read = await readTemplate(template, { packageRoot: root });
  const book = await buildEpub(edition, read, { ...OPTIONS, ...more });
  return { ...book, edition, template: read, files: await filesOf(book.bytes) };
}

export async function filesOf(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const entries = await unzip(bytes);
  return new Map(entries.map(({ name, text }) => [name.replace(/^OEBPS\//, ''), text]));
}
