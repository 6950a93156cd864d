import type { FontLibrary } from '../../fonts/library.js';
import { type Diagnostic, diagnose } from '../../messages/diagnostic.js';
import type { Attachment, Book } from '../output.js';
import { nestedBookmarks } from './bookmarks.js';
import { print } from './ext/print.js';

export interface PrintOptions {
  /** Files that go with the book; then the file is PDF/A-3b, else PDF/A-2b. */
  readonly attachments?: readonly Attachment[] | undefined;
  /** Receives how many pages are drawn, before the first and after each. */
  readonly onPage?: ((done: number, total: number) => void) | undefined;
}

/** A composed book as a PDF. Where a face's licence forbids embedding, the bytes are empty and an error says so. */
export async function printBook(
  book: Pick<Book, 'edition' | 'template' | 'fonts' | 'composition' | 'date' | 'tool'>,
  { attachments, onPage = () => {} }: PrintOptions,
): Promise<{ readonly bytes: Uint8Array; readonly diagnostics: readonly Diagnostic[] }> {
  const { edition, template, fonts, composition, date, tool } = book;
  const { metadata } = edition;
  const { pages, bookmarks, pictures } = composition;
  onPage(0, pages.length);
  const front = pages.findIndex((page) => page.kind === 'text');
  const { bytes, faces } = await print({
    pages,
    bookmarks: nestedBookmarks(bookmarks),
    page: template.page,
    files: { font: (id) => ({ file: fonts.file(id), face: fonts.face(id) }), images: pictures },
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
    onPage: (done) => onPage(done, pages.length),
    labels:
      front > 0
        ? [
            { from: 0, style: 'r' },
            { from: front, style: 'D' },
          ]
        : [{ from: 0, style: 'D' }],
  });
  const diagnostics = forbiddenFonts(faces, fonts);
  return { bytes: diagnostics.length === 0 ? bytes : new Uint8Array(), diagnostics };
}

/** A font whose licence bits forbid embedding can't go into a file that is handed on. */
function forbiddenFonts(faces: readonly string[], fonts: FontLibrary): readonly Diagnostic[] {
  return faces
    .filter((id) => fonts.face(id).forbidsEmbedding)
    .map((id) => diagnose('pdf/forbidden-font', {}, { id }));
}
