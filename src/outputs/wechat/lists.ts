import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { newElement } from './tree-nodes.js';

/** The class of a list with a bracket behind its numbers. */
const BRACKETED = 'bracketed';

/**
 * A numbered list in the form that the editor keeps: it drops the `value` of an item and all custom number styles. Therefore a new list
 * begins where a number does not follow the one before it, and numbers with brackets become text.
 */
export function articleLists(list: Tree.Element): readonly Tree.Element[] {
  const attribute = (element: Tree.Element, name: string) =>
    element.attrs.find((one) => one.name === name)?.value;
  const bracketed = attribute(list, 'class') === BRACKETED;
  const lists: Tree.Element[] = [];
  let next = Number(attribute(list, 'start') ?? 1);
  for (const child of list.childNodes) {
    if (!('tagName' in child)) continue;
    const number = Number(attribute(child, 'value') ?? next);
    child.attrs = child.attrs.filter(({ name }) => name !== 'value');
    if (lists.length === 0 || number !== next) {
      const part = newElement('ol', [], bracketed ? BRACKETED : undefined);
      if (number !== 1) part.attrs.push({ name: 'start', value: String(number) });
      lists.push(part);
    }
    if (bracketed) openWith(child, `${number}) `);
    const part = lists.at(-1) as Tree.Element;
    child.parentNode = part;
    part.childNodes.push(child);
    next = number + 1;
  }
  return lists;
}

/** Puts text before that of an item, into its first paragraph if it has one. */
function openWith(item: Tree.Element, value: string): void {
  const [first] = item.childNodes;
  const parent = first !== undefined && 'tagName' in first && first.tagName === 'p' ? first : item;
  parent.childNodes.unshift({ nodeName: '#text', value, parentNode: parent });
}
