import { join } from 'node:path';
import { CATALOG_FILES, CATALOG_ID } from '../archive/opds.js';
import { kindOf, readInput } from '../host/files.js';
import type { CatalogResult } from './catalog.js';

/**
 * Writes the catalogue of `to` again where there is one, with the title and language that it has: a folder
 * that is a library stays one when an edition is built into it.
 */
export async function refreshCatalog(to: string): Promise<CatalogResult | undefined> {
  const paths = [CATALOG_FILES.json, CATALOG_FILES.atom].map((name) => join(to, name));
  const kinds = await Promise.all(paths.map(kindOf));
  if (!kinds.every((kind) => kind === 'file')) return undefined;
  const [json = '', atom = ''] = await Promise.all(
    paths.map(async (path) => new TextDecoder().decode(readInput(path))),
  );
  const title = titleOf(json);
  // Made by another program: that one's to keep up.
  if (title === undefined || !atom.includes(`<id>${CATALOG_ID}</id>`)) return undefined;
  const { writeCatalog } = await import('./catalog.js');
  return writeCatalog({ to, title, language: /xml:lang="zh"/.test(atom) ? 'zh' : 'en' });
}

function titleOf(json: string): string | undefined {
  try {
    const title = (JSON.parse(json) as { metadata?: { title?: unknown } }).metadata?.title;
    return typeof title === 'string' ? title : undefined;
  } catch {
    return undefined;
  }
}
