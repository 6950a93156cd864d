import type { CoverPicture } from '../output.js';

/** Media types of a cover that OPDS 1.2, 5.4.2 permits. */
const EXTENSIONS = new Map([
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['image/gif', 'gif'],
]);

/** The cover image that the EPUB's package document names (EPUB 3.3, `cover-image`). */
export async function epubCover(bytes: Uint8Array): Promise<CoverPicture | undefined> {
  const [{ default: JSZip }, { DOMParser }] = await Promise.all([
    import('jszip'),
    import('@xmldom/xmldom'),
  ]);
  // A file that is no EPUB has no cover; `check` reports such a file.
  const zip = await JSZip.loadAsync(bytes).catch(() => undefined);
  if (zip === undefined) return undefined;
  const elements = async (part: string, tag: string) => {
    const text = await zip.file(part)?.async('string');
    if (text === undefined) return [];
    // A file whose XML is broken has no cover either.
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
  const content = await zip.file(decodeURIComponent(image))?.async('uint8array');
  return content && { name: `cover.${extension}`, mediaType: type, bytes: content };
}
