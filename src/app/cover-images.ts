import { join } from 'node:path';
import { kindOf, readInput } from '../host/files.js';
import { InputError } from '../messages/diagnostic.js';
import type { BuildRecord } from '../model/build-record.js';

/** A picture for catalogues; it gets its place beside the edition's outputs. */
export interface CoverImage {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Pixels. */
const WIDTH = 700;
const THUMBNAIL_WIDTH = 220;

/** Kinds of picture that OPDS 1.2, §5.4.2 lets a cover be. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
};

/**
 * The cover and, where it can be made, a smaller one: the EPUB's cover image where it has one, else the
 * PDF's first page. Nothing where the edition has neither.
 */
export async function coverImages(
  folder: string,
  record: BuildRecord,
): Promise<readonly CoverImage[]> {
  const read = async (format: string) => {
    const name = record.outputs.find((output) => output.format === format)?.path;
    if (name === undefined || kindOf(join(folder, name)) !== 'file') return undefined;
    return readInput(join(folder, name));
  };
  const epub = await read('epub');
  const own = epub && (await epubCover(epub));
  const pdf = await read('pdf');
  const drawn = pdf ? await drawnCovers(pdf) : [];
  if (own === undefined) return drawn;
  const [, thumbnail] = drawn;
  return thumbnail === undefined ? [own] : [own, thumbnail];
}

async function drawnCovers(pdf: Uint8Array): Promise<readonly CoverImage[]> {
  const [{ firstPage }, { encodePng }] = await Promise.all([
    import('../proof/read/picture.js'),
    import('../outputs/raster/png.js'),
  ]);
  const drawn = async (name: string, width: number): Promise<CoverImage> => ({
    name,
    type: 'image/png',
    bytes: await encodePng(await firstPage(pdf, width, true)),
  });
  try {
    return [await drawn('cover.png', WIDTH), await drawn('thumbnail.png', THUMBNAIL_WIDTH)];
  } catch (error) {
    // That a file is no PDF is for check to tell.
    if (error instanceof InputError) return [];
    throw error;
  }
}

/** The image that the EPUB's package document calls its cover (EPUB 3.3, `cover-image`). */
async function epubCover(bytes: Uint8Array): Promise<CoverImage | undefined> {
  const [{ default: JSZip }, { DOMParser }] = await Promise.all([
    import('jszip'),
    import('linkedom'),
  ]);
  // A file that is no EPUB has no cover; that it is none is for check to tell.
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
  const extension = EXTENSIONS[type ?? ''];
  if (!opf || !href || !type || extension === undefined) return undefined;
  const image = new URL(href, `file:///${opf}`).pathname.slice(1);
  const content = await zip.file(decodeURIComponent(image))?.async('uint8array');
  return content && { name: `cover.${extension}`, type, bytes: content };
}
