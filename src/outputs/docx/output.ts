import * as v from 'valibot';
import { DOCX_WORDS } from '../../messages/outputs.js';
import type { Output } from '../output.js';

/** The row of the Word file: an editable document with the template's styles, page and grid. */
export const DOCX: Output = {
  name: 'docx',
  extension: 'docx',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  order: 9,
  byDefault: false,
  forReaders: true,
  carriesSecrets: false,
  options: v.object({}),
  flags: [],
  words: DOCX_WORDS,
  load: () => import('./document.js'),
  async render(book) {
    const { wordDocument } = await import('./document.js');
    const { bytes, diagnostics } = await wordDocument(book);
    const path = `${book.edition.metadata.id}.docx`;
    return { files: [{ path, bytes }], diagnostics };
  },
  async check(bytes, file) {
    const { checkDocx } = await import('./check.js');
    return checkDocx(bytes, file);
  },
};
