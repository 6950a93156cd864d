import { inflateSync } from 'node:zlib';
import { PDFArray, PDFName, type PDFRawStream } from '@cantoo/pdf-lib';

/**
 * Whether a compressed stream can be taken apart again, its check sum included. Streams under other filters, which
 * have none, count as whole.
 */
export function inflates(stream: PDFRawStream): boolean {
  const filter = stream.dict.lookup(PDFName.of('Filter'));
  const first = filter instanceof PDFArray ? filter.lookup(0) : filter;
  if (first !== PDFName.of('FlateDecode') && first !== PDFName.of('Fl')) return true;
  try {
    inflateSync(stream.getContents());
    return true;
  } catch {
    return false;
  }
}
