import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Attachment } from '../pdf/index.js';
import { kindOf, readInput } from './files.js';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  md: 'text/markdown',
  yaml: 'application/yaml',
  json: 'application/json',
  txt: 'text/plain',
  html: 'text/html',
  htm: 'text/html',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/**
 * What an archived PDF (PDF/A-3b) carries of its edition: edition.yaml, the Markdown, the source byte for byte and the
 * ledger. Pictures stand in the book itself.
 */
export async function editionAttachments(path: string): Promise<readonly Attachment[]> {
  if ((await kindOf(path)) === 'file') return [await attachment(path, 'edition.md', 'text')];
  const names = (await readdir(path)).sort();
  const found: Attachment[] = [];
  for (const name of names) {
    if (!/^[^.].*\.(?:md|yaml|json)$/i.test(name)) continue;
    if ((await kindOf(join(path, name))) !== 'file') continue;
    found.push(await attachment(join(path, name), name, describe(name)));
  }
  const sources = join(path, 'source');
  if ((await kindOf(sources)) !== 'folder') return found;
  for (const name of (await readdir(sources)).sort()) {
    if (name.startsWith('.') || (await kindOf(join(sources, name))) !== 'file') continue;
    found.push(await attachment(join(sources, name), `source/${name}`, 'source'));
  }
  return found;
}

async function attachment(path: string, name: string, description: string): Promise<Attachment> {
  const extension = /\.([^.]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  const type = MEDIA_TYPES[extension] ?? 'application/octet-stream';
  return { name, bytes: await readInput(path), type, description };
}

function describe(name: string): string {
  if (name === 'ledger.json') return 'ledger';
  return name === 'edition.yaml' ? 'metadata' : 'text';
}
