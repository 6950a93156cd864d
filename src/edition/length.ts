import { diagnose, InputError } from '../messages/diagnostic.js';
import { countLines, MOST_LINES, type ReadingLimits } from '../model/line-limit.js';
import type { EditionFile } from './division.js';

/** Throws InputError where the files have more lines than a book may have. */
export function refuseTooLong(
  files: readonly EditionFile[],
  { maxLines = MOST_LINES }: ReadingLimits,
): void {
  let lines = 0;
  for (const { path, text } of files) {
    lines += countLines(text, maxLines + 1);
    if (lines <= maxLines) continue;
    throw new InputError([diagnose('edition/too-many-lines', { file: path }, { most: maxLines })]);
  }
}
