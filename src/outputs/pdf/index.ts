import type { Hyphenate } from '../../clreq/line.js';
import { asPng, pictureKind } from '../../edition/pictures.js';
import type { FontLibrary } from '../../fonts/library.js';
import { composeBook } from '../../layout/index.js';
import { type Diagnostic, diagnose } from '../../messages/diagnostic.js';
import type { PageProof } from '../../model/composition.js';
import type { Edition } from '../../model/edition.js';
import type { PageMap } from '../../model/page-map.js';
import type { Template } from '../../model/template.js';
import { nestedBookmarks } from './bookmarks.js';
import { type Attachment, print } from './ext/print.js';
import { imageSizeOf } from './image-size.js';

export type { PageMap, PageStart } from '../../model/page-map.js';
export type { Attachment } from './ext/print.js';

export interface PdfOptions {
  /** ISO 8601: what the file is dated with. */
  readonly date: string;
  /** Name and version of the maker. */
  readonly tool: string;
  /** Told how far the work is: divisions composed, pages printed. */
  readonly onProgress?: (step: 'compose' | 'print', done: number, total: number) => void;
  /** Where words of the template's Western language may be divided. */
  readonly hyphenate?: Hyphenate | undefined;
  /** Files that go with the book; then the file is PDF/A-3b, else PDF/A-2b. */
  readonly attachments?: readonly Attachment[] | undefined;
}

export interface RenderedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly pageMap: PageMap;
  readonly proof: readonly PageProof[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * An edition after a template as a PDF. Where a glyph is missing nothing is rendered: the bytes are empty and an
 * error stands among the diagnostics.
 */
export async function renderPdf(
  edition: Edition,
  template: Template,
  fonts: FontLibrary,
  { date, tool, hyphenate, attachments, onProgress = () => {} }: PdfOptions,
): Promise<RenderedPdf> {
  const { metadata } = edition;
  const assets = await printable(edition.assets);
  const sizes = imageSizeOf(assets);
  const composed = composeBook(edition, template, fonts, sizes, hyphenate, (done, total) =>
    onProgress('compose', done, total),
  );
  const { pages, bookmarks, starts, proof, diagnostics } = composed;
  const pageMap: PageMap = { pages: pages.length, starts };
  const rendered = { pages: pages.length, pageMap, proof };
  const nothing = new Uint8Array();
  if (diagnostics.some((one) => one.severity === 'error'))
    return { ...rendered, bytes: nothing, diagnostics };
  onProgress('print', 0, pages.length);
  const front = pages.findIndex((page) => page.kind === 'text');
  const { bytes, faces } = await print({
    pages,
    bookmarks: nestedBookmarks(bookmarks),
    page: template.page,
    files: { font: (id) => ({ file: fonts.file(id), face: fonts.face(id) }), images: assets },
    info: {
      title: metadata.title,
      ...(metadata.creators.length > 0 && {
        author: metadata.creators.map(({ name }) => name).join('；'),
      }),
      ...(metadata.description !== undefined && { subject: metadata.description }),
      creator: tool,
      date: new Date(date),
    },
    conformance: attachments === undefined ? 'PDF/A-2b' : 'PDF/A-3b',
    attachments,
    language: metadata.language,
    onPage: (done) => onProgress('print', done, pages.length),
    labels:
      front > 0
        ? [
            { from: 0, style: 'r' },
            { from: front, style: 'D' },
          ]
        : [{ from: 0, style: 'D' }],
  });
  const forbidden = forbiddenFonts(faces, fonts);
  return {
    ...rendered,
    bytes: forbidden.length === 0 ? bytes : nothing,
    diagnostics: [...diagnostics, ...forbidden],
  };
}

/** The pictures as a PDF takes them: of a GIF its first picture. */
async function printable(
  assets: ReadonlyMap<string, Uint8Array>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const gifs = [...assets].filter(([, bytes]) => pictureKind(bytes) === 'gif');
  if (gifs.length === 0) return assets;
  const made = new Map(assets);
  for (const [name, bytes] of gifs) {
    // A damaged one stays as it is, and is told like any picture that can't be set.
    await asPng(bytes, 'gif').then(
      (png) => made.set(name, png),
      () => undefined,
    );
  }
  return made;
}

/** A font whose licence bits forbid embedding can't go into a file that is handed on. */
function forbiddenFonts(faces: readonly string[], fonts: FontLibrary): readonly Diagnostic[] {
  return faces
    .filter((id) => fonts.face(id).forbidsEmbedding)
    .map((id) => diagnose('pdf/forbidden-font', {}, { id }));
}
