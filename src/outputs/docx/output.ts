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
  options: v.object({
    /** The source with tracked changes, beside the edition's file. */
    review: v.optional(v.boolean(), false),
  }),
  flags: [{ flag: '--review', option: 'review', about: DOCX_WORDS.optReview }],
  words: DOCX_WORDS,
  load: () => import('./document.js'),
  wantsEditionFiles: ({ review }) => review === true,
  async render(book, { review }) {
    const { wordDocument } = await import('./document.js');
    const { bytes, diagnostics } = await wordDocument(book);
    const path = `${book.edition.metadata.id}.docx`;
    const files = [{ path, bytes }];
    if (review !== true) return { files, diagnostics };
    const { reviewDocument } = await import('./review.js');
    const reviewed = await reviewDocument(book);
    if (reviewed.bytes !== undefined) {
      files.push({ path: path.replace(/docx$/, 'review.docx'), bytes: reviewed.bytes });
    }
    return { files, diagnostics: [...diagnostics, ...reviewed.diagnostics] };
  },
  async check(bytes, file) {
    const { checkDocx } = await import('./check.js');
    return checkDocx(bytes, file);
  },
};
