import type { FootnoteReference, Image, Nodes } from 'mdast';
import { notesBehind } from './captions.js';

/** A picture with the marks of notes that stand directly behind it, which belong to its caption. */
export interface NotedPicture {
  readonly picture: Image;
  readonly notes: readonly FootnoteReference[];
}

/**
 * The pictures of a paragraph that holds nothing else but white space and the marks of their captions; undefined of any
 * other, and of an empty one.
 */
export function figuresAlone(children: readonly Nodes[]): readonly NotedPicture[] | undefined {
  const figures: NotedPicture[] = [];
  for (let index = 0; index < children.length; index++) {
    const child = children[index] as Nodes;
    if (child.type === 'image') {
      const notes = notesBehind(children, index);
      figures.push({ picture: child, notes });
      index += notes.length;
    } else if (child.type !== 'text' || child.value.trim() !== '') return undefined;
  }
  return figures.length > 0 ? figures : undefined;
}

/** The pictures of `figuresAlone`, without the marks. */
export function picturesAlone(children: readonly Nodes[]): readonly Image[] | undefined {
  return figuresAlone(children)?.map(({ picture }) => picture);
}
