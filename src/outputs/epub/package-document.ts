import { readIdentifier } from '../../edition/index.js';
import type { BookDocument, BookResource, EpubBook } from './book.js';
import { CSS_FILE, firstText, NAV_FILE, NCX_FILE } from './documents.js';
import { element, escapeXml } from './xml.js';

/** content.opf: metadata that is true of this edition and nothing invented, manifest, spine. */
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
  const { metadata: own, identifier, modified, tool } = book;
  const made: string[] = [
    ...identifiers(book),
    element('dc:title', { id: 'title' }, escapeXml(own.title)),
    property('title-type', 'main', '#title'),
  ];
  if (own.subtitle !== undefined) {
    made.push(
      element('dc:title', { id: 'subtitle' }, escapeXml(own.subtitle)),
      property('title-type', 'subtitle', '#subtitle'),
    );
  }
  made.push(element('dc:language', {}, escapeXml(own.language)));
  own.creators.forEach(({ name, role }, index) => {
    const id = `creator-${index + 1}`;
    made.push(element('dc:creator', { id }, escapeXml(name)));
    if (role !== undefined) {
      const attributes = { refines: `#${id}`, property: 'role', scheme: 'marc:relators' };
      made.push(element('meta', attributes, escapeXml(role)));
    }
  });
  const plain: readonly (readonly [string, string | undefined])[] = [
    ['dc:publisher', own.publisher],
    ['dc:date', own.date ?? own.masthead?.date],
    ['dc:description', own.description],
    ...(own.subjects ?? []).map((subject) => ['dc:subject', subject] as const),
    ['dc:rights', own.rights],
  ];
  for (const [name, value] of plain)
    if (value !== undefined) made.push(element(name, {}, escapeXml(value)));
  made.push(...series(book), ...source(book));
  if (book.pages.length > 0) {
    made.push(
      element('dc:source', { id: 'print' }, escapeXml(`${identifier}#pdf`)),
      property('source-of', 'pagination', '#print'),
    );
  }
  if (own.masthead?.secrecy !== undefined)
    made.push(property('dcterms:accessRights', own.masthead.secrecy));
  made.push(property('dcterms:modified', modified), ...accessibility(book));
  // For systems that know EPUB 2 only, and for Kindle.
  made.push(element('meta', { name: 'generator', content: tool }));
  if (book.cover !== undefined)
    made.push(element('meta', { name: 'cover', content: 'cover-image' }));
  if (book.vertical)
    made.push(element('meta', { name: 'primary-writing-mode', content: 'vertical-rl' }));
  return made;
}

/** ONIX code list 5: the kinds of identifier. */
const ISBN_10 = '02';
const ISBN_13 = '15';

/** What names this edition and, of a serial, what names all its issues. */
function identifiers({
  identifier,
  metadata: { identifier: written },
}: EpubBook): readonly string[] {
  const made = [element('dc:identifier', { id: 'id' }, escapeXml(identifier))];
  if (written === undefined) return made;
  const { kind, key, text } = readIdentifier(written);
  if (kind === 'isbn') {
    const attributes = { refines: '#id', property: 'identifier-type', scheme: 'onix:codelist5' };
    made.push(element('meta', attributes, key.length === 13 ? ISBN_13 : ISBN_10));
  }
  if (kind === 'issn') made.push(element('dc:identifier', {}, `urn:issn:${escapeXml(key)}`));
  if (kind === 'cn') made.push(element('dc:identifier', {}, escapeXml(text)));
  return made;
}

/** The serial that this is an issue of. */
function series({ metadata: { masthead, identifier } }: EpubBook): readonly string[] {
  if (masthead === undefined) return [];
  const known = identifier === undefined ? undefined : readIdentifier(identifier);
  const issue = masthead.issue ?? known?.issue ?? masthead.totalIssue;
  // EPUB 3.3: numbers, parted by full stops.
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

/** Where the text was published before. */
function source({ metadata: { source: from } }: EpubBook): readonly string[] {
  const said = from?.url ?? from?.name;
  if (from === undefined || said === undefined) return [];
  return [
    element('dc:source', { id: 'source' }, escapeXml(said)),
    ...(from.url !== undefined && from.name !== undefined
      ? [property('dcterms:title', from.name, '#source')]
      : []),
    ...(from.date === undefined ? [] : [property('dcterms:issued', from.date, '#source')]),
  ];
}

/** What a reader who can't see the page may count on (EPUB Accessibility 1.1): only what is inside. */
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
 * Cover, contents, the text, the colophon. A cover that is nothing but the shelf's picture is left out of the linear
 * order: Kindle shows that picture itself, and would show it twice.
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
