import type { PageLine } from './page-lines.js';

/** A run of prose is at least this long, in UTF-16 units outside links. */
const SHORTEST_PROSE = 16;
/** The largest share of prose that stands in links: text with a larger share is a list of headlines. */
const MOST_LINKED = 0.4;
const MARKS = /[，。；！？：、,;!?]|\.\s/u;

/** The length of the prose in a line, in UTF-16 units outside links. */
export function proseOf({ text, linked, picture }: PageLine): number {
  const plain = text.length - linked;
  return picture === undefined &&
    plain >= SHORTEST_PROSE &&
    linked <= text.length * MOST_LINKED &&
    MARKS.test(text)
    ? plain
    : 0;
}
