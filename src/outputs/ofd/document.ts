import { editionIdentifier } from '../../edition/index.js';
import { pictureKind } from '../../edition/pictures.js';
import { type Diagnostic, diagnose } from '../../messages/diagnostic.js';
import type { ComposedPage } from '../../model/composition.js';
import type { EditionMetadata } from '../../model/edition.js';
import { sha256 } from '../../model/sha256.js';
import { element, escapeXml } from '../epub/xml.js';
import type { Attachment, Book } from '../output.js';
import { annotationFiles } from './annotations.js';
import { attachmentFiles } from './attachments.js';
import { FOLDER, ofdXml } from './document-xml.js';
import { charactersByFace, type EmbeddedFont, ofdFonts } from './fonts.js';
import { Ids } from './ids.js';
import { mm, unitsOf } from './millimetres.js';
import { type OfdPlace, outline } from './outline.js';
import { type OfdEntry, packOfd } from './pack.js';
import { type PageLink, pageContent } from './page.js';
import { type OfdPicture, ofdPictures, withLetters } from './pictures.js';

/** The kinds of pictures that OFD readers show (GB/T 33190-2016 10). */
const PICTURES: ReadonlyMap<string, string> = new Map([
  ['png', 'PNG'],
  ['jpeg', 'JPEG'],
]);

/**
 * A composed book as an OFD: every glyph at its place in the PDF, the faces with the used characters, an outline, links and the attached
 * files. The same input gives the same bytes.
 */
export async function ofdDocument(
  book: Book,
  attachments: readonly Attachment[],
): Promise<{ readonly bytes: Uint8Array; readonly diagnostics: readonly Diagnostic[] }> {
  const { edition, template, fonts, composition, date } = book;
  const ids = new Ids();
  const shown = await ofdPictures(composition.pictures, template, fonts);
  const composedPages = withLetters(composition.pages, shown);
  const faces = charactersByFace(composedPages);
  const forbidden = [...faces.keys()].filter((face) => fonts.face(face).forbidsEmbedding);
  if (forbidden.length > 0) {
    const diagnostics = forbidden.map((id) => diagnose('pdf/forbidden-font', {}, { id }));
    return { bytes: new Uint8Array(), diagnostics };
  }
  const embedded = await ofdFonts(faces, fonts, ids);
  const drawn = drawPages(book, composedPages, { embedded, shown, ids });
  const { pages, places } = drawn;
  const named = fontResources(embedded, fonts);
  const media = pictureResources(drawn.pictures, shown);
  // Each annotation and each attachment takes an id, in this order.
  const annotations = annotationFiles(pages, places, ids, date);
  const attached = attachmentFiles(attachments, ids, date);
  const parts: DocumentParts = {
    lastId: ids.last,
    area: template.page,
    pages: pages.map(({ id }) => id),
    hasPictures: media.elements.length > 0,
    outline: outline(composition.bookmarks, places),
    hasAnnotations: annotations.length > 0,
    hasAttachments: attached.length > 0,
  };
  const entries: readonly OfdEntry[] = [
    ...named.files,
    ...media.files,
    ...pages.map(({ content }, index) => ({
      path: `${FOLDER}/Pages/Page_${index}/Content.xml`,
      content: ofdXml('Page', {}, content),
    })),
    ...annotations,
    ...attached,
    { path: `${FOLDER}/PublicRes.xml`, content: resources('Fonts', named.elements) },
    ...(parts.hasPictures
      ? [
          {
            path: `${FOLDER}/DocumentRes.xml`,
            content: resources('MultiMedias', media.elements),
          },
        ]
      : []),
    { path: `${FOLDER}/Document.xml`, content: mainDocument(parts) },
    {
      path: 'OFD.xml',
      content: entryDocument(edition.metadata, editionIdentifier(edition), book),
    },
  ];
  return { bytes: await packOfd(entries, new Date(date)), diagnostics: [] };
}

interface DrawnPage {
  readonly id: string;
  /** The page's objects, XML. */
  readonly content: string;
  readonly links: readonly PageLink[];
}

/** What the pages need to be drawn. */
interface DrawingMeans {
  readonly embedded: ReadonlyMap<string, EmbeddedFont>;
  readonly shown: ReadonlyMap<string, OfdPicture>;
  readonly ids: Ids;
}

/** The pages with the ids of their pictures (undefined for one that no reader shows) and the targets of links. */
function drawPages(
  { template, onProgress }: Book,
  composedPages: readonly ComposedPage[],
  { embedded, shown, ids }: DrawingMeans,
) {
  const pictures = new Map<string, string | undefined>();
  const places = new Map<string, OfdPlace>();
  const pages: DrawnPage[] = [];
  for (const composed of composedPages) {
    const id = ids.next();
    const links: PageLink[] = [];
    const content = pageContent(composed, template.page, {
      ids,
      font: (face) => (embedded.get(face) as EmbeddedFont).id,
      glyph: (face, character) => (embedded.get(face) as EmbeddedFont).glyph(character),
      picture(asset) {
        if (!pictures.has(asset)) {
          const bytes = shown.get(asset)?.bytes;
          const known = bytes !== undefined && PICTURES.has(pictureKind(bytes));
          pictures.set(asset, known ? ids.next() : undefined);
        }
        return pictures.get(asset);
      },
      onDestination(name, x, y) {
        if (!places.has(name)) places.set(name, { page: id, x, y });
      },
      onLink: (link) => links.push(link),
    });
    pages.push({ id, content, links });
    onProgress(pages.length, composedPages.length);
  }
  return { pages, pictures, places };
}

/** The files of the package, and their elements in the resources. */
interface Resources {
  readonly files: readonly OfdEntry[];
  readonly elements: readonly string[];
}

function fontResources(
  embedded: ReadonlyMap<string, EmbeddedFont>,
  fonts: Book['fonts'],
): Resources {
  return {
    files: [...embedded.values()].map(({ file, bytes }) => ({
      path: `${FOLDER}/Res/${file}`,
      content: bytes,
    })),
    elements: [...embedded].map(([face, { id, file }]) => {
      const { family, postscriptName } = fonts.face(face);
      const named = { ID: id, FontName: postscriptName, FamilyName: family };
      return element('ofd:Font', named, element('ofd:FontFile', {}, file));
    }),
  };
}

function pictureResources(
  pictures: ReadonlyMap<string, string | undefined>,
  shown: ReadonlyMap<string, OfdPicture>,
): Resources {
  const all = [...pictures].flatMap(([asset, id]) => {
    const bytes = shown.get(asset)?.bytes;
    if (id === undefined || bytes === undefined) return [];
    const kind = pictureKind(bytes);
    const file = `image_${id}.${kind}`;
    const named = { ID: id, Type: 'Image', Format: PICTURES.get(kind) };
    return {
      file: { path: `${FOLDER}/Res/${file}`, content: bytes },
      element: element('ofd:MultiMedia', named, element('ofd:MediaFile', {}, file)),
    };
  });
  return { files: all.map((one) => one.file), elements: all.map((one) => one.element) };
}

/** The parts that Document.xml lists. */
interface DocumentParts {
  readonly lastId: string;
  readonly area: { readonly width: number; readonly height: number };
  /** The pages' ids. */
  readonly pages: readonly string[];
  readonly hasPictures: boolean;
  readonly outline: string;
  readonly hasAnnotations: boolean;
  readonly hasAttachments: boolean;
}

/** Document.xml, the root of the document (GB/T 33190-2016 7.5). */
function mainDocument(parts: DocumentParts): string {
  const { lastId, area, hasPictures, hasAnnotations, hasAttachments } = parts;
  const box = `0 0 ${mm(unitsOf(area.width))} ${mm(unitsOf(area.height))}`;
  const common = [
    element('ofd:MaxUnitID', {}, lastId),
    element('ofd:PageArea', {}, element('ofd:PhysicalBox', {}, box)),
    element('ofd:PublicRes', {}, 'PublicRes.xml'),
    ...(hasPictures ? [element('ofd:DocumentRes', {}, 'DocumentRes.xml')] : []),
  ];
  const pages = parts.pages.map((id, index) =>
    element('ofd:Page', { ID: id, BaseLoc: `Pages/Page_${index}/Content.xml` }),
  );
  const body = [
    element('ofd:CommonData', {}, common.join('')),
    element('ofd:Pages', {}, pages.join('')),
    parts.outline,
    ...(hasAnnotations ? [element('ofd:Annotations', {}, 'Annotations.xml')] : []),
    ...(hasAttachments ? [element('ofd:Attachments', {}, 'Attachments.xml')] : []),
  ];
  return ofdXml('Document', {}, body.join(''));
}

/** OFD.xml, the entry of the file (GB/T 33190-2016 7.4): the information about the document, and its place in the package. */
function entryDocument(
  metadata: EditionMetadata,
  identifier: string,
  { date, tool }: Book,
): string {
  const day = date.slice(0, 10);
  const [creator = tool, version] = tool.split(' ');
  const text = (name: string, value: string | undefined) =>
    value === undefined ? '' : element(`ofd:${name}`, {}, escapeXml(value));
  const keywords = metadata.subjects ?? [];
  const info = [
    text('DocID', sha256(`${identifier} ${date}`).slice(0, 32)),
    text('Title', metadata.title),
    text('Author', metadata.creators.map(({ name }) => name).join('；') || undefined),
    text('Subject', metadata.subtitle),
    text('Abstract', metadata.description),
    text('CreationDate', day),
    text('ModDate', day),
    text('DocUsage', 'Normal'),
    keywords.length === 0
      ? ''
      : element('ofd:Keywords', {}, keywords.map((word) => text('Keyword', word)).join('')),
    text('Creator', creator),
    text('CreatorVersion', version),
  ];
  const body = [
    element('ofd:DocInfo', {}, info.join('')),
    element('ofd:DocRoot', {}, `${FOLDER}/Document.xml`),
  ];
  return ofdXml(
    'OFD',
    { Version: '1.1', DocType: 'OFD' },
    element('ofd:DocBody', {}, body.join('')),
  );
}

function resources(kind: 'Fonts' | 'MultiMedias', elements: readonly string[]): string {
  return ofdXml('Res', { BaseLoc: 'Res' }, element(`ofd:${kind}`, {}, elements.join('')));
}
