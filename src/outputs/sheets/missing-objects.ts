import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFInvalidObject,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib';
import { type Diagnostic, diagnose, InputError, type Place } from '../../messages/diagnostic.js';
import type { InputBook } from './open-book.js';
import { inflates } from './streams.js';

/**
 * Objects that the pages refer to and that the file lacks or has damaged. Readers draw nothing in their place, so a
 * complete file is imposed with a warning; a file without an end was cut off.
 */
export function missingObjects(
  context: PDFContext,
  book: InputBook,
  place: Place,
): readonly Diagnostic[] {
  const missing = new Set<PDFRef>();
  let broken = false;
  let damaged = 0;
  const look = (value: PDFObject): void => {
    if (value instanceof PDFRef) {
      if (context.lookup(value) === undefined) missing.add(value);
    } else if (value instanceof PDFDict) for (const one of value.values()) look(one);
    else if (value instanceof PDFArray) for (const one of value.asArray()) look(one);
    else if (value instanceof PDFStream) {
      if (value instanceof PDFRawStream && !inflates(value)) damaged += 1;
      look(value.dict);
    } else if (value instanceof PDFInvalidObject) broken = true;
  };
  for (const [, value] of context.enumerateIndirectObjects()) look(value);
  if (broken || (missing.size > 0 && !book.ended)) {
    throw new InputError([diagnose('pdf/unreadable', place)]);
  }
  return [
    ...(missing.size > 0
      ? [diagnose('press/missing-objects', place, { count: missing.size })]
      : []),
    ...(damaged > 0 ? [diagnose('press/damaged-streams', place, { count: damaged })] : []),
  ];
}
