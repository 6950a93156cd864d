import type { DefaultTreeAdapterTypes as Tree } from 'parse5';

/** An element with the given child nodes. */
export function newElement(
  name: string,
  children: Tree.ChildNode[],
  className?: string,
): Tree.Element {
  const element = {
    nodeName: name,
    tagName: name,
    attrs: className === undefined ? [] : [{ name: 'class', value: className }],
    namespaceURI: 'http://www.w3.org/1999/xhtml',
    childNodes: children,
    parentNode: null,
  } as unknown as Tree.Element;
  for (const child of children) child.parentNode = element;
  return element;
}
