import type { Link, Parent, PhrasingContent, Root, Text } from 'mdast';
import type { Point } from 'unist';
import { ADDRESS, addressLength } from '../addresses.js';

/**
 * Ends the links that addresses in running text became where the address ends: at the first character that is no ASCII. GFM's
 * own rule goes on to the next space, which Chinese doesn't have. What stood behind is text again, with its own addresses.
 */
export function endAddresses(tree: Root): Root {
  splitIn(tree);
  return tree;
}

function splitIn(parent: Parent): void {
  const children = parent.children.flatMap((child) => {
    if ('children' in child && child.type !== 'link') splitIn(child);
    return child.type === 'link' && isBare(child) ? split(child) : [child];
  });
  if (children.length !== parent.children.length) parent.children = children;
}

/** A link that its source writes as nothing but its address, with what no address has. */
function isBare({ children, position }: Link): boolean {
  const [text] = children;
  return (
    children.length === 1 &&
    text?.type === 'text' &&
    text.position?.start.offset === position?.start.offset &&
    text.position?.end.offset === position?.end.offset &&
    /^(?:https?:\/\/|www\.)/i.test(text.value) &&
    /[^\x21-\x7e]/u.test(text.value)
  );
}

function split(link: Link): PhrasingContent[] {
  const { value, position } = link.children[0] as Text;
  const made: PhrasingContent[] = [];
  const textOf = (from: number, to: number): Text => ({
    type: 'text',
    value: value.slice(from, to),
    ...(position && {
      position: { start: moved(position.start, from), end: moved(position.start, to) },
    }),
  });
  let from = 0;
  for (const { 0: found, index } of value.matchAll(ADDRESS)) {
    const end = index + addressLength(found);
    if (index > from) made.push(textOf(from, index));
    const text = textOf(index, end);
    const url = /^www\./i.test(text.value) ? `http://${text.value}` : text.value;
    made.push({
      type: 'link',
      title: null,
      url,
      children: [text],
      ...(text.position && { position: text.position }),
    });
    from = end;
  }
  if (from < value.length) made.push(textOf(from, value.length));
  return made;
}

/** The place so many characters on in the same line. */
function moved({ line, column, offset }: Point, by: number): Point {
  return { line, column: column + by, ...(offset !== undefined && { offset: offset + by }) };
}
