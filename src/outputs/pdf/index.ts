import type { FontLibrary } from '../../fonts/library.js';
import { type Diagnostic, diagnose } from '../../messages/diagnostic.js';
import type { Template } from '../../model/template.js';
import type { Attachment, Book } from '../output.js';
import { nestedBookmarks } from './bookmarks.js';
import type { Press } from './ext/press.js';
import { type Conformance, print } from './ext/print.js';
import { printedFiles } from './printed-files.js';

export interface PrintOptions {
  /** The part and level of PDF/A: 2a where absent, 3a with files. */
  readonly conformance?: Conformance | undefined;
  /** PDF/X-4 with black and the template's spot inks. */
  readonly pdfx?: boolean | undefined;
  /** The attached files (PDF/A-3). */
  readonly attachments?: readonly Attachment[] | undefined;
  /** Called with the number of pages that are drawn, before the first page and after each page. */
  readonly onPage?: ((done: number, total: number) => void) | undefined;
}

/** A composed book as a PDF. Where the licence of a face forbids embedding, the bytes are empty and the diagnostics have an error. */
export async function printBook(
  book: Pick<Book, 'edition' | 'template' | 'fonts' | 'composition' | 'date' | 'tool'>,
  { conformance, pdfx = false, attachments, onPage = () => {} }: PrintOptions,
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
    files: printedFiles(template, fonts, pictures),
    info: {
      title: metadata.title,
      ...(metadata.creators.length > 0 && {
        author: metadata.creators.map(({ name }) => name).join('；'),
      }),
      ...(metadata.description !== undefined && { subject: metadata.description }),
      creator: tool,
      date: new Date(date),
    },
    conformance: conformance ?? (attachments === undefined ? '2a' : '3a'),
    press: pressOf(template, pdfx),
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

/** The template's inks and, for PDF/X-4, its bleed. */
function pressOf({ press: { spots, bleed } }: Template, pdfx: boolean): Press {
  const inks = Object.entries(spots).map(([color, ink]) => [color.toLowerCase(), ink] as const);
  return { spots: new Map(inks), pdfx, bleed: pdfx ? bleed : 0 };
}

/** Reports fonts with licence bits that forbid embedding. */
function forbiddenFonts(faces: readonly string[], fonts: FontLibrary): readonly Diagnostic[] {
  return faces
    .filter((id) => fonts.face(id).forbidsEmbedding)
    .map((id) => diagnose('pdf/forbidden-font', {}, { id }));
}
