import type { FontLibrary } from '../../fonts/library.js';
import type { PlacedItem } from '../../model/composition.js';
import type { Picture } from '../../model/picture.js';
import type { Template } from '../../model/template.js';
import { firstPage } from '../../proof/read/picture.js';
import { FOR_READERS } from './ext/press.js';
import { print } from './ext/print.js';

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
    files: { font: (id) => ({ file: fonts.file(id), face: fonts.face(id) }), images: pictures },
    info: { title: '', creator: 'Kanben', date: new Date(0) },
    conformance: '2b',
    press: FOR_READERS,
    language: 'zh-CN',
    labels: [{ from: 0, style: 'D' }],
  });
  return firstPage(bytes, pixels, true);
}
