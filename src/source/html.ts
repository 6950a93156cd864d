import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { ExtractedLine } from './extracted.js';
import type { LineMarkup } from './source.js';

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
 * readability library sees it, have the markup `aside`: nothing that a reader could see is left out.
 */
export function extractHtml(html: string): readonly ExtractedLine[] {
  const { document } = parseHTML(html);
  let count = 0;
  for (const element of document.querySelectorAll('body *')) {
    element.setAttribute(MARK, String(count));
    count++;
  }
  const main = mainBlocks(html, document.toString());
  const lines: ExtractedLine[] = [];
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
  const walk = (node: Node, markup: LineMarkup | undefined) => {
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
    const element = node as Element;
    const name = element.tagName.toUpperCase();
    if (UNSEEN.has(name)) return;
    if (name === 'BR') {
      flush(markup);
      return;
    }
    if (name === 'TR' && isDataRow(element)) {
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
    const block = BLOCKS.has(name);
    if (block) flush(markup);
    const own = markupOf(name) ?? markup;
    for (const child of element.childNodes) walk(child, own);
    if (block) flush(isBold(element) ? { kind: 'bold' } : own);
  };
  walk(document.body ?? document.documentElement, undefined);
  flush(undefined);
  return lines;
}

/** A row of data, not of a page laid out by tables. */
function isDataRow(element: Element): boolean {
  return (
    element.children.length > 1 &&
    element.querySelector('br, p, div, table, ul, ol, h1, h2, h3, h4, h5, h6') === null
  );
}

/** A row's cells on one line, as Markdown writes them. */
function row(
  element: Element,
  walk: (node: Node, markup: LineMarkup | undefined) => void,
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
function isBold(element: Element): boolean {
  if (element.tagName.toUpperCase() !== 'P') return false;
  const whole = (element.textContent ?? '').trim();
  const bold = element.querySelector('b, strong');
  return whole !== '' && bold !== null && (bold.textContent ?? '').trim() === whole;
}

/** The marks of the blocks in the main text; undefined where none is found, and then all of it is. */
function mainBlocks(html: string, marked: string): ReadonlySet<string> | undefined {
  const { document } = parseHTML(marked);
  const article = new Readability(document as unknown as Document, {
    keepClasses: true,
    charThreshold: 100,
  }).parse();
  if (article?.content === undefined || article.content === null || html === '') return undefined;
  const found = new Set<string>();
  for (const [, mark = ''] of article.content.matchAll(new RegExp(`${MARK}="(\\d+)"`, 'g')))
    found.add(mark);
  return found.size === 0 ? undefined : found;
}
