import * as v from 'valibot';

/** The parts and levels of PDF/A. Part 3 has the files of the edition attached. */
export const PdfaLevel = v.optional(v.picklist(['2a', '2b', '3a', '3b']), '2a');

export function carriesFiles(pdfa: unknown): boolean {
  return pdfa === '3a' || pdfa === '3b';
}
