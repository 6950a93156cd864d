import { imageSize } from 'image-size';
import { pictureKind } from '../../edition/pictures.js';
import { MOST_TURNED, orientationOf, uprightJpeg } from '../../edition/upright-jpeg.js';
import type { FontLibrary } from '../../fonts/library.js';
import { diagnose, InputError } from '../../messages/diagnostic.js';
import type { PlacedItem } from '../../model/composition.js';
import type { Picture } from '../../model/picture.js';
import type { Template } from '../../model/template.js';
import { firstPage } from '../../proof/read/picture.js';
import { encodePng } from '../raster/png.js';
import { FOR_READERS } from './ext/press.js';
import { type Printed, print } from './ext/print.js';
import { printedFiles } from './printed-files.js';

/** The files that the drawing of a page's items needs. */
export interface PageSources {
  readonly template: Template;
  readonly fonts: FontLibrary;
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

/** One page with its pictures as a PDF of that page alone. */
export async function pdfOfPage(
  items: readonly PlacedItem[],
  { template, fonts, pictures }: PageSources,
): Promise<Printed> {
  return print({
    pages: [{ items }],
    bookmarks: new Map(),
    page: template.page,
    files: printedFiles(template, fonts, pictures),
    info: { title: '', creator: 'Kanben', date: new Date(0) },
    conformance: '2b',
    press: FOR_READERS,
    language: 'zh-CN',
    labels: [{ from: 0, style: 'D' }],
  });
}

/** One page with its pictures, drawn `pixels` wide from a PDF of that page alone. */
export async function pictureOfPage(
  items: readonly PlacedItem[],
  pixels: number,
  sources: PageSources,
): Promise<Picture> {
  const { bytes } = await pdfOfPage(items, sources);
  return firstPage(bytes, pixels, true);
}

/** Pixels of a picture's width that was shapes: 300 to the inch where it is as wide as most books. */
export const PICTURE_PIXELS = 1600;

/** The pictures, those of shapes (SVG) as PNGs and photographs upright: for formats that show pixels alone as they lie. */
export async function picturesInPixels(
  pictures: ReadonlyMap<string, Uint8Array>,
  template: Template,
  fonts: FontLibrary,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const inPixels = new Map(await uprightPictures(pictures));
  for (const [asset, bytes] of pictures) {
    if (pictureKind(bytes) !== 'svg') continue;
    const { items, sources } = pageOfDrawing(asset, bytes, { template, fonts, pictures });
    inPixels.set(asset, await encodePng(await pictureOfPage(items, PICTURE_PIXELS, sources)));
  }
  return inPixels;
}

/** The pictures, photographs upright. Throws InputError for one that can't be turned. */
export async function uprightPictures(
  pictures: ReadonlyMap<string, Uint8Array>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const upright = new Map(pictures);
  for (const [asset, bytes] of pictures) {
    if (orientationOf(bytes) <= 1) continue;
    try {
      upright.set(asset, await uprightJpeg(bytes));
    } catch {
      const values = { path: asset, most: MOST_TURNED / 1e6 };
      throw new InputError([diagnose('edition/not-turned', { file: asset }, values)]);
    }
  }
  return upright;
}

/** A page that has the picture's natural size and shows nothing else. */
export function pageOfDrawing(
  asset: string,
  bytes: Uint8Array,
  { template, fonts }: PageSources,
): { readonly items: readonly PlacedItem[]; readonly sources: PageSources } {
  const { width, height } = imageSize(bytes);
  const page = { ...template.page, width, height };
  return {
    items: [{ kind: 'image', x: 0, y: 0, width, height, asset }],
    sources: { template: { ...template, page }, fonts, pictures: new Map([[asset, bytes]]) },
  };
}
