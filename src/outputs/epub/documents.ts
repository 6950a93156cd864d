import type { BookDocument, EpubBook, NavEntry } from './book.js';
import { element, escapeXml } from './xml.js';

/** The files of the contents, of the style sheet, and of the EPUB 2 contents. */
export const NAV_FILE = 'toc.xhtml';
export const CSS_FILE = 'style.css';
export const NCX_FILE = 'toc.ncx';

/** A whole XHTML document of the book. */
export function xhtml(book: EpubBook, document: BookDocument): string {
  const { title, body, part, epubType, className, role, labelledBy } = document;
  const section = element(
    'section',
    { 'epub:type': epubType, role, 'aria-labelledby': labelledBy, class: className },
    `\n${body}\n`,
  );
  return page(book, title, element('body', { 'epub:type': part }, section));
}

/** The EPUB 3 navigation document: contents, the printed book's pages, landmarks. */
export function navDocument(book: EpubBook): string {
  const { labels } = book;
  const contents = element(
    'nav',
    { 'epub:type': 'toc', role: 'doc-toc', id: 'toc', 'aria-labelledby': 'toc-title' },
    `<h1 id="toc-title">${escapeXml(book.tocTitle)}</h1>${navList(book.toc)}`,
  );
  const entries = book.pages.map(({ folio, href }) => ({ title: folio, href, children: [] }));
  const pages =
    entries.length === 0
      ? ''
      : element(
          'nav',
          { 'epub:type': 'page-list', role: 'doc-pagelist', id: 'page-list', hidden: 'hidden' },
          `<h2>${escapeXml(labels.pages)}</h2>${navList(entries)}`,
        );
  const landmarks = element(
    'nav',
    { 'epub:type': 'landmarks', hidden: 'hidden' },
    `<h2>${escapeXml(labels.landmarks)}</h2><ol>${marks(book).join('')}</ol>`,
  );
  return page(
    book,
    book.tocTitle,
    element('body', { 'epub:type': 'frontmatter' }, contents + pages + landmarks),
  );
}

function page({ metadata, vertical }: EpubBook, title: string, body: string): string {
  const language = escapeXml(metadata.language);
  const writing = vertical ? ' class="vertical"' : '';
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<!DOCTYPE html>',
    `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}"${writing}>`,
    `<head><meta charset="utf-8"/><title>${escapeXml(title)}</title><link rel="stylesheet" type="text/css" href="${CSS_FILE}"/></head>`,
    body,
    '</html>',
    '',
  ].join('\n');
}

/** The start of the text: the first chapter, else the first division. */
export function firstText({ documents }: EpubBook): BookDocument | undefined {
  return (
    documents.find(({ part }) => part === 'bodymatter') ??
    documents.find(({ kind }) => kind === 'division')
  );
}

function marks(book: EpubBook): readonly string[] {
  const { documents, labels } = book;
  const cover = documents.find(({ kind }) => kind === 'cover');
  const start = firstText(book);
  const parts = documents.filter(
    ({ kind, part, file }) => kind !== 'cover' && part !== 'bodymatter' && file !== start?.file,
  );
  return [
    ...(cover === undefined ? [] : [landmark('cover', cover.file, cover.title)]),
    landmark('toc', `${NAV_FILE}#toc`, book.tocTitle),
    ...(start === undefined ? [] : [landmark('bodymatter', start.file, labels.start)]),
    ...parts.map(({ epubType, file, title }) => landmark(epubType, file, title)),
    ...(book.pages.length === 0
      ? []
      : [landmark('page-list', `${NAV_FILE}#page-list`, labels.pages)]),
  ];
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

/** The EPUB 2 contents, for readers that know only these, such as Kindle. */
export function ncxDocument(book: EpubBook): string {
  let order = 0;
  const points = (entries: readonly NavEntry[]): string =>
    entries
      .map(({ title, href, children }) => {
        order++;
        const id = `point-${order}`;
        const at = String(order);
        return element('navPoint', { id, playOrder: at }, target(title, href) + points(children));
      })
      .join('\n');
  const depth = (entries: readonly NavEntry[]): number =>
    entries.reduce((most, { children }) => Math.max(most, 1 + depth(children)), 0);
  const map = points(book.toc);
  const pages = book.pages.map(({ folio, href }, index) => {
    order++;
    return element(
      'pageTarget',
      {
        id: `page-${index + 1}`,
        type: /^\d+$/.test(folio) ? 'normal' : 'front',
        value: /^\d+$/.test(folio) ? folio : undefined,
        playOrder: String(order),
      },
      target(folio, href),
    );
  });
  const last = Math.max(0, ...book.pages.map(({ folio }) => Number(folio) || 0));
  const head = [
    ['dtb:uid', book.identifier],
    ['dtb:depth', String(depth(book.toc))],
    ['dtb:totalPageCount', String(book.pages.length)],
    ['dtb:maxPageNumber', String(last)],
  ] as const;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="${escapeXml(book.metadata.language)}">`,
    element('head', {}, head.map(([name, content]) => element('meta', { name, content })).join('')),
    `<docTitle><text>${escapeXml(book.metadata.title)}</text></docTitle>`,
    `<navMap>${map}</navMap>`,
    ...(pages.length === 0
      ? []
      : [
          `<pageList><navLabel><text>${escapeXml(book.labels.pages)}</text></navLabel>${pages.join('\n')}</pageList>`,
        ]),
    '</ncx>',
    '',
  ].join('\n');
}

function target(title: string, href: string): string {
  return `<navLabel><text>${escapeXml(title)}</text></navLabel><content src="${escapeXml(href)}"/>`;
}
