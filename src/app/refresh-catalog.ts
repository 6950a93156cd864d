import { CATALOG_FILES, CATALOG_ID } from '../archive/opds.js';
import type { CatalogResult } from './catalog.js';
import { textOfFile } from './catalog-files.js';

/**
 * Writes the catalogue of `to` again where there is one, with the title and language that it has: a folder
 * that is a library stays one when an edition is built into it.
 */
export async function refreshCatalog(to: string): Promise<CatalogResult | undefined> {
  const [json, atom] = [CATALOG_FILES.json, CATALOG_FILES.atom].map((name) => textOfFile(to, name));
  if (json === undefined || atom === undefined) return undefined;
  const title = feedTitle(json);
  // Made by another program: that one's to keep up.
  if (title === undefined || !atom.includes(`<id>${CATALOG_ID}</id>`)) return undefined;
  const { writeCatalog } = await import('./catalog.js');
  return writeCatalog({ to, title, language: /xml:lang="zh"/.test(atom) ? 'zh' : 'en' });
}

function feedTitle(json: string): string | undefined {
  try {
    const title = (JSON.parse(json) as { metadata?: { title?: unknown } }).metadata?.title;
    return typeof title === 'string' ? title : undefined;
  } catch {
    return undefined;
  }
}
