import type { Book, BookDocument, NavEntry } from './book.js';
import { element, escapeXml } from './xml.js';

/** The file of the contents, and of the style sheet. */
export const NAV_FILE = 'toc.xhtml';
export const CSS_FILE = 'style.css';
export const NCX_FILE = 'toc.ncx';

/** A whole XHTML document of the book. */
export function xhtml(
  book: Pick<Book, 'metadata'>,
  { title, body, epubType, className, role }: Omit<BookDocument, 'file' | 'kind'>,
): string {
  const { language } = book.metadata;
  const head = `<meta charset="utf-8"/><title>${escapeXml(title)}</title><link rel="stylesheet" type="text/css" href="${CSS_FILE}"/>`;
  const section = element(
    'section',
    { 'epub:type': epubType, role, class: className },
    `\n${body}\n`,
  );
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<!DOCTYPE html>',
    `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${escapeXml(language)}" xml:lang="${escapeXml(language)}">`,
    `<head>${head}</head>`,
    `<body>${section}</body>`,
    '</html>',
    '',
  ].join('\n');
}

/** The EPUB 3 navigation document: contents, the printed book's pages, landmarks. */
export function navDocument(book: Book): string {
  const contents = element(
    'nav',
    { 'epub:type': 'toc', role: 'doc-toc', id: 'toc' },
    `<h1>${escapeXml(book.tocTitle)}</h1>${navList(book.toc)}`,
  );
  const pages =
    book.pages.length === 0
      ? ''
      : element(
          'nav',
          { 'epub:type': 'page-list', role: 'doc-pagelist', hidden: 'hidden' },
          `<h2>页码</h2>${navList(book.pages.map(({ folio, href }) => ({ title: folio, href, children: [] })))}`,
        );
  const [first] = book.documents.filter(({ kind }) => kind === 'division');
  const marks = [
    ...book.documents
      .filter(({ kind }) => kind === 'cover')
      .map(({ file, title }) => landmark('cover', file, title)),
    landmark('toc', `${NAV_FILE}#toc`, book.tocTitle),
    ...(first === undefined ? [] : [landmark('bodymatter', first.file, '正文')]),
  ];
  const landmarks = element(
    'nav',
    { 'epub:type': 'landmarks', hidden: 'hidden' },
    `<h2>导览</h2><ol>${marks.join('')}</ol>`,
  );
  const { language, title } = book.metadata;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<!DOCTYPE html>',
    `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${escapeXml(language)}" xml:lang="${escapeXml(language)}">`,
    `<head><meta charset="utf-8"/><title>${escapeXml(title)}</title><link rel="stylesheet" type="text/css" href="${CSS_FILE}"/></head>`,
    `<body>${contents}${pages}${landmarks}</body>`,
    '</html>',
    '',
  ].join('\n');
}

function landmark(type: string, href: string, title: string): string {
  return element('li', {}, element('a', { 'epub:type': type, href }, escapeXml(title)));
}

function navList(entries: readonly NavEntry[]): string {
  const items = entries.map(({ title, href, children }) => {
    const inner = children.length > 0 ? navList(children) : '';
    return element('li', {}, element('a', { href }, escapeXml(title)) + inner);
  });
  return element('ol', {}, items.join('\n'));
}

/** The EPUB 2 contents, for readers that know no other. */
export function ncxDocument(book: Book): string {
  let order = 0;
  const points = (entries: readonly NavEntry[]): string =>
    entries
      .map(({ title, href, children }) => {
        order++;
        const own = `<navLabel><text>${escapeXml(title)}</text></navLabel><content src="${escapeXml(href)}"/>`;
        const id = `point-${order}`;
        const at = String(order);
        return element('navPoint', { id, playOrder: at }, own + points(children));
      })
      .join('\n');
  const depth = (entries: readonly NavEntry[]): number =>
    entries.reduce((most, { children }) => Math.max(most, 1 + depth(children)), 0);
  const map = points(book.toc);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="${escapeXml(book.metadata.language)}">`,
    `<head><meta name="dtb:uid" content="${escapeXml(book.identifier)}"/><meta name="dtb:depth" content="${depth(book.toc)}"/><meta name="dtb:totalPageCount" content="0"/><meta name="dtb:maxPageNumber" content="0"/></head>`,
    `<docTitle><text>${escapeXml(book.metadata.title)}</text></docTitle>`,
    `<navMap>${map}</navMap>`,
    '</ncx>',
    '',
  ].join('\n');
}
