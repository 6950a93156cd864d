import { Paragraph } from 'docx';
import type { Nodes } from 'mdast';
import { captionOf } from '../../edition/captions.js';
import { figuresAlone, picturesAlone } from '../../edition/pictures-alone.js';
import { runs, type WordTextContext } from './inline.js';
import { STYLE } from './style-names.js';
import { CAPTIONS_BETWEEN } from './styles.js';

/** The captions of the pictures of a paragraph as one paragraph; empty where there are no captions. */
export function captionsOf(
  children: readonly Nodes[],
  context: WordTextContext,
): readonly Paragraph[] {
  const captions = (figuresAlone(children) ?? [])
    .map(({ picture, notes }) => captionOf(picture, notes))
    .filter((caption) => caption.length > 0);
  if (captions.length === 0) return [];
  const between = { type: 'text', value: CAPTIONS_BETWEEN } as const;
  const joined = captions.flatMap((caption, index) =>
    index === 0 ? caption : [between, ...caption],
  );
  return [new Paragraph({ style: STYLE.caption, children: [...runs(joined, context)] })];
}

/** The nodes of a paragraph. In a paragraph of pictures alone, the marks of notes are left out, since they stand in the captions. */
export function withoutCaptionNotes(children: readonly Nodes[]): readonly Nodes[] {
  return picturesAlone(children) === undefined
    ? children
    : children.filter(({ type }) => type !== 'footnoteReference');
}
