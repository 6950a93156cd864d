import type { FontLibrary } from '../../fonts/library.js';
import { composeBook } from '../../layout/index.js';
import type { Edition } from '../../model/edition.js';
import type { Template } from '../../model/template.js';
import { drawPage } from './draw-page.js';
import { packPng } from './png.js';

/** Pixels: above the 1400 that shops ask for; twice as high as wide it is still below Apple's 5.6 million in all. */
const WIDTH = 1600;

/**
 * The cover that the template gives the edition as a PNG, also where its books have none: a shelf shows one of every
 * book. Undefined where the fonts lack a character of it.
 */
export async function drawCover(
  edition: Edition,
  template: Template,
  fonts: FontLibrary,
): Promise<Uint8Array | undefined> {
  const metadata = { ...edition.metadata, options: {} };
  const bare = { ...edition, metadata, divisions: [] };
  const withCover = { ...template, cover: true };
  const { pages, diagnostics } = composeBook(bare, withCover, fonts, () => undefined);
  const [cover] = pages;
  const faulty = diagnostics.some(({ severity }) => severity === 'error');
  if (cover?.kind !== 'cover' || faulty) return undefined;
  const { items } = cover;
  if (items.length === 0) return undefined;
  const { width, height } = template.page;
  const face = (id: string) => fonts.face(id);
  const drawn = drawPage(items, { width, height, pixels: WIDTH, face });
  return packPng(drawn);
}
