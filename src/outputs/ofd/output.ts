import * as v from 'valibot';
import { OFD_WORDS } from '../../messages/outputs.js';
import type { Output } from '../output.js';
import { carriesFiles, PdfaLevel } from '../pdf/levels.js';

const Options = v.object({
  /** With part 3 the edition's own files stand inside, as in the PDF. */
  pdfa: PdfaLevel,
});

/** The row of the OFD (GB/T 33190-2016), the PDF's pages in the form that Chinese offices archive. */
export const OFD: Output = {
  name: 'ofd',
  extension: 'ofd',
  mediaType: 'application/ofd',
  order: 3,
  byDefault: false,
  forReaders: true,
  carriesSecrets: true,
  showsPages: true,
  options: Options,
  flags: [],
  words: OFD_WORDS,
  load: () => import('./document.js'),
  wantsEditionFiles: ({ pdfa }) => carriesFiles(pdfa),
  async render(book, { pdfa }) {
    const { ofdDocument } = await import('./document.js');
    const files = carriesFiles(pdfa) ? (book.editionFiles ?? []) : [];
    const { bytes, diagnostics } = await ofdDocument(book, files);
    const path = `${book.edition.metadata.id}.ofd`;
    return { files: [{ path, bytes }], pages: book.composition.pages.length, diagnostics };
  },
  async check(bytes, file) {
    const { checkOfd } = await import('./check.js');
    return checkOfd(bytes, file);
  },
};
