import { diagnose, InputError } from '../messages/diagnostic.js';
import { countLines, MOST_LINES } from '../model/line-limit.js';
import type { EditionFile } from './division.js';

/** Throws InputError where the files have more lines than a book may have. */
export function refuseTooLong(files: readonly EditionFile[]): void {
  let lines = 0;
  for (const { path, text } of files) {
    lines += countLines(text, MOST_LINES + 1);
    if (lines <= MOST_LINES) continue;
    throw new InputError([
      diagnose('edition/too-many-lines', { file: path }, { most: MOST_LINES }),
    ]);
  }
}
