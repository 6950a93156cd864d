import { readIdentifier } from '../../edition/index.js';
import type { BookDocument, BookResource, EpubBook } from './book.js';
import { CSS_FILE, firstText, NAV_FILE, NCX_FILE } from './documents.js';
import { element, escapeXml } from './xml.js';

/** content.opf: the metadata of the edition, without invented values, the manifest and the spine. */
export function packageDocument(book: EpubBook): string {
  const { language } = book.metadata;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${escapeXml(language)}">`,
    element(
      'metadata',
      { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' },
      `\n${metadata(book).join('\n')}\n`,
    ),
    element('manifest', {}, `\n${manifest(book).join('\n')}\n`),
    element(
      'spine',
      { toc: 'ncx', ...(book.vertical && { 'page-progression-direction': 'rtl' }) },
      `\n${spine(book).join('\n')}\n`,
    ),
    element('guide', {}, `\n${guide(book).join('\n')}\n`),
    '</package>',
    '',
  ].join('\n');
}

function metadata(book: EpubBook): readonly string[] {
  const { metadata: edition, identifier, modified, tool } = book;
  const elements: string[] = [
    ...identifiers(book),
    element('dc:title', { id: 'title' }, escapeXml(edition.title)),
    property('title-type', 'main', '#title'),
  ];
  if (edition.subtitle !== undefined) {
    elements.push(
      element('dc:title', { id: 'subtitle' }, escapeXml(edition.subtitle)),
      property('title-type', 'subtitle', '#subtitle'),
    );
  }
  elements.push(element('dc:language', {}, escapeXml(edition.language)));
  edition.creators.forEach(({ name, role }, index) => {
    const id = `creator-${index + 1}`;
    elements.push(element('dc:creator', { id }, escapeXml(name)));
    if (role !== undefined) {
      const attributes = { refines: `#${id}`, property: 'role', scheme: 'marc:relators' };
      elements.push(element('meta', attributes, escapeXml(role)));
    }
  });
  const plain: readonly (readonly [string, string | undefined])[] = [
    ['dc:publisher', edition.publisher],
    ['dc:date', edition.date ?? edition.masthead?.date],
    ['dc:description', edition.description],
    ...(edition.subjects ?? []).map((subject) => ['dc:subject', subject] as const),
    ['dc:rights', edition.rights],
  ];
  for (const [name, value] of plain)
    if (value !== undefined) elements.push(element(name, {}, escapeXml(value)));
  elements.push(...series(book), ...source(book));
  if (book.pages.length > 0) {
    elements.push(
      element('dc:source', { id: 'print' }, escapeXml(`${identifier}#pdf`)),
      property('source-of', 'pagination', '#print'),
    );
  }
  if (edition.masthead?.secrecy !== undefined)
    elements.push(property('dcterms:accessRights', edition.masthead.secrecy));
  elements.push(property('dcterms:modified', modified), ...accessibility(book));
  // For systems that know EPUB 2 only, and for Kindle.
  elements.push(element('meta', { name: 'generator', content: tool }));
  if (book.cover !== undefined)
    elements.push(element('meta', { name: 'cover', content: 'cover-image' }));
  if (book.vertical)
    elements.push(element('meta', { name: 'primary-writing-mode', content: 'vertical-rl' }));
  return elements;
}

/** ONIX code list 5: the kinds of identifier. */
const ISBN_10 = '02';
const ISBN_13 = '15';

/** The identifier of this edition and, for a serial, the identifier of the serial. */
function identifiers({
  identifier,
  metadata: { identifier: written },
}: EpubBook): readonly string[] {
  const elements = [element('dc:identifier', { id: 'id' }, escapeXml(identifier))];
  if (written === undefined) return elements;
  const { kind, key, text } = readIdentifier(written);
  if (kind === 'isbn') {
    const attributes = { refines: '#id', property: 'identifier-type', scheme: 'onix:codelist5' };
    elements.push(element('meta', attributes, key.length === 13 ? ISBN_13 : ISBN_10));
  }
  if (kind === 'issn') elements.push(element('dc:identifier', {}, `urn:issn:${escapeXml(key)}`));
  if (kind === 'cn') elements.push(element('dc:identifier', {}, escapeXml(text)));
  return elements;
}

/** The serial of which the edition is an issue. */
function series({ metadata: { masthead, identifier } }: EpubBook): readonly string[] {
  if (masthead === undefined) return [];
  const known = identifier === undefined ? undefined : readIdentifier(identifier);
  const issue = masthead.issue ?? known?.issue ?? masthead.totalIssue;
  // EPUB 3.3: numbers, separated by full stops.
  const position = issue?.match(/\d+/g)?.join('.');
  return [
    element('meta', { property: 'belongs-to-collection', id: 'series' }, escapeXml(masthead.name)),
    property('collection-type', 'series', '#series'),
    ...(position === undefined ? [] : [property('group-position', position, '#series')]),
    ...(known?.kind === 'issn'
      ? [property('dcterms:identifier', `urn:issn:${known.key}`, '#series')]
      : []),
    ...(known?.kind === 'cn' ? [property('dcterms:identifier', known.text, '#series')] : []),
  ];
}

/** The place where the text was published before. */
function source({ metadata: { source: from } }: EpubBook): readonly string[] {
  const address = from?.url ?? from?.name;
  if (from === undefined || address === undefined) return [];
  return [
    element('dc:source', { id: 'source' }, escapeXml(address)),
    ...(from.url !== undefined && from.name !== undefined
      ? [property('dcterms:title', from.name, '#source')]
      : []),
    ...(from.date === undefined ? [] : [property('dcterms:issued', from.date, '#source')]),
  ];
}

/** The accessibility metadata (EPUB Accessibility 1.1): only features that the book has. */
function accessibility(book: EpubBook): readonly string[] {
  const pictures = book.images.length > 0;
  const readable = !pictures || book.imagesDescribed;
  const paged = book.pages.length > 0;
  const { summary } = book.labels;
  const features = [
    'structuralNavigation',
    'tableOfContents',
    'readingOrder',
    'displayTransformability',
    ...(paged ? ['pageBreakMarkers', 'pageNavigation'] : []),
    ...(pictures && book.imagesDescribed ? ['alternativeText'] : []),
    ...(book.ruby ? ['rubyAnnotations'] : []),
    ...(book.vertical ? ['verticalWriting'] : []),
  ];
  // A GIF may flash; nothing else in the book moves.
  const moving = book.images.some(({ mediaType }) => mediaType === 'image/gif');
  return [
    property('schema:accessMode', 'textual'),
    ...(pictures ? [property('schema:accessMode', 'visual')] : []),
    property('schema:accessModeSufficient', readable ? 'textual' : 'textual,visual'),
    ...features.map((feature) => property('schema:accessibilityFeature', feature)),
    property('schema:accessibilityHazard', moving ? 'unknown' : 'none'),
    property(
      'schema:accessibilitySummary',
      (readable ? summary.readable : summary.undescribed) + (paged ? summary.pages : ''),
    ),
  ];
}

function property(name: string, value: string, refines?: string): string {
  return element('meta', { ...(refines && { refines }), property: name }, escapeXml(value));
}

function manifest(book: EpubBook): readonly string[] {
  const item = (
    id: string,
    { file, mediaType }: Omit<BookResource, 'bytes'>,
    properties?: string,
  ) => element('item', { id, href: file, 'media-type': mediaType, properties });
  const xhtml = (file: string) => ({ file, mediaType: 'application/xhtml+xml' });
  return [
    item('nav', xhtml(NAV_FILE), 'nav'),
    item('ncx', { file: NCX_FILE, mediaType: 'application/x-dtbncx+xml' }),
    item('css', { file: CSS_FILE, mediaType: 'text/css' }),
    ...(book.cover === undefined ? [] : [item('cover-image', book.cover, 'cover-image')]),
    ...book.documents.map(({ file }, index) => item(`text-${index + 1}`, xhtml(file))),
    ...book.images.map((image, index) => item(`image-${index + 1}`, image)),
    ...book.fonts.map((font, index) => item(`font-${index + 1}`, font)),
  ];
}

/**
 * Cover, contents, text, colophon. A cover that is only the shelf's picture is not in the linear order, since Kindle
 * shows that picture by itself and would show it twice.
 */
function spine({ documents, cover }: EpubBook): readonly string[] {
  const texts = documents.map(({ kind }, index) => ({ kind, idref: `text-${index + 1}` }));
  const reference = (idref: string, linear?: 'no') => element('itemref', { idref, linear });
  return [
    ...texts
      .filter(({ kind }) => kind === 'cover')
      .map(({ idref }) => reference(idref, cover === undefined ? undefined : 'no')),
    reference('nav'),
    ...texts.filter(({ kind }) => kind !== 'cover').map(({ idref }) => reference(idref)),
  ];
}

/** EPUB 2's landmarks. */
function guide(book: EpubBook): readonly string[] {
  const entry = (type: string, title: string, href: string) =>
    element('reference', { type, title, href });
  const cover = book.documents.find(({ kind }) => kind === 'cover');
  const start: BookDocument | undefined = firstText(book);
  return [
    ...(cover === undefined ? [] : [entry('cover', cover.title, cover.file)]),
    entry('toc', book.tocTitle, NAV_FILE),
    ...(start === undefined ? [] : [entry('text', book.labels.start, start.file)]),
  ];
}
