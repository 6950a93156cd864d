import type { Parent, Text } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { Division, EditionMetadata } from '../model/edition.js';

/** The pictures of characters that no font has (造字): by the character, the picture's path in the edition's folder. */
export function glyphPictures({
  glyphs,
}: Pick<EditionMetadata, 'glyphs'>): ReadonlyMap<string, string> {
  return new Map(Object.entries(glyphs ?? {}));
}

/**
 * Sets each character that has a picture apart as a text of its own, which names the picture; the text stays the same.
 * The trees are changed, and may be gone through again with other pictures.
 */
export function setGlyphs(
  divisions: readonly Division[],
  pictures: ReadonlyMap<string, string>,
): void {
  for (const { tree } of divisions) {
    visit(tree, 'text', (node, index, parent) => {
      if (node.data?.glyph !== undefined && pictures.get(node.value) !== node.data.glyph) {
        const { glyph: _, ...data } = node.data;
        node.data = data;
      }
      if (index === undefined || node.data?.glyph !== undefined) return undefined;
      const parts = partsAtPictures(node, pictures);
      if (parts === undefined) return undefined;
      (parent as Parent).children.splice(index, 1, ...parts);
      return [SKIP, index + parts.length];
    });
  }
}

/** A text in parts: what is set from fonts, and each character that has a picture; undefined where none has. */
function partsAtPictures(
  node: Text,
  pictures: ReadonlyMap<string, string>,
): readonly Text[] | undefined {
  const characters = [...pictures.keys()].filter((one) => node.value.includes(one));
  if (characters.length === 0) return undefined;
  const parts: Text[] = [];
  let plain = '';
  const end = () => {
    if (plain !== '') parts.push({ ...node, value: plain });
    plain = '';
  };
  for (let at = 0; at < node.value.length; ) {
    const character = characters.find((one) => node.value.startsWith(one, at));
    if (character === undefined) {
      plain += node.value.charAt(at);
      at++;
      continue;
    }
    end();
    const glyph = pictures.get(character) as string;
    parts.push({ ...node, value: character, data: { ...node.data, glyph } });
    at += character.length;
  }
  end();
  return parts;
}
