import type { FontLibrary } from '../fonts/library.js';
import type { Composition } from '../model/composition.js';
import type { Division, Edition } from '../model/edition.js';
import { eachNode } from '../model/markdown/each-node.js';
import type { Template } from '../model/template.js';
import { hyphenation, languagesOf } from './hyphenation.js';
import { type ComposeOptions, composeBook } from './index.js';
import { imageSizeOf } from './picture-size.js';
import { printedPictures } from './printed-pictures.js';

/** The texts of a division, without its code. */
function textsOf({ tree }: Division): readonly string[] {
  const texts: string[] = [];
  eachNode(tree, (node) => {
    if (node.type === 'text') texts.push(node.value);
  });
  return texts;
}

/** The languages of which the edition may have words. */
function languagesIn(
  { divisions }: Edition,
  memory: ComposeOptions['memory'],
): ReadonlySet<string> {
  const all = divisions.map((division) => {
    const find = () => languagesOf(textsOf(division));
    return memory?.languagesIn(division, find) ?? find();
  });
  return new Set(all.flatMap((some) => [...some]));
}

/**
 * Composes an edition with a template, once for all its outputs. Western words are divided by the rules of the template's
 * language. Pictures are converted to their printed form.
 */
export async function composeEdition(
  edition: Edition,
  template: Template,
  fonts: FontLibrary,
  options: ComposeOptions = {},
): Promise<Composition> {
  const pictures = await printedPictures(edition.assets);
  const hyphenate = await hyphenation(template.hyphenation, () =>
    languagesIn(edition, options.memory),
  );
  const sizes = imageSizeOf(pictures);
  return { ...composeBook(edition, template, fonts, sizes, { ...options, hyphenate }), pictures };
}
