import { isCombiningMark } from '../fonts/marks.js';

const HANGS_ON = /^(?:\p{Variation_Selector}|[\u200b-\u200f\u2060\ufeff\u00ad])/u;
/** No character below hangs on the one before it: most characters of a book need no regular expression. */
const FIRST_HANGING = 0x00ad;

/** Whether a character is drawn with the one before it, or is invisible: combining marks, selectors, joiners. */
export function hangsOnItsNeighbour(code: number): boolean {
  if (code < FIRST_HANGING) return false;
  if (isCombiningMark(code)) return true;
  return !(code >= 0x2e80 && code < 0xfe00) && HANGS_ON.test(String.fromCodePoint(code));
}
