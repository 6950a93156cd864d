import type { DefaultTreeAdapterTypes as Tree } from 'parse5';

/** Elements that the editor keeps (classes stay until the styles are inlined), each with the attributes that it keeps; others give way to what they hold. */
const KEPT: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    section: [],
    p: [],
    strong: [],
    em: [],
    del: [],
    sub: [],
    sup: [],
    br: [],
    hr: [],
    h1: [],
    h2: [],
    h3: [],
    h4: [],
    h5: [],
    h6: [],
    blockquote: [],
    ul: [],
    ol: ['start'],
    li: [],
    dl: [],
    dt: [],
    dd: [],
    table: [],
    thead: [],
    tbody: [],
    tr: [],
    th: ['colspan', 'rowspan', 'class'],
    td: ['colspan', 'rowspan', 'class'],
    figure: [],
    figcaption: [],
    img: ['src', 'alt', 'class'],
    pre: [],
    code: [],
    ruby: [],
    rt: [],
    rp: [],
  }),
);

export interface ArticleParts {
  /** Addresses that links led to, each once, in the order of their first marks. */
  readonly links: readonly string[];
  /** Files of pictures, each once, in the order of the text. */
  readonly pictures: readonly string[];
}

/**
 * Brings a tree down to what the editor keeps, in place: links become numbered marks, and
 * `placeOf` gives each picture's file the address of its copy.
 */
export function articleTree(
  tree: Tree.DocumentFragment,
  placeOf: (file: string, number: number) => string,
): ArticleParts {
  const links: string[] = [];
  const pictures: string[] = [];
  const once = (list: string[], one: string): number => {
    if (!list.includes(one)) list.push(one);
    return list.indexOf(one) + 1;
  };
  const kept = (node: Tree.ChildNode): Tree.ChildNode[] => {
    if (!('tagName' in node)) return node.nodeName === '#comment' ? [] : [node];
    const children = node.childNodes.flatMap(kept);
    const value = (name: string) => node.attrs.find((one) => one.name === name)?.value;
    if (node.tagName === 'a') {
      const href = value('href');
      if (href === undefined || href.startsWith('#')) return children;
      // An address that is itself the link's text stands in the article already.
      const [only] = children;
      if (only !== undefined && 'value' in only && only.value === href) return children;
      return [...children, mark(`[${once(links, href)}]`)];
    }
    const attributes = KEPT.get(node.tagName);
    if (attributes === undefined) return children;
    if (node.tagName === 'img') {
      const src = node.attrs.find(({ name }) => name === 'src');
      if (src !== undefined) src.value = placeOf(src.value, once(pictures, src.value));
    }
    node.attrs = node.attrs.filter(({ name }) => attributes.includes(name));
    node.childNodes = children;
    return [node];
  };
  tree.childNodes = tree.childNodes.flatMap(kept);
  return { links, pictures };
}

/** A superscript of its own. */
function mark(text: string): Tree.Element {
  const element = {
    nodeName: 'sup',
    tagName: 'sup',
    attrs: [],
    namespaceURI: 'http://www.w3.org/1999/xhtml',
    childNodes: [] as Tree.ChildNode[],
    parentNode: null,
  } as unknown as Tree.Element;
  element.childNodes.push({ nodeName: '#text', value: text, parentNode: element });
  return element;
}
