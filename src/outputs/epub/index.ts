import { editionIdentifier } from '../../edition/index.js';
import { externalLink } from '../../edition/links.js';
import { noteMark } from '../../layout/note-marks.js';
import { withOptions } from '../../layout/template/options.js';
import type { Labels } from '../../messages/book-labels/labels.js';
import type { Diagnostic } from '../../messages/diagnostic.js';
import { labelsFor } from '../../messages/labels.js';
import type { Division, DivisionRole, Edition } from '../../model/edition.js';
import { eachNode } from '../../model/markdown/each-node.js';
import type { PageMap, PageStart } from '../../model/page-map.js';
import type { Template } from '../../model/template.js';
import { divisionBody } from './body.js';
import type { BookDocument, BookResource, EpubBook, NavEntry } from './book.js';
import { colophonBody, type Making } from './colophon.js';
import { coverBody, coverImageBody } from './cover.js';
import { packEpub } from './epub-gen.js';
import type { EmbeddedFonts } from './fonts.js';
import { divisionFiles, Headings } from './headings.js';
import { bookImages } from './images.js';
import type { BodyContext } from './inline-body.js';
import { pageId } from './page-marks.js';
import { styleSheet } from './style.js';
import { usedStyle } from './used-style.js';

export { type EmbeddedFonts, embeddedFonts } from './fonts.js';
export { checkEpub } from './validate.js';

export interface EpubOptions {
  /** The date of the book, ISO 8601. It never comes from the clock. */
  readonly modified: string;
  /** Name and version of the maker. */
  readonly tool: string;
  /** The pages of the PDF of the same edition, marked in the text. */
  readonly pageMap?: PageMap;
  /** The cover as a PNG: at least 1400 pixels wide, below 5.6 million pixels. Without it the cover is text. */
  readonly cover?: Uint8Array;
  /** Faces to embed, cut down to the characters that the book uses. */
  readonly fonts?: EmbeddedFonts;
}

const COVER_FILE = 'cover.xhtml';
const COLOPHON_FILE = 'colophon.xhtml';
const COVER_IMAGE = 'images/cover.png';

/** The EPUB and DPUB-ARIA types of each role of a division. */
const ROLES: Readonly<
  Record<DivisionRole, Pick<BookDocument, 'part' | 'epubType'> & { readonly role: string }>
> = {
  'editors-note': { part: 'frontmatter', epubType: 'preface', role: 'doc-preface' },
  foreword: { part: 'frontmatter', epubType: 'foreword', role: 'doc-foreword' },
  chapter: { part: 'bodymatter', epubType: 'chapter', role: 'doc-chapter' },
  appendix: { part: 'backmatter', epubType: 'appendix', role: 'doc-appendix' },
  colophon: { part: 'backmatter', epubType: 'colophon', role: 'doc-colophon' },
};

/** An edition with a template as an EPUB 3 with an EPUB 2 table of contents. The same input gives the same bytes. */
export async function buildEpub(
  edition: Edition,
  given: Template,
  options: EpubOptions,
): Promise<{ readonly bytes: Uint8Array; readonly diagnostics: readonly Diagnostic[] }> {
  const diagnostics: Diagnostic[] = [];
  const template = withOptions(given, edition.metadata);
  const { metadata, divisions } = edition;
  const { modified, tool, pageMap, fonts } = options;
  const labels = labelsFor(metadata.language);
  const identifier = editionIdentifier(edition);
  const vertical = template.epub.writing === 'vertical';
  const images = await bookImages(edition, diagnostics);
  const files = divisionFiles(divisions);
  const headings = new Headings(divisions, files);
  const cover: BookResource | undefined = options.cover && {
    file: COVER_IMAGE,
    mediaType: 'image/png',
    bytes: options.cover,
  };
  const starts = pageMap?.starts ?? [];
  const documents = divisionDocuments(edition, files, headings, starts, (division) => ({
    image: (url) => images.get(url)?.file,
    heading: (node) => headings.of(node),
    link: (url) => headings.linkTo(url, division) ?? externalLink(url),
    noteMark: (number) => noteMark(number, template),
    backToText: labels.backToText,
    vertical,
  }));
  const making: Making = {
    identifier,
    tool,
    template,
    ...(starts.length > 0 && pageMap && { pages: pageMap.pages }),
  };
  const colophon = colophonDocument(edition, making, labels);
  const { described, ruby } = contentsOf(divisions);
  const book: EpubBook = {
    metadata,
    labels,
    identifier,
    modified: new Date(modified).toISOString().replace(/\.\d+Z$/, 'Z'),
    tool,
    documents: [
      ...(template.cover ? [coverDocument(edition, cover, labels)] : []),
      ...documents,
      ...colophon,
    ],
    toc: [...headings.contents, ...colophon.map(navEntry)],
    tocTitle: template.contents.title,
    pages: starts.map(({ folio, division }) => ({
      folio,
      href: `${files.get(division)}#${pageId(folio)}`,
    })),
    ...(cover && { cover }),
    images: [...new Set(images.values())],
    imagesDescribed: described,
    ruby,
    fonts: fonts === undefined ? [] : [...fonts.faces, ...fonts.licences],
    css: styleSheet(template, fonts?.faces ?? [], usedStyle(documents.map(({ body }) => body))),
    vertical,
  };
  return { bytes: await packEpub(book), diagnostics };
}

/** The divisions as documents, with the marks of the pages that start in each. */
function divisionDocuments(
  { metadata, divisions }: Edition,
  files: ReadonlyMap<string, string>,
  headings: Headings,
  starts: readonly PageStart[],
  contextOf: (division: Division) => BodyContext,
): readonly BookDocument[] {
  const startsOf = new Map<string, PageStart[]>(divisions.map(({ name }) => [name, []]));
  for (const start of starts) startsOf.get(start.division)?.push(start);
  return divisions.map((division) => {
    const heading = division.tree.children.find((node) => node.type === 'heading');
    const named = heading && headings.of(heading);
    return {
      ...ROLES[division.role],
      kind: 'division',
      file: files.get(division.name) as string,
      title: division.heading || metadata.title,
      body: divisionBody(division, startsOf.get(division.name) ?? [], contextOf(division)),
      className: division.role,
      ...(named !== undefined && named.title !== '' && { labelledBy: named.id }),
    };
  });
}

/** The colophon; none for an edition with a division that is its colophon. */
function colophonDocument(
  { metadata, divisions }: Edition,
  making: Making,
  labels: Labels,
): readonly BookDocument[] {
  if (divisions.some(({ role }) => role === 'colophon')) return [];
  return [
    {
      ...ROLES.colophon,
      kind: 'colophon',
      file: COLOPHON_FILE,
      title: labels.colophon,
      body: colophonBody(metadata, making, labels),
      className: 'colophon',
      labelledBy: 'heading-1',
    },
  ];
}

function coverDocument(
  { metadata }: Edition,
  cover: BookResource | undefined,
  labels: Labels,
): BookDocument {
  return {
    file: COVER_FILE,
    title: labels.cover,
    body: cover === undefined ? coverBody(metadata) : coverImageBody(metadata, cover, labels),
    kind: 'cover',
    part: 'cover',
    epubType: 'cover',
    className: cover === undefined ? 'cover' : 'cover-image',
  };
}

function navEntry({ title, file }: BookDocument): NavEntry {
  return { title, href: file, children: [] };
}

/** Whether every picture of the text has a description, and whether the text has ruby. */
function contentsOf(divisions: readonly Division[]): { described: boolean; ruby: boolean } {
  let described = true;
  let ruby = false;
  for (const { tree } of divisions) {
    eachNode(tree, (node) => {
      if (node.type === 'image' && (node.alt ?? '').trim() === '') described = false;
      if (node.type === 'ruby') ruby = true;
    });
  }
  return { described, ruby };
}
