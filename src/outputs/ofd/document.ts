import { editionIdentifier } from '../../edition/index.js';
import { pictureKind } from '../../edition/pictures.js';
import { type Diagnostic, diagnose } from '../../messages/diagnostic.js';
import type { EditionMetadata } from '../../model/edition.js';
import { sha256 } from '../../model/sha256.js';
import { element, escapeXml } from '../epub/xml.js';
import type { Attachment, Book } from '../output.js';
import { charactersByFace, type EmbeddedFont, ofdFonts } from './fonts.js';
import { Ids } from './ids.js';
import { mm, unitsOf } from './millimetres.js';
import { goTo, type OfdPlace, open, outline } from './outline.js';
import { type OfdEntry, packOfd } from './pack.js';
import { boundary, type PageLink, pageContent } from './page.js';
import { ofdPictures, withLetters } from './pictures.js';

/** The folder of the one document of a file. */
const FOLDER = 'Doc_0';
const NAMESPACE = 'http://www.ofdspec.org/2016';

/** Kinds of picture that readers of OFD show (GB/T 33190-2016 10). */
const PICTURES: ReadonlyMap<string, string> = new Map([
  ['png', 'PNG'],
  ['jpeg', 'JPEG'],
]);

/**
 * A composed book as an OFD: every glyph at the PDF's place, the faces cut down to the characters used, an outline,
 * links, and the files that go with the book. Pure: the same input gives the same bytes.
 */
export async function ofdDocument(
  book: Book,
  attachments: readonly Attachment[],
): Promise<{ readonly bytes: Uint8Array; readonly diagnostics: readonly Diagnostic[] }> {
  const { edition, template, fonts, composition, date } = book;
  const { page } = template;
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
  const pictures = new Map<string, string | undefined>();
  const places = new Map<string, OfdPlace>();
  const pages: { readonly id: string; readonly content: string; readonly links: PageLink[] }[] = [];
  for (const composed of composedPages) {
    const id = ids.next();
    const links: PageLink[] = [];
    const content = pageContent(composed, page, {
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
    book.onProgress(pages.length, composedPages.length);
  }
  const entries: OfdEntry[] = [];
  const add = (path: string, content: string | Uint8Array) => entries.push({ path, content });
  for (const { file, bytes } of embedded.values()) add(`${FOLDER}/Res/${file}`, bytes);
  const fontElements = [...embedded].map(([face, { id, file }]) => {
    const { family, postscriptName } = fonts.face(face);
    const named = { ID: id, FontName: postscriptName, FamilyName: family };
    return element('ofd:Font', named, element('ofd:FontFile', {}, file));
  });
  const media = [...pictures].flatMap(([asset, id]) => {
    const bytes = shown.get(asset)?.bytes;
    if (id === undefined || bytes === undefined) return [];
    const kind = pictureKind(bytes);
    const file = `image_${id}.${kind}`;
    add(`${FOLDER}/Res/${file}`, bytes);
    return [
      element(
        'ofd:MultiMedia',
        { ID: id, Type: 'Image', Format: PICTURES.get(kind) },
        element('ofd:MediaFile', {}, file),
      ),
    ];
  });
  pages.forEach(({ content }, index) => {
    add(`${FOLDER}/Pages/Page_${index}/Content.xml`, xml('Page', {}, content));
  });
  const annotations = annotationFiles(pages, places, ids, date);
  for (const { path, content } of annotations.files) add(path, content);
  const attached = attachmentFiles(attachments, ids, date);
  for (const { path, content } of attached.files) add(path, content);
  add(`${FOLDER}/PublicRes.xml`, resources('Fonts', fontElements));
  if (media.length > 0) add(`${FOLDER}/DocumentRes.xml`, resources('MultiMedias', media));
  const area = `0 0 ${mm(unitsOf(page.width))} ${mm(unitsOf(page.height))}`;
  const common = [
    element('ofd:MaxUnitID', {}, ids.last),
    element('ofd:PageArea', {}, element('ofd:PhysicalBox', {}, area)),
    element('ofd:PublicRes', {}, 'PublicRes.xml'),
    ...(media.length > 0 ? [element('ofd:DocumentRes', {}, 'DocumentRes.xml')] : []),
  ];
  const listed = pages.map(({ id }, index) =>
    element('ofd:Page', { ID: id, BaseLoc: `Pages/Page_${index}/Content.xml` }),
  );
  const body = [
    element('ofd:CommonData', {}, common.join('')),
    element('ofd:Pages', {}, listed.join('')),
    outline(composition.bookmarks, places),
    ...(annotations.files.length > 0 ? [element('ofd:Annotations', {}, 'Annotations.xml')] : []),
    ...(attached.files.length > 0 ? [element('ofd:Attachments', {}, 'Attachments.xml')] : []),
  ];
  add(`${FOLDER}/Document.xml`, xml('Document', {}, body.join('')));
  add('OFD.xml', entryDocument(edition.metadata, editionIdentifier(edition), book));
  return { bytes: await packOfd(entries, new Date(date)), diagnostics: [] };
}

/** OFD.xml, the file's entry (GB/T 33190-2016 7.4): what the document says of itself, and where it stands. */
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
  return xml('OFD', { Version: '1.1', DocType: 'OFD' }, element('ofd:DocBody', {}, body.join('')));
}

function resources(kind: 'Fonts' | 'MultiMedias', elements: readonly string[]): string {
  return xml('Res', { BaseLoc: 'Res' }, element(`ofd:${kind}`, {}, elements.join('')));
}

/** Links as annotations of their pages (GB/T 33190-2016 15). */
function annotationFiles(
  pages: readonly { readonly id: string; readonly links: readonly PageLink[] }[],
  places: ReadonlyMap<string, OfdPlace>,
  ids: Ids,
  date: string,
): { readonly files: readonly OfdEntry[] } {
  const listed: string[] = [];
  const files: OfdEntry[] = [];
  pages.forEach(({ id, links }, index) => {
    const annotations = links.flatMap(({ link, box }) => {
      const place = link.startsWith('#') ? places.get(link.slice(1)) : undefined;
      const leads = link.startsWith('#') ? place && goTo(place) : open(link);
      if (leads === undefined) return [];
      const within = [
        element('ofd:Remark', {}, escapeXml(link)),
        element('ofd:Appearance', { Boundary: boundary(box) }, element('ofd:Actions', {}, leads)),
      ];
      const named = {
        ID: ids.next(),
        Type: 'Link',
        Creator: 'Kanben',
        LastModDate: date.slice(0, 10),
      };
      return [element('ofd:Annot', named, within.join(''))];
    });
    if (annotations.length === 0) return;
    const path = `Annots/Page_${index}/Annotation.xml`;
    files.push({
      path: `${FOLDER}/${path}`,
      content: xml('PageAnnot', {}, annotations.join('\n')),
    });
    listed.push(element('ofd:Page', { PageID: id }, element('ofd:FileLoc', {}, path)));
  });
  if (files.length === 0) return { files };
  const list = {
    path: `${FOLDER}/Annotations.xml`,
    content: xml('Annotations', {}, listed.join('')),
  };
  return { files: [...files, list] };
}

/** Files that go with the book (GB/T 33190-2016 20). */
function attachmentFiles(
  attachments: readonly Attachment[],
  ids: Ids,
  date: string,
): { readonly files: readonly OfdEntry[] } {
  if (attachments.length === 0) return { files: [] };
  const files = attachments.map(({ name, bytes }, index) => {
    const extension = /\.([A-Za-z0-9]+)$/.exec(name)?.[1] ?? 'bin';
    const file = `Attachs/file_${index}.${extension}`;
    const listed = element(
      'ofd:Attachment',
      {
        ID: ids.next(),
        Name: name,
        Format: extension,
        CreationDate: date.slice(0, 19),
        Size: (bytes.byteLength / 1024).toFixed(3),
        Visible: 'true',
      },
      element('ofd:FileLoc', {}, file),
    );
    return { entry: { path: `${FOLDER}/${file}`, content: bytes }, listed };
  });
  const list = {
    path: `${FOLDER}/Attachments.xml`,
    content: xml('Attachments', {}, files.map(({ listed }) => listed).join('')),
  };
  return { files: [...files.map(({ entry }) => entry), list] };
}

function xml(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  content: string,
): string {
  const root = element(`ofd:${name}`, { 'xmlns:ofd': NAMESPACE, ...attributes }, content);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}
