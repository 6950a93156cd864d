import type { ComposedPage, PlacedItem } from '../../model/composition.js';
import { sha256 } from '../../model/sha256.js';
import type { RenderedEdition } from '../render-edition.js';

/** The key of a page's picture: a digest of everything that is drawn on it. */
export function pageKey({ items }: ComposedPage, book: RenderedEdition): string {
  const { width, height } = book.template.page;
  return sha256(JSON.stringify([width, height, items.map((item) => drawn(item, book))]));
}

/** A page as its PDF shows it, a PNG `pixels` wide: printed alone, and drawn by PDFium. */
export async function drawnPage(
  page: ComposedPage,
  book: RenderedEdition,
  pixels: number,
): Promise<Uint8Array> {
  const [{ printBook }, { firstPage }, { encodePng }] = await Promise.all([
    import('../../outputs/pdf/index.js'),
    import('../../proof/read/picture.js'),
    import('../../outputs/raster/png.js'),
  ]);
  const { items } = page;
  const alone = { ...page, items: items.map(withoutPlace) };
  const composition = { ...book.composition, pages: [alone], bookmarks: [] };
  const { bytes } = await printBook({ ...book, composition, tool: 'Kanben' }, {});
  return encodePng(await firstPage(bytes, pixels, items.some(isColoured)), true);
}

/** Links and bookmarks lead to other pages, which are not printed here. */
function withoutPlace(item: PlacedItem): PlacedItem {
  if (!('link' in item) || item.link === undefined) return item;
  const { link: _, ...rest } = item;
  return rest as PlacedItem;
}

function isColoured(item: PlacedItem): boolean {
  return item.kind === 'image' || !/^#(..)\1\1$/i.test(item.color);
}

/** The data on which the picture of an item depends. */
function drawn(item: PlacedItem, { composition, fonts }: RenderedEdition): unknown {
  if (item.kind === 'text') {
    const { x, baseline, text, advances, face, size, color, turned } = item;
    return [x, baseline, text, advances, fonts.face(face.id).checksum, size, color, turned];
  }
  if (item.kind === 'image') {
    const { x, y, width, height, asset } = item;
    return [x, y, width, height, sha256(composition.pictures.get(asset) ?? new Uint8Array())];
  }
  return item;
}
