import type { Book } from './book.js';
import { CSS_FILE, NAV_FILE, NCX_FILE } from './documents.js';
import { element, escapeXml } from './xml.js';

/** content.opf: metadata that is true of this edition and nothing invented, manifest, spine. */
export function packageDocument(book: Book): string {
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
    '</package>',
    '',
  ].join('\n');
}

function metadata(book: Book): readonly string[] {
  const { metadata: own, identifier, modified, tool } = book;
  const made: string[] = [
    element('dc:identifier', { id: 'id' }, escapeXml(identifier)),
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
      made.push(
        element(
          'meta',
          { refines: `#${id}`, property: 'role', scheme: 'marc:relators' },
          escapeXml(role),
        ),
      );
    }
  });
  const plain: readonly (readonly [string, string | undefined])[] = [
    ['dc:publisher', own.publisher],
    ['dc:date', own.date],
    ['dc:description', own.description],
    ['dc:rights', own.rights],
    ['dc:source', own.source?.url ?? own.source?.name],
  ];
  for (const [name, value] of plain)
    if (value !== undefined) made.push(element(name, {}, escapeXml(value)));
  if (book.pages.length > 0) {
    made.push(
      element('dc:source', { id: 'print' }, escapeXml(`${identifier}#pdf`)),
      property('source-of', 'pagination', '#print'),
    );
  }
  made.push(property('dcterms:modified', modified), ...accessibility(book));
  made.push(element('meta', { name: 'generator', content: tool }));
  return made;
}

/** What a reader who can't see the page may count on (EPUB Accessibility 1.1). */
function accessibility(book: Book): readonly string[] {
  const pictures = book.images.length > 0;
  const readable = !pictures || book.imagesDescribed;
  const features = [
    'structuralNavigation',
    'tableOfContents',
    'readingOrder',
    'displayTransformability',
  ];
  if (book.pages.length > 0) features.push('pageBreakMarkers', 'pageNavigation');
  if (pictures && book.imagesDescribed) features.push('alternativeText');
  return [
    property('schema:accessMode', 'textual'),
    ...(pictures ? [property('schema:accessMode', 'visual')] : []),
    ...(readable ? [property('schema:accessModeSufficient', 'textual')] : []),
    ...features.map((feature) => property('schema:accessibilityFeature', feature)),
    property('schema:accessibilityHazard', 'none'),
    property(
      'schema:accessibilitySummary',
      readable
        ? '全书文字可由读屏软件朗读，字号、字体和颜色可由读者调整；有目录和各级标题可供跳转。'
        : '正文可由读屏软件朗读，有目录和各级标题可供跳转；部分图片没有文字说明。',
    ),
  ];
}

function property(name: string, value: string, refines?: string): string {
  return element('meta', { ...(refines && { refines }), property: name }, escapeXml(value));
}

function manifest(book: Book): readonly string[] {
  return [
    element('item', {
      id: 'nav',
      href: NAV_FILE,
      'media-type': 'application/xhtml+xml',
      properties: 'nav',
    }),
    element('item', { id: 'ncx', href: NCX_FILE, 'media-type': 'application/x-dtbncx+xml' }),
    element('item', { id: 'css', href: CSS_FILE, 'media-type': 'text/css' }),
    ...book.documents.map(({ file }, index) =>
      element('item', {
        id: `text-${index + 1}`,
        href: file,
        'media-type': 'application/xhtml+xml',
      }),
    ),
    ...book.images.map(({ file, mediaType }, index) =>
      element('item', { id: `image-${index + 1}`, href: file, 'media-type': mediaType }),
    ),
  ];
}

/** Cover, contents, then the text. */
function spine(book: Book): readonly string[] {
  const reference = (idref: string) => element('itemref', { idref });
  const texts = book.documents.map(({ kind }, index) => ({
    kind,
    item: reference(`text-${index + 1}`),
  }));
  return [
    ...texts.filter(({ kind }) => kind === 'cover').map(({ item }) => item),
    reference('nav'),
    ...texts.filter(({ kind }) => kind === 'division').map(({ item }) => item),
  ];
}
