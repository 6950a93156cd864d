import { faultOf, ZipFault, ZipParts } from '../../inputs/zip-parts.js';
import { xmlProblem } from '../../model/xml-tags.js';
import type { CoverPicture } from '../output.js';

/** Media types of a cover that OPDS 1.2, 5.4.2 permits. */
const EXTENSIONS = new Map([
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['image/gif', 'gif'],
]);

/** The cover image that the EPUB's package document names (EPUB 3.3, `cover-image`). */
export async function epubCover(bytes: Uint8Array): Promise<CoverPicture | undefined> {
  const { DOMParser } = await import('@xmldom/xmldom');
  // A file that is not EPUB, or is broken, has no cover; `check` reports such a file.
  const zip = await ZipParts.open(bytes).catch(faultOf);
  if (zip instanceof ZipFault) return undefined;
  const read = async (part: string) => {
    const content = await zip.part(part).catch(faultOf);
    return content instanceof ZipFault ? undefined : content;
  };
  const elements = async (part: string, tag: string) => {
    const content = await read(part);
    if (content === undefined) return [];
    const text = new TextDecoder().decode(content);
    // A file with broken or too large XML has no cover either.
    if (xmlProblem(text) !== undefined) return [];
    const quiet = () => undefined;
    const parser = new DOMParser({
      errorHandler: { warning: quiet, error: quiet, fatalError: quiet },
    });
    return Array.from(parser.parseFromString(text, 'text/xml').getElementsByTagNameNS('*', tag));
  };
  const [root] = await elements('META-INF/container.xml', 'rootfile');
  const opf = root?.getAttribute('full-path');
  const item = (opf ? await elements(opf, 'item') : []).find((one) =>
    (one.getAttribute('properties') ?? '').split(/\s+/).includes('cover-image'),
  );
  const [href, type] = [item?.getAttribute('href'), item?.getAttribute('media-type')];
  const extension = EXTENSIONS.get(type ?? '');
  if (!opf || !href || !type || extension === undefined) return undefined;
  const image = new URL(href, `file:///${opf}`).pathname.slice(1);
  const content = await read(decodeURIComponent(image));
  return content && { name: `cover.${extension}`, mediaType: type, bytes: content };
}
