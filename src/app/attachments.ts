import { join } from 'node:path';
import { fileKind, namesOf, readInput } from '../host/files.js';
import { kindWithin, realPath } from '../host/within.js';
import { inputMediaType } from '../inputs/index.js';
import type { SealedFile } from '../model/build-record.js';
import { byPath } from '../model/order.js';
import { sha256 } from '../model/sha256.js';
import type { Attachment } from '../outputs/output.js';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  yaml: 'application/yaml',
  json: 'application/json',
};

/**
 * The files of the edition that an archived PDF (PDF/A-3b) carries: edition.yaml, the Markdown, the source byte for byte and the
 * ledger. Pictures stand in the book itself; what a link brings in from elsewhere isn't the edition's.
 */
export async function editionAttachments(path: string): Promise<readonly Attachment[]> {
  if (fileKind(path) === 'file') return [await attachment(path, 'edition.md', 'text')];
  const root = realPath(path);
  const names = namesOf(path);
  const attachments: Attachment[] = [];
  for (const name of names) {
    if (!/^[^.].*\.(?:md|yaml|json)$/i.test(name)) continue;
    if (kindWithin(root, join(path, name)) !== 'file') continue;
    attachments.push(await attachment(join(path, name), name, describe(name)));
  }
  const sources = join(path, 'source');
  if (kindWithin(root, sources) !== 'folder') return attachments;
  for (const name of namesOf(sources)) {
    if (name.startsWith('.') || kindWithin(root, join(sources, name)) !== 'file') continue;
    attachments.push(await attachment(join(sources, name), `source/${name}`, 'source'));
  }
  return attachments;
}

/** The inputs of a build whose PDF carries `attached`: the attachments are inputs of the PDF too. */
export function withAttachments(
  inputs: readonly SealedFile[],
  attached: readonly Attachment[] | undefined,
): readonly SealedFile[] {
  // A single Markdown file has one attachment: itself.
  if (attached === undefined || !inputs.some(({ path }) => path === 'edition.yaml')) return inputs;
  const known = new Set(inputs.map(({ path }) => path));
  const more = attached
    .filter(({ name }) => !known.has(name))
    .map(({ name, bytes }) => ({
      path: name,
      sha256: sha256(bytes),
    }));
  return [...inputs, ...more].sort(byPath);
}

async function attachment(path: string, name: string, description: string): Promise<Attachment> {
  const extension = /\.([^.]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  const type = inputMediaType(name) ?? MEDIA_TYPES[extension] ?? 'application/octet-stream';
  return { name, bytes: readInput(path), type, description };
}

function describe(name: string): string {
  if (name === 'ledger.json') return 'ledger';
  return name === 'edition.yaml' ? 'metadata' : 'text';
}
