import type { Image, Nodes } from 'mdast';

/** The pictures of a paragraph that holds nothing else but white space; undefined of any other, and of an empty one. */
export function picturesAlone(children: readonly Nodes[]): readonly Image[] | undefined {
  const solid = children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  const pictures = solid.filter((child) => child.type === 'image');
  return pictures.length > 0 && pictures.length === solid.length ? pictures : undefined;
}
