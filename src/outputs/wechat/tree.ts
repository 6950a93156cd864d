import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { articleLists } from './lists.js';
import { newElement } from './tree-nodes.js';

/** The elements that the editor keeps, each with its attributes (classes stay until the styles are inlined). Other elements are replaced with their content. */
const KEPT: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    section: ['class'],
    p: ['class'],
    strong: [],
    em: [],
    i: [],
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
    ol: ['start', 'class'],
    li: ['value'],
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
  /** The addresses of links, each once, in the order of their first marks. */
  readonly links: readonly string[];
  /** The files of pictures, each once, in the order of the text. */
  readonly pictures: readonly string[];
}

/**
 * Changes a tree so that it has only the elements that WeChat's editor keeps: links become numbered marks, and
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
      // An address that is the text of its link is in the article already.
      const text = children.map((child) => ('value' in child ? child.value : '')).join('');
      if (text === href) return children;
      return [...children, mark(`[${once(links, href)}]`)];
    }
    const classes = (value('class') ?? '').split(' ');
    // A line of verse keeps its end, and a wide table gets a scrolling box.
    if (classes.includes('line')) return [...children, newElement('br', [])];
    if (classes.includes('scroll')) return [newElement('section', children, 'scroll')];
    const attributes = KEPT.get(node.tagName);
    if (attributes === undefined) return children;
    if (/^t[dh]$/.test(node.tagName) && textLength(children) <= SHORT) addClass(node, 'short');
    if (node.tagName === 'img') {
      const src = node.attrs.find(({ name }) => name === 'src');
      if (src !== undefined) src.value = placeOf(src.value, once(pictures, src.value));
    }
    node.attrs = node.attrs.filter(({ name }) => attributes.includes(name));
    node.childNodes = children;
    return node.tagName === 'ol' ? [...articleLists(node)] : [node];
  };
  tree.childNodes = tree.childNodes.flatMap(kept);
  return { links, pictures };
}

/** Cells of at most this many characters are never divided: a narrow screen would set them one character below the other. */
const SHORT = 6;

function textLength(nodes: readonly Tree.ChildNode[]): number {
  return nodes.reduce((sum, node) => {
    if ('value' in node) return sum + [...node.value].length;
    return sum + ('childNodes' in node ? textLength(node.childNodes) : 0);
  }, 0);
}

function addClass(element: Tree.Element, name: string): void {
  const known = element.attrs.find((one) => one.name === 'class');
  if (known === undefined) element.attrs.push({ name: 'class', value: name });
  else known.value = `${known.value} ${name}`;
}

function mark(text: string): Tree.Element {
  return newElement('sup', [{ nodeName: '#text', value: text, parentNode: null }]);
}
