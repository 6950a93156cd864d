import type { FontLibrary } from '../fonts/library.js';
import type { Composition } from '../model/composition.js';
import type { Edition } from '../model/edition.js';
import { eachNode } from '../model/markdown/each-node.js';
import type { Template } from '../model/template.js';
import { hyphenation } from './hyphenation.js';
import { type ComposeOptions, composeBook } from './index.js';
import { imageSizeOf } from './picture-size.js';
import { printedPictures } from './printed-pictures.js';

/** The texts of all divisions but their code. */
function textsOf({ divisions }: Edition): readonly string[] {
  const texts: string[] = [];
  for (const { tree } of divisions) {
    eachNode(tree, (node) => {
      if (node.type === 'text') texts.push(node.value);
    });
  }
  return texts;
}

/**
 * Composes an edition after a template, once for all that is made of it. Words are divided as the template's language
 * has it; pictures are taken as they print.
 */
export async function composeEdition(
  edition: Edition,
  template: Template,
  fonts: FontLibrary,
  options: ComposeOptions = {},
): Promise<Composition> {
  const pictures = await printedPictures(edition.assets);
  const hyphenate = await hyphenation(template.hyphenation, textsOf(edition));
  const sizes = imageSizeOf(pictures);
  return { ...composeBook(edition, template, fonts, sizes, { ...options, hyphenate }), pictures };
}
