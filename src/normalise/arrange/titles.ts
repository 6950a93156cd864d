import { isNoHeading } from '../structure/lines.js';

/** A title is no longer, in characters, and no sentence. */
const LONGEST_TITLE = 100;

/** Whether a line can be a title at all: it has words, and neither ends nor holds a sentence. */
export function isTitle(text: string): boolean {
  return (
    /[\p{L}\p{N}]/u.test(text) &&
    [...text].length <= LONGEST_TITLE &&
    !/[。；，、;,:：]$/u.test(text) &&
    !/。./u.test(text) &&
    !isNoHeading(text)
  );
}
