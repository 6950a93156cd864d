import * as v from 'valibot';
import { PDF_WORDS } from '../../messages/outputs.js';
import type { Output } from '../output.js';

const Options = v.object({
  /** The conformance: PDF/A-2b, or 3b with the edition's own files inside. */
  pdfa: v.optional(v.picklist(['2b', '3b']), '2b'),
});

/** The row of the PDF, the book as it is printed. */
export const PDF: Output = {
  name: 'pdf',
  extension: 'pdf',
  mediaType: 'application/pdf',
  order: 2,
  byDefault: true,
  forReaders: true,
  carriesSecrets: true,
  options: Options,
  flags: [{ flag: '--pdfa <2b|3b>', option: 'pdfa', about: PDF_WORDS.optPdfa, preset: '2b' }],
  words: PDF_WORDS,
  load: () => import('./index.js'),
  wantsEditionFiles: ({ pdfa }) => pdfa === '3b',
  async render(book, { pdfa }) {
    const { printBook } = await import('./index.js');
    const { bytes, diagnostics } = await printBook(book, {
      attachments: pdfa === '3b' ? (book.editionFiles ?? []) : undefined,
      onPage: book.onProgress,
    });
    const path = `${book.edition.metadata.id}.pdf`;
    return { files: [{ path, bytes }], pages: book.composition.pages.length, diagnostics };
  },
  async check(bytes, file) {
    const { checkPdf } = await import('../../proof/index.js');
    return checkPdf(bytes, file);
  },
  async pictures(bytes) {
    const { coverPictures } = await import('./cover-pictures.js');
    return coverPictures(bytes);
  },
};
