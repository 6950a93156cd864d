import type { Image, Link, Parent, PhrasingContent, Text } from 'mdast';
import { visit } from 'unist-util-visit';
import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import { labelsFor } from '../messages/labels.js';
import type { Division } from '../model/edition.js';
import { eachNode } from '../model/markdown/each-node.js';

/** Pictures with such an id are numbered, and referred to as `@fig-map` or `[@fig-map]` (Quarto). */
const PREFIX = 'fig-';
const REFERENCE = /\[@(fig-[\w-]+)\]|(?<![\w@.])@(fig-[\w-]+)/gu;

/**
 * Numbers the pictures with an id `fig-…` in the order of the text, each as the beginning of its caption (图1　…), and writes
 * their numbers where the text refers to them, as links. The trees are changed, and may be numbered again.
 */
export function numberFigures(
  divisions: readonly Division[],
  language: string,
): readonly Diagnostic[] {
  const { figure } = labelsFor(language);
  const numbers = new Map<string, string>();
  for (const { tree } of divisions) {
    eachNode(tree, (node) => {
      const id = node.type === 'image' ? node.data?.id : undefined;
      if (node.type !== 'image' || id === undefined || !id.startsWith(PREFIX)) return;
      const number = numbers.get(id) ?? figure(numbers.size + 1);
      numbers.set(id, number);
      setNumber(node, number);
    });
  }
  return divisions.flatMap((division) => setReferences(division, numbers));
}

function setNumber(image: Image, number: string): void {
  const caption = image.data?.caption ?? image.title ?? image.alt ?? '';
  image.data = { ...image.data, caption, number };
  image.title = caption === '' ? number : `${number}\u3000${caption}`;
}

function setReferences(
  { tree, file }: Division,
  numbers: ReadonlyMap<string, string>,
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  visit(tree, (node, index, parent) => {
    if (node.type === 'link' && node.data?.figure !== undefined) {
      const number = numbers.get(node.data.figure);
      const [text] = node.children;
      if (number !== undefined && text?.type === 'text') text.value = number;
      return;
    }
    if (node.type !== 'text' || index === undefined || !node.value.includes('@fig-')) return;
    const parts = referred(node, numbers, (id) => {
      diagnostics.push(
        diagnose('edition/no-such-figure', { file, ...node.position?.start }, { id }),
      );
    });
    (parent as Parent).children.splice(index, 1, ...parts);
    return index + parts.length;
  });
  return diagnostics;
}

/** A text in parts: what is written, and links to pictures. A reference to none stays as it is written. */
function referred(
  text: Text,
  numbers: ReadonlyMap<string, string>,
  onUnknown: (id: string) => void,
): readonly PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  let from = 0;
  const upTo = (end: number) => {
    if (end > from) parts.push({ ...text, value: text.value.slice(from, end) });
  };
  for (const match of text.value.matchAll(REFERENCE)) {
    const id = match[1] ?? match[2] ?? '';
    const number = numbers.get(id);
    if (number === undefined) {
      onUnknown(id);
      continue;
    }
    upTo(match.index);
    from = match.index + match[0].length;
    const link: Link = {
      type: 'link',
      url: `#${id}`,
      children: [{ type: 'text', value: number }],
      data: { figure: id },
      ...(text.position && { position: text.position }),
    };
    parts.push(link);
  }
  upTo(text.value.length);
  return parts;
}

/** Whether a file has pictures to number or refers to one. */
export function hasFigures(text: string): boolean {
  return text.includes('{#fig-') || text.includes('@fig-');
}
