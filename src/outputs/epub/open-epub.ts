import { faultOf, ZipFault, ZipParts } from '../../inputs/zip-parts.js';
import type { OpenedBook } from '../output.js';

/**
 * Opens a finished EPUB. Its documents are those of the spine (EPUB 3.3, 5.7), in order. Undefined where the file is not a ZIP, is too
 * large when unpacked or has no package document, or where the spine names missing files.
 */
export async function openEpub(bytes: Uint8Array): Promise<OpenedBook | undefined> {
  const zip = await ZipParts.open(bytes).catch(faultOf);
  if (zip instanceof ZipFault) return undefined;
  const read = async (path: string) => {
    const part = await zip.part(path).catch(faultOf);
    return part instanceof ZipFault ? undefined : part;
  };
  const text = async (path: string) => new TextDecoder().decode(await read(path));
  const [, opf = ''] = /full-path="([^"]+)"/.exec(await text('META-INF/container.xml')) ?? [];
  const documents = spineOf(await text(opf), opf.replace(/[^/]*$/, ''));
  return documents.length > 0 && documents.every((path) => zip.has(path))
    ? { documents, read }
    : undefined;
}

/** The paths of the spine's documents; `base` is the folder of the package document. */
function spineOf(opf: string, base: string): readonly string[] {
  const items = new Map<string, string>();
  for (const [tag] of opf.matchAll(/<item\b[^>]*>/g)) {
    const [, id = ''] = /\bid="([^"]+)"/.exec(tag) ?? [];
    const [, href = ''] = /\bhref="([^"]+)"/.exec(tag) ?? [];
    items.set(id, base + href);
  }
  return [...opf.matchAll(/<itemref\b[^>]*\bidref="([^"]+)"/g)].map(
    ([, id = '']) => items.get(id) ?? '',
  );
}
