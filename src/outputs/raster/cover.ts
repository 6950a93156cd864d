import type { FontLibrary } from '../../fonts/library.js';
import type { Composition } from '../../model/composition.js';
import type { Template } from '../../model/template.js';
import { drawPage } from './draw-page.js';
import { encodePng, packPng } from './png.js';

/** Width, pixels: above the 1400 that shops require; even a cover twice as high is below Apple's 5.6 million pixels. */
const WIDTH = 1600;

/** The composed cover as a PNG; undefined if the template draws nothing on it. */
export async function drawCover(
  { cover, pictures }: Pick<Composition, 'cover' | 'pictures'>,
  template: Template,
  fonts: FontLibrary,
): Promise<Uint8Array | undefined> {
  const items = cover();
  if (items.length === 0) return undefined;
  const { width, height } = template.page;
  if (items.some(({ kind }) => kind === 'image')) {
    const { pictureOfPage } = await import('../pdf/page-picture.js');
    return encodePng(await pictureOfPage(items, WIDTH, { template, fonts, pictures }));
  }
  const face = (id: string) => fonts.face(id);
  return packPng(drawPage(items, { width, height, pixels: WIDTH, face }), true);
}
