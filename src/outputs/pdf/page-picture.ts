import { imageSize } from 'image-size';
import { pictureKind } from '../../edition/pictures.js';
import type { FontLibrary } from '../../fonts/library.js';
import type { PlacedItem } from '../../model/composition.js';
import type { Picture } from '../../model/picture.js';
import type { Template } from '../../model/template.js';
import { firstPage } from '../../proof/read/picture.js';
import { encodePng } from '../raster/png.js';
import { FOR_READERS } from './ext/press.js';
import { print } from './ext/print.js';
import { printedFiles } from './printed-files.js';

/** What drawing a page's items asks for. */
export interface PageSources {
  readonly template: Template;
  readonly fonts: FontLibrary;
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

/** One page with its pictures, drawn `pixels` wide from a PDF of that page alone. */
export async function pictureOfPage(
  items: readonly PlacedItem[],
  pixels: number,
  { template, fonts, pictures }: PageSources,
): Promise<Picture> {
  const { bytes } = await print({
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
  return firstPage(bytes, pixels, true);
}

/** Pixels of a picture's width that was shapes: 300 to the inch where it is as wide as most books. */
const PICTURE_PIXELS = 1600;

/** The pictures, those of shapes (SVG) as PNGs: for formats that show pixels alone. */
export async function picturesInPixels(
  pictures: ReadonlyMap<string, Uint8Array>,
  template: Template,
  fonts: FontLibrary,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const inPixels = new Map(pictures);
  for (const [asset, bytes] of pictures) {
    if (pictureKind(bytes) !== 'svg') continue;
    const { width, height } = imageSize(bytes);
    const page = { ...template.page, width, height };
    const items = [{ kind: 'image', x: 0, y: 0, width, height, asset } as const];
    const sources = { template: { ...template, page }, fonts, pictures };
    inPixels.set(asset, await encodePng(await pictureOfPage(items, PICTURE_PIXELS, sources)));
  }
  return inPixels;
}
