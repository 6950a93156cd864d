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
    import('linkedom'),
  ]);
  // A file that is no EPUB has no cover; `check` reports such a file.
  const zip = await JSZip.loadAsync(bytes).catch(() => undefined);
  if (zip === undefined) return undefined;
  const parse = async (name: string) => {
    const text = await zip.file(name)?.async('string');
    return text === undefined ? undefined : new DOMParser().parseFromString(text, 'text/xml');
  };
  const container = await parse('META-INF/container.xml');
  const opf = container?.querySelector('rootfile')?.getAttribute('full-path');
  const item = opf
    ? (await parse(opf))?.querySelector('manifest > item[properties~="cover-image"]')
    : undefined;
  const [href, type] = [item?.getAttribute('href'), item?.getAttribute('media-type')];
  const extension = EXTENSIONS.get(type ?? '');
  if (!opf || !href || !type || extension === undefined) return undefined;
  const image = new URL(href, `file:///${opf}`).pathname.slice(1);
  const content = await zip.file(decodeURIComponent(image))?.async('uint8array');
  return content && { name: `cover.${extension}`, mediaType: type, bytes: content };
}
