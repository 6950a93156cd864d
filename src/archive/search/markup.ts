import { DOMParser } from '@xmldom/xmldom';
import { xmlProblem } from '../../model/xml-tags.js';
import type { SearchBlock, SearchPage } from './text.js';

/** Elements that are a paragraph, or hold some: text in one of them does not go on in the next. */
const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
/** Elements that the search skips: readings, marks of notes and links back from them. */
const SKIPPED = new Set(['rt', 'rp', 'head', 'script', 'style', 'template']);
const SKIPPED_ROLES = new Set(['doc-noteref', 'doc-backlink']);

/** The depth beyond which no book nests its elements. */
const DEEPEST = 300;

/** A document that is not XML, or nests without end. */
export class MarkupFault extends Error {}

/**
 * The blocks of one of the pages that Kanben writes (an EPUB's document or a web page), with the printed pages that begin in
 * them. `root` names the element that holds the text. `pageOf` gives the PDF's page of a folio. Throws MarkupFault.
 */
export function markupBlocks(
  xml: string,
  root: 'body' | 'main',
  pageOf: (folio: string) => number | undefined,
): readonly SearchBlock[] {
  const [at, steps] = findPart(documentOf(xml), root);
  const reader = new BlockReader(pageOf);
  reader.children(at, steps, 0);
  reader.close();
  return reader.blocks;
}

function documentOf(xml: string): Element {
  const fail = (message: string) => {
    throw new MarkupFault(message);
  };
  const problem = xmlProblem(xml);
  if (problem !== undefined) throw new MarkupFault(problem);
  try {
    const parser = new DOMParser({
      errorHandler: { warning: () => {}, error: fail, fatalError: fail },
    });
    const { documentElement } = parser.parseFromString(xml, 'text/xml');
    if (documentElement !== null) return documentElement;
  } catch (error) {
    if (error instanceof MarkupFault) throw error;
    throw new MarkupFault(String(error));
  }
  throw new MarkupFault('empty');
}

/** The element of that name, and the steps of its CFI. */
function findPart(document: Element, root: string): readonly [Element, string] {
  const pending: (readonly [Element, string])[] = [[document, '']];
  for (let one = pending.shift(); one !== undefined; one = pending.shift()) {
    const [element, steps] = one;
    if (element.localName === root) return one;
    pending.push(
      ...elementsOf(element).map((child, n) => [child, `${steps}/${2 * n + 2}`] as const),
    );
  }
  throw new MarkupFault(root);
}

function elementsOf(element: Element): readonly Element[] {
  return Array.from(element.childNodes).filter((child) => child.nodeType === 1) as Element[];
}

class BlockReader {
  readonly blocks: SearchBlock[] = [];
  #text = '';
  #steps = '';
  #anchor = '';
  #pages: SearchPage[] = [];

  constructor(private readonly pageOf: (folio: string) => number | undefined) {}

  children(element: Element, steps: string, depth: number): void {
    if (depth > DEEPEST) throw new MarkupFault('deep');
    let count = 0;
    for (const child of Array.from(element.childNodes)) {
      if (child.nodeType === 3 || child.nodeType === 4) this.#add(child.nodeValue ?? '', steps);
      if (child.nodeType !== 1) continue;
      count++;
      this.#element(child as Element, `${steps}/${2 * count}`, depth);
    }
  }

  /** Ends the block: one without text gives its pages to the next. */
  close(): void {
    if (this.#text.trim() === '') {
      this.#pages = this.#pages.map((page) => ({ ...page, offset: 0 }));
      this.#text = '';
      return;
    }
    const id = this.#idOfBlock;
    this.blocks.push({
      text: this.#text,
      steps: this.#steps,
      ...(id !== '' && { id }),
      pages: this.#pages,
    });
    this.#text = '';
    this.#pages = [];
  }

  #idOfBlock = '';
  /** A link back to a note's mark was left out: the space behind it goes with it. */
  #afterLink = false;

  #add(written: string, steps: string): void {
    const text = this.#afterLink ? written.replace(/^ /, '') : written;
    this.#afterLink = false;
    if (this.#text === '') {
      // Line ends between elements are no text.
      if (text.trim() === '') return;
      this.#steps = steps;
      this.#idOfBlock = this.#anchor;
    }
    this.#text += text;
  }

  #element(element: Element, steps: string, depth: number): void {
    const name = element.localName;
    const role = element.getAttribute('role') ?? '';
    const id = element.getAttribute('id') ?? '';
    if (isPageBreak(element)) {
      this.#page(element.getAttribute('aria-label') ?? id.slice(1));
      this.#anchor = `p${element.getAttribute('aria-label') ?? id.slice(1)}`;
      return;
    }
    this.#afterLink = role === 'doc-backlink';
    if (SKIPPED.has(name) || SKIPPED_ROLES.has(role)) return;
    const isBlock = BLOCKS.has(name);
    if (isBlock) this.close();
    if (isBlock && id !== '') this.#anchor = id;
    if (name === 'br') this.#add('\n', steps);
    this.children(element, steps, depth + 1);
    if (isBlock) this.close();
  }

  #page(folio: string): void {
    const page = this.pageOf(folio);
    this.#pages.push({ offset: this.#text.length, folio, ...(page !== undefined && { page }) });
  }
}

function isPageBreak(element: Element): boolean {
  return (
    element.getAttribute('role') === 'doc-pagebreak' ||
    element.getAttribute('class') === 'pagebreak'
  );
}
