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

/** The files that are needed to draw the items of a page. */
export interface PageSources {
  readonly template: Template;
  readonly fonts: FontLibrary;
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

/** A PDF of one page with its pictures. */
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

/** A picture of one page, `pixels` pixels wide, drawn from a PDF of that page. */
export async function pictureOfPage(
  items: readonly PlacedItem[],
  pixels: number,
  sources: PageSources,
): Promise<Picture> {
  const { bytes } = await pdfOfPage(items, sources);
  return firstPage(bytes, pixels, true);
}

/** The width of a picture that is drawn from shapes, pixels: 300 per inch at the width of most books. */
export const PICTURE_PIXELS = 1600;

/** The pictures with SVG drawn as PNG and photographs turned upright, for formats that know only pixels and no orientation. */
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

/** The pictures with photographs turned upright. Throws InputError for one that cannot be turned. */
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

/** A page of the natural size of a picture, with nothing else on it. */
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
