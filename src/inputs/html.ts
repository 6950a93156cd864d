import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { LineMarkup } from '../model/source.js';
import type { Extracted, ExtractedImage, ExtractedLine } from './extracted.js';

type ReadableDocument = ConstructorParameters<typeof Readability>[0];

/** What is asked of a page's tree; the DOM's own types belong to browsers. */
interface PageNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly parentElement: PageElement | null;
}

interface PageElement extends PageNode {
  readonly tagName: string;
  readonly childNodes: Iterable<PageNode>;
  readonly children: ArrayLike<PageElement> & Iterable<PageElement>;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
}

/** Elements that stand on lines of their own. */
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY BUTTON CAPTION CENTER DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
    ' ',
  ),
);
/** Elements whose text no reader sees. */
const UNSEEN = new Set([
  'SCRIPT',
  'STYLE',
  'NOSCRIPT',
  'TEMPLATE',
  'IFRAME',
  'SVG',
  'HEAD',
  'SELECT',
  'OPTION',
  'TEXTAREA',
]);
/** Marks blocks, so that they are known again in what the readability library keeps. */
const MARK = 'data-kanben-block';
const TEXT_NODE = 3;
const ELEMENT_NODE = 1;

/**
 * A saved page → its lines, one a block, in the page's order. Those that aren't part of the main text, as the
 * readability library sees it, have the markup `aside`: nothing that a reader could see is left out. Pictures that the
 * page holds itself are taken out under names that begin with `name`; no other is fetched or read.
 */
export function extractHtml(html: string, name: string): Extracted {
  // A fragment has no body of its own.
  const whole = /<(?:html|body)[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`;
  const { document } = parseHTML(whole);
  let count = 0;
  for (const element of document.querySelectorAll('body *')) {
    element.setAttribute(MARK, String(count));
    count++;
  }
  const main = mainBlocks(document.toString());
  const lines: ExtractedLine[] = [];
  const images: ExtractedImage[] = [];
  let text = '';
  let inMain = false;
  const flush = (markup: LineMarkup | undefined) => {
    const own = text.replace(/[ \t\n\r\f]+/g, ' ').trim();
    if (own !== '') {
      const aside: LineMarkup = { kind: 'aside' };
      const shown = inMain || main === undefined ? markup : aside;
      lines.push({ text: own, ...(shown && { markup: shown }) });
    }
    text = '';
    inMain = false;
  };
  const walk = (node: PageNode, markup: LineMarkup | undefined) => {
    if (node.nodeType === TEXT_NODE) {
      text += node.textContent ?? '';
      const parent = node.parentElement;
      if (
        (node.textContent ?? '').trim() !== '' &&
        parent !== null &&
        main?.has(parent.getAttribute(MARK) ?? '') === true
      ) {
        inMain = true;
      }
      return;
    }
    if (node.nodeType !== ELEMENT_NODE) return;
    const element = node as PageElement;
    const tag = element.tagName.toUpperCase();
    if (UNSEEN.has(tag)) return;
    if (tag === 'BR') {
      flush(markup);
      return;
    }
    if (tag === 'IMG') {
      const held = heldImage(element, `${name}-${images.length + 1}`);
      if (held !== undefined) {
        flush(markup);
        images.push(held);
        const alt = (element.getAttribute('alt') ?? '').replace(/[\][]/g, '').trim();
        const target = encodeURI(`source/${held.name}`).replace(/[()]/g, (mark) =>
          mark === '(' ? '%28' : '%29',
        );
        lines.push({ text: `![${alt}](${target})`, markup: { kind: 'image' } });
      }
      return;
    }
    if (tag === 'TR' && isDataRow(element)) {
      flush(markup);
      row(
        element,
        walk,
        () => text,
        (value) => {
          text = value;
        },
      );
      flush({ kind: 'table' });
      return;
    }
    const block = BLOCKS.has(tag);
    if (block) flush(markup);
    const own = markupOf(tag) ?? markup;
    for (const child of element.childNodes) walk(child, own);
    if (block) flush(isBold(element) ? { kind: 'bold' } : own);
  };
  walk((document.body ?? document.documentElement) as unknown as PageNode, undefined);
  flush(undefined);
  return { lines, images };
}

/** The kinds of picture that both books can hold. */
const IMAGES: Readonly<Record<string, string>> = { png: 'png', jpeg: 'jpg', jpg: 'jpg' };

/** A picture that stands in the page itself, as a data address. */
function heldImage(element: PageElement, stem: string): ExtractedImage | undefined {
  const [, kind = '', data = ''] =
    /^data:image\/([a-z]+);base64,([A-Za-z0-9+/=\s]+)$/.exec(element.getAttribute('src') ?? '') ??
    [];
  const extension = IMAGES[kind];
  return extension === undefined
    ? undefined
    : { name: `${stem}.${extension}`, bytes: Uint8Array.from(Buffer.from(data, 'base64')) };
}

/** A row of data, not of a page laid out by tables. */
function isDataRow(element: PageElement): boolean {
  return (
    element.children.length > 1 &&
    element.querySelector('br, p, div, table, ul, ol, h1, h2, h3, h4, h5, h6') === null
  );
}

/** A row's cells on one line, as Markdown writes them. */
function row(
  element: PageElement,
  walk: (node: PageNode, markup: LineMarkup | undefined) => void,
  read: () => string,
  write: (text: string) => void,
): void {
  const cells: string[] = [];
  for (const cell of element.children) {
    write('');
    for (const child of cell.childNodes) walk(child, { kind: 'table' });
    cells.push(read().replace(/\s+/g, ' ').trim());
  }
  write(cells.length > 0 ? `| ${cells.join(' | ')} |` : '');
}

function markupOf(name: string): LineMarkup | undefined {
  const level = /^H([1-6])$/.exec(name)?.[1];
  if (level !== undefined) return { kind: 'heading', level: Number(level) };
  if (name === 'LI') return { kind: 'item' };
  if (name === 'BLOCKQUOTE') return { kind: 'quote' };
  return undefined;
}

/** A paragraph that is bold from end to end. */
function isBold(element: PageElement): boolean {
  if (element.tagName.toUpperCase() !== 'P') return false;
  const whole = (element.textContent ?? '').trim();
  const bold = element.querySelector('b, strong');
  return whole !== '' && bold !== null && (bold.textContent ?? '').trim() === whole;
}

/** The marks of the blocks in the main text; undefined where none is found, and then all of it is. */
function mainBlocks(marked: string): ReadonlySet<string> | undefined {
  const { document } = parseHTML(marked);
  const article = new Readability(document as unknown as ReadableDocument, {
    keepClasses: true,
    charThreshold: 100,
  }).parse();
  if (article?.content === undefined || article.content === null) return undefined;
  const found = new Set<string>();
  for (const [, mark = ''] of article.content.matchAll(new RegExp(`${MARK}="(\\d+)"`, 'g')))
    found.add(mark);
  return found.size === 0 ? undefined : found;
}
