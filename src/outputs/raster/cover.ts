import type { FontLibrary } from '../../fonts/library.js';
import type { Composition } from '../../model/composition.js';
import type { Template } from '../../model/template.js';
import { drawPage } from './draw-page.js';
import { packPng } from './png.js';

/** Width, pixels: above the 1400 that shops require; even a cover twice as high is below Apple's 5.6 million pixels. */
const WIDTH = 1600;

/** The composed cover as a PNG; undefined if the template draws nothing on it. */
export async function drawCover(
  { cover }: Pick<Composition, 'cover'>,
  template: Template,
  fonts: FontLibrary,
): Promise<Uint8Array | undefined> {
  const items = cover();
  if (items.length === 0) return undefined;
  const { width, height } = template.page;
  const face = (id: string) => fonts.face(id);
  return packPng(drawPage(items, { width, height, pixels: WIDTH, face }));
}
