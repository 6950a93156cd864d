import { inflateSync } from 'node:zlib';
import { PDFArray, PDFName, type PDFRawStream } from '@cantoo/pdf-lib';

/**
 * Whether a compressed stream inflates, with a correct check sum. Streams under other filters have no check sum
 * and count as sound.
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
