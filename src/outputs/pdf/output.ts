import * as v from 'valibot';
import { PDF_WORDS } from '../../messages/outputs.js';
import type { Output } from '../output.js';
import { carriesFiles, PdfaLevel } from './levels.js';

const Options = v.pipe(
  v.object({
    pdfa: PdfaLevel,
    /** PDF/X-4, for the press. */
    pdfx: v.optional(v.boolean(), false),
  }),
  v.forward(
    v.check(
      ({ pdfa, pdfx }) => !(pdfx && carriesFiles(pdfa)),
      'PDF/X-4 carries no files: 2a or 2b',
    ),
    ['pdfa'],
  ),
);

/** The row of the PDF, the book as it is printed. */
export const PDF: Output = {
  name: 'pdf',
  extension: 'pdf',
  mediaType: 'application/pdf',
  order: 2,
  byDefault: true,
  forReaders: true,
  carriesSecrets: true,
  showsPages: true,
  places: 'page',
  options: Options,
  flags: [
    { flag: '--pdfa <2a|2b|3a|3b>', option: 'pdfa', about: PDF_WORDS.optPdfa, preset: '2a' },
    { flag: '--pdfx', option: 'pdfx', about: PDF_WORDS.optPdfx },
  ],
  words: PDF_WORDS,
  load: () => import('./index.js'),
  wantsEditionFiles: ({ pdfa }) => carriesFiles(pdfa),
  async render(book, options) {
    const { printBook } = await import('./index.js');
    const { pdfa, pdfx } = v.parse(Options, options);
    const { bytes, diagnostics } = await printBook(book, {
      conformance: pdfa,
      pdfx,
      attachments: carriesFiles(pdfa) ? (book.editionFiles ?? []) : undefined,
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
