import { jsonText } from '../model/json-file.js';
import { element, escapeXml } from '../outputs/epub/xml.js';
import {
  type Catalog,
  type CatalogEntry,
  type CatalogImage,
  entryId,
  updatedOf,
} from './catalog.js';

const ATOM_TYPE = 'application/atom+xml;profile=opds-catalog;kind=acquisition';
/** A name that no edition has as its id, since ids hold no slash. */
export const CATALOG_ID = 'kanben:/catalog';

const JSON_TYPE = 'application/opds+json';

/** OPDS 1.2, §8.1 and OPDS 2.0, §3: who wants the file may take it. */
const OPEN_ACCESS = 'http://opds-spec.org/acquisition/open-access';
const IMAGE = 'http://opds-spec.org/image';
const THUMBNAIL = 'http://opds-spec.org/image/thumbnail';

/** The names that the catalogue's documents have beside each other. */
export const CATALOG_FILES = {
  atom: 'catalog.xml',
  json: 'catalog.json',
  shelf: 'index.html',
} as const;

/** Entries of one page of a feed: OPDS 1.2, §2.6 wants large collections paged. */
export const PAGE = 100;

/** A page of a feed: its entries, and which of how many it is, from 1. */
interface FeedPage {
  readonly catalog: Catalog;
  readonly entries: readonly CatalogEntry[];
  readonly number: number;
  readonly pages: number;
}

/** A document of the catalogue by its name. */
export interface CatalogDocument {
  readonly path: string;
  readonly bytes: string;
}

/** catalog.xml and catalog.json with the pages that follow them: `catalog-2.xml`. */
export function opdsDocuments(catalog: Catalog, perPage = PAGE): readonly CatalogDocument[] {
  const pages = pagesOf(catalog, perPage);
  return [
    ...pages.map((page) => ({ path: pageFile('atom', page.number), bytes: atomPage(page) })),
    ...pages.map((page) => ({ path: pageFile('json', page.number), bytes: jsonPage(page) })),
  ];
}

function pagesOf(catalog: Catalog, perPage: number): readonly FeedPage[] {
  const { entries } = catalog;
  const pages = Math.max(1, Math.ceil(entries.length / perPage));
  return Array.from({ length: pages }, (_, index) => ({
    catalog,
    entries: entries.slice(index * perPage, (index + 1) * perPage),
    number: index + 1,
    pages,
  }));
}

/** The file of a page. */
function pageFile(feed: 'atom' | 'json', number: number): string {
  const file = CATALOG_FILES[feed];
  return number === 1 ? file : file.replace('.', `-${number}.`);
}

/** From a page to the others (RFC 5005, §3): none where there is one page. */
function pageLinks(feed: 'atom' | 'json', { number, pages }: FeedPage) {
  if (pages === 1) return [];
  const to = (rel: string, page: number) => ({ rel, href: pageFile(feed, page) });
  return [
    to('first', 1),
    ...(number > 1 ? [to('previous', number - 1)] : []),
    ...(number < pages ? [to('next', number + 1)] : []),
    to('last', pages),
  ];
}

/** catalog.xml: an OPDS 1.2 acquisition feed (Atom, RFC 4287), all of it on one page. */
export function opdsAtom(catalog: Catalog): string {
  return atomPage({ catalog, entries: catalog.entries, number: 1, pages: 1 });
}

function atomPage(page: FeedPage): string {
  const { catalog, entries, number } = page;
  const { title } = catalog;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    element(
      'feed',
      {
        xmlns: 'http://www.w3.org/2005/Atom',
        'xmlns:dcterms': 'http://purl.org/dc/terms/',
        'xml:lang': catalog.language,
      },
      linesBlock([
        element('id', {}, CATALOG_ID),
        element('title', {}, escapeXml(title)),
        element('updated', {}, updatedOf(catalog)),
        // Atom wants an author of every entry or of the feed (RFC 4287, §4.1.1).
        element('author', {}, element('name', {}, escapeXml(title))),
        link('self', pageFile('atom', number), ATOM_TYPE),
        ...pageLinks('atom', page).map(({ rel, href }) => link(rel, href, ATOM_TYPE)),
        link('start', CATALOG_FILES.atom, ATOM_TYPE),
        link('alternate', CATALOG_FILES.json, JSON_TYPE),
        link('alternate', CATALOG_FILES.shelf, 'text/html'),
        ...entries.map(atomEntry),
      ]),
    ),
    '',
  ].join('\n');
}

function atomEntry(entry: CatalogEntry): string {
  const { title, subtitle, cover, thumbnail, files } = entry;
  const plain: readonly (readonly [string, string | undefined])[] = [
    ['dcterms:identifier', entry.identifier],
    ['dcterms:language', entry.language],
    ['dcterms:publisher', entry.publisher],
    ['dcterms:issued', entry.date],
    ['rights', entry.rights],
    ['summary', entry.description ?? subtitle],
  ];
  return element(
    'entry',
    {},
    linesBlock([
      element('id', {}, escapeXml(entryId(entry))),
      element('title', {}, escapeXml(title)),
      element('updated', {}, entry.updated),
      ...entry.creators.map(({ name }) =>
        element('author', {}, element('name', {}, escapeXml(name))),
      ),
      ...plain.flatMap(([name, value]) =>
        value === undefined ? [] : [element(name, {}, escapeXml(value))],
      ),
      ...files.map(({ href, type, bytes }) => link(OPEN_ACCESS, href, type, String(bytes))),
      ...(cover === undefined ? [] : [link(IMAGE, cover.href, cover.type)]),
      ...(thumbnail === undefined ? [] : [link(THUMBNAIL, thumbnail.href, thumbnail.type)]),
    ]),
  );
}

function link(rel: string, href: string, type: string, length?: string): string {
  return element('link', { rel, href, type, length });
}

function linesBlock(lines: readonly string[]): string {
  return `\n${lines.join('\n')}\n`;
}

/** MARC relator codes that OPDS 2.0 has a name for; whoever has none of them is the author. */
const ROLES: Readonly<Record<string, string>> = {
  edt: 'editor',
  trl: 'translator',
  ill: 'illustrator',
  ctb: 'contributor',
};

/** catalog.json: the same in OPDS 2.0. */
export function opdsJson(catalog: Catalog): string {
  return jsonPage({ catalog, entries: catalog.entries, number: 1, pages: 1 });
}

function jsonPage(page: FeedPage): string {
  const { catalog, entries, number, pages } = page;
  const feed = {
    metadata: {
      title: catalog.title,
      modified: updatedOf(catalog),
      numberOfItems: catalog.entries.length,
      ...(pages > 1 && { itemsPerPage: PAGE, currentPage: number }),
    },
    links: [
      { rel: 'self', href: pageFile('json', number), type: JSON_TYPE },
      ...pageLinks('json', page).map((one) => ({ ...one, type: JSON_TYPE })),
      { rel: 'alternate', href: CATALOG_FILES.atom, type: ATOM_TYPE },
      { rel: 'alternate', href: CATALOG_FILES.shelf, type: 'text/html' },
    ],
    publications: entries.map(publication),
  };
  return jsonText(feed);
}

function publication(entry: CatalogEntry) {
  const { subtitle, publisher, description, rights, files, cover, thumbnail } = entry;
  const published = fullDate(entry.date);
  const pages = files.find((file) => file.pages !== undefined)?.pages;
  return {
    metadata: {
      '@type': 'http://schema.org/Book',
      title: entry.title,
      ...(subtitle !== undefined && { subtitle }),
      identifier: uriOf(entry),
      language: entry.language,
      modified: entry.updated,
      ...(published !== undefined && { published }),
      ...contributors(entry),
      ...(publisher !== undefined && { publisher }),
      ...(description !== undefined && { description }),
      ...(rights !== undefined && { rights }),
      ...(pages !== undefined && { numberOfPages: pages }),
    },
    links: files.map(({ href, type }) => ({ rel: OPEN_ACCESS, href, type })),
    ...(cover !== undefined && { images: images(cover, thumbnail) }),
  };
}

function images(cover: CatalogImage, thumbnail: CatalogImage | undefined) {
  return thumbnail === undefined || thumbnail.href === cover.href ? [cover] : [cover, thumbnail];
}

function contributors({ creators }: CatalogEntry): Readonly<Record<string, readonly string[]>> {
  const byRole: Record<string, string[]> = {};
  for (const { name, role } of creators) {
    const key = ROLES[role ?? ''] ?? 'author';
    byRole[key] = [...(byRole[key] ?? []), name];
  }
  return byRole;
}

/** OPDS 2.0 wants a URI: an identifier that is none (an issue number) doesn't do. */
function uriOf(entry: CatalogEntry): string {
  const { identifier } = entry;
  return identifier !== undefined && /^[a-z][a-z0-9+.-]*:\S+$/i.test(identifier)
    ? identifier
    : entryId(entry);
}

/** OPDS 2.0 takes a day or a moment; a month or a year alone is left out, since its day would be invented. */
function fullDate(date: string | undefined): string | undefined {
  if (date === undefined || /^\d{4}-\d\d-\d\d$/.test(date)) return date;
  return /T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(date) ? date : undefined;
}
