import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse } from 'parse5';
import { diagnose, InputError } from '../../messages/diagnostic.js';

export interface PageText {
  readonly kind: 'text';
  readonly value: string;
}

export interface PageElement {
  readonly kind: 'element';
  /** In lower case. */
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly PageNode[];
  readonly parent: PageElement | undefined;
}

export type PageNode = PageText | PageElement;

/** Blink puts deeper elements beside their parent, and readers see the same text (HTMLConstructionSite, 512). */
const DEEPEST = 400;
/** The number of open elements beyond which the tree builder's time grows with their square. */
const MOST_OPEN = 2_500;
/** Formatting elements are opened anew in each block: no page has this many more elements than tags. */
const ELEMENTS_A_TAG = 4;
const FEW_ELEMENTS = 5_000;

type Parsed = DefaultTreeAdapterMap['node'];
interface Building extends PageElement {
  readonly children: PageNode[];
}

/**
 * The tree that a browser builds of a page's text (WHATWG HTML 13.2), read only: comments and the content of templates
 * left out, elements that are nested deeper than browsers let them put beside each other.
 * Throws InputError, with the line, where the page nests or repeats elements without end.
 */
export function pageTree(html: string, file: string): PageElement {
  const { childNodes } = parse(html, {
    treeAdapter: boundedAdapter(html, file),
    // The adapter remembers the line of the last element alone.
    sourceCodeLocationInfo: true,
  });
  const root = element('#document', [], undefined);
  const open: { readonly nodes: readonly Parsed[]; next: number; readonly to: Building }[] = [
    { nodes: childNodes, next: 0, to: root },
  ];
  for (let level = open.at(-1); level !== undefined; level = open.at(-1)) {
    const node = level.nodes[level.next++];
    if (node === undefined) open.pop();
    else if (defaultTreeAdapter.isTextNode(node)) {
      level.to.children.push({ kind: 'text', value: node.value });
    } else if (defaultTreeAdapter.isElementNode(node)) {
      const child = element(node.tagName.toLowerCase(), node.attrs, level.to);
      level.to.children.push(child);
      // What lies too deep is filled into the parent, behind the element.
      const to = open.length < DEEPEST ? child : level.to;
      open.push({ nodes: node.childNodes, next: 0, to });
    }
  }
  return root;
}

function element(
  tag: string,
  attributes: readonly { readonly name: string; readonly value: string }[],
  parent: PageElement | undefined,
): Building {
  const map = new Map(attributes.map(({ name, value }) => [name.toLowerCase(), value]));
  return { kind: 'element', tag, attributes: map, children: [], parent };
}

/** parse5's own tree, with a bound on what is open at once and on what is made. */
function boundedAdapter(html: string, file: string): typeof defaultTreeAdapter {
  const most = FEW_ELEMENTS + ELEMENTS_A_TAG * (html.split('<').length - 1);
  let open = 0;
  let count = 0;
  let line = 1;
  const refuse = () => {
    throw new InputError([diagnose('source/too-deep', { file, line }, { most: MOST_OPEN })]);
  };
  return {
    ...defaultTreeAdapter,
    createElement(...args) {
      if (++count > most) refuse();
      return defaultTreeAdapter.createElement(...args);
    },
    onItemPush() {
      if (++open > MOST_OPEN) refuse();
    },
    onItemPop() {
      open--;
    },
    setNodeSourceCodeLocation(_node, location) {
      line = location?.startLine ?? line;
    },
  };
}

/** All elements below `root` and itself, in the page's order. */
export function* elementsOf(root: PageElement): Generator<PageElement> {
  yield root;
  for (const child of root.children) if (child.kind === 'element') yield* elementsOf(child);
}

export function attribute(element: PageElement, name: string): string {
  return element.attributes.get(name) ?? '';
}

/** The text of everything below an element, as it stands in the file. */
export function elementText(node: PageNode): string {
  return node.kind === 'text' ? node.value : node.children.map(elementText).join('');
}
