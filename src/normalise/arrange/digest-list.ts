import { DIGEST } from '../front-matter.js';
import type { Group } from '../joins.js';
import { isHeadlike, isProse } from '../structure/lines.js';
import { isSettled, readText } from './groups.js';
import { lettersOf } from './titles.js';

/** The farthest place of the list from the beginning, in paragraphs. */
const NEAR = 12;
/** The least number of lines in a list of pieces, and the least share of them that head a piece below. */
const FEWEST = 3;
const SHARE = 0.6;
/** The number of lines in a row that may head nothing: pieces without a headline of their own. */
const MOST_UNKNOWN = 3;
/** Characters. */
const LONGEST_HEADLINE = 100;
/** The name of the part that the pieces stand in is no longer than this, in characters: 详细新闻. */
const LONGEST_NAME = 8;
/** The number and the marks of a line of the list. */
const NUMBER = /^\s{0,9}(?:\d{1,2}\s{0,4}[.．、)）]|[①-⑳]|[-*•·●■◆▲]\s{0,4})/u;
const ITEM_OF_ITEM = /^\s{0,9}[（(]\d{1,2}[）)]/u;
const NAME_ENDS = /\s{0,4}[:：]$/u;

/**
 * The headings that a digest's own list of its pieces (新闻摘要, 内容提要) names, with their levels. The list is text of the digest and
 * stays; its lines only show which of the lines below are headlines. Empty where there is no such list.
 */
export function digestHeadings(groups: readonly Group[]): ReadonlyMap<Group, number> {
  const texts = groups.map((group) => (isSettled(group) ? '' : readText(group).trim()));
  const name = texts.slice(0, NEAR).findIndex((text) => DIGEST.test(text.replace(NAME_ENDS, '')));
  if (name < 0) return new Map();
  const places = new Map<string, number>();
  texts.forEach((text, index) => {
    if (index > name && isHeadline(text)) places.set(lettersOf(text), index);
  });
  const pieces = piecesBehind(texts, name, places);
  const [first] = pieces;
  if (first === undefined) return new Map();
  const part = first - 1;
  const isNamed = !pieces.includes(part) && isPartName(texts[part] ?? '');
  const level = isNamed ? 2 : 1;
  const headings = new Map(pieces.map((index) => [groups[index] as Group, level]));
  if (isNamed) for (const index of [name, part]) headings.set(groups[index] as Group, 1);
  return headings;
}

/** The places of the headlines that the lines behind the list's name give; empty where most of them give none. */
function piecesBehind(
  texts: readonly string[],
  name: number,
  places: ReadonlyMap<string, number>,
): readonly number[] {
  const pieces: number[] = [];
  let lines = 0;
  let unknown = 0;
  for (let at = name + 1; at < texts.length && unknown <= MOST_UNKNOWN; at++) {
    if (at >= (pieces[0] ?? texts.length)) break;
    const text = texts[at] ?? '';
    // The items of an item stand inside its piece.
    if (ITEM_OF_ITEM.test(text)) continue;
    const before = texts[at - 1] ?? '';
    const whole = NAME_ENDS.test(before) && at > name + 1 ? `${before}${text}` : text;
    const place = places.get(comparedHeading(text)) ?? places.get(comparedHeading(whole));
    if (place !== undefined && place > at) {
      pieces.push(place);
      lines++;
      unknown = 0;
    } else if (NUMBER.test(text) && !NAME_ENDS.test(text)) {
      lines++;
      unknown++;
    } else if (isProse(text)) break;
  }
  const inOrder = pieces.filter((place, index) =>
    pieces.slice(0, index).every((one) => one < place),
  );
  return inOrder.length >= FEWEST && inOrder.length >= lines * SHARE ? inOrder : [];
}

function comparedHeading(text: string): string {
  return lettersOf(text.replace(NUMBER, '').replace(/[；;。]$/u, ''));
}

/** The limit of a heading that the list names; it may be longer than other headings. */
function isHeadline(text: string): boolean {
  return text !== '' && [...text].length <= LONGEST_HEADLINE && !/[。；：:]$|。./u.test(text);
}

function isPartName(text: string): boolean {
  return isHeadlike(text) && [...text].length <= LONGEST_NAME;
}
