import * as v from 'valibot';
import { SHEET_TITLES, SHEETS_WORDS } from '../../messages/outputs.js';
import type { Output } from '../output.js';
import { PDF } from '../pdf/output.js';
import { SCHEMES, type Scheme } from './scheme.js';

/** One row for each scheme: the pages of the PDF, two on each side of a sheet, `<id>.<scheme>.pdf`. */
export const SHEETS: readonly Output[] = SCHEMES.map(sheets);

function sheets(scheme: Scheme): Output {
  const extension = `${scheme}.pdf`;
  const title = SHEET_TITLES[scheme];
  return {
    name: scheme,
    extension,
    mediaType: PDF.mediaType,
    order: Number.MAX_SAFE_INTEGER,
    byDefault: false,
    // Their pages are out of order until they are folded.
    forReaders: false,
    carriesSecrets: true,
    madeFrom: PDF.name,
    options: v.object({}),
    flags: [],
    words: { ...SHEETS_WORDS, ...(title && { title }) },
    load: () => import('./index.js'),
    async render(book) {
      const { imposePdf } = await import('./index.js');
      const bytes = book.rendered.get(PDF.name)?.files[0]?.bytes ?? new Uint8Array();
      const imposed = await imposePdf(bytes, { scheme, sheet: 'fit' });
      return {
        files: [{ path: `${book.edition.metadata.id}.${extension}`, bytes: imposed.bytes }],
        pages: imposed.sides,
        diagnostics: imposed.diagnostics,
      };
    },
    check: PDF.check,
  };
}
