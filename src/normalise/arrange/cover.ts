import type { Group } from '../joins.js';
import { isSettled, joinGroups, openTextAt } from './groups.js';
import { isTitle } from './titles.js';

/** A cover is no longer than this, in paragraphs. */
const COVER = 16;
/** The number of paragraphs of one character that make an upright line. */
const FEWEST_UPRIGHT = 3;
/** The title of a cover is no longer than this, in characters. */
const LONGEST_TITLE = 40;

/** The place of the title of a cover that has pictures above it; undefined where the text opens otherwise. */
export function titleBelowPictures(groups: readonly Group[]): number | undefined {
  const at = groups.findIndex(({ lines: [line] }) => line?.markup?.kind !== 'image');
  const title = groups[at];
  if (at < 1 || title === undefined || isSettled(title)) return undefined;
  const text = openTextAt(groups, at)?.trim() ?? '';
  return isTitle(text) && [...text].length <= LONGEST_TITLE ? at : undefined;
}

/** Makes one line of the characters that stand on separate lines, as an upright title, on the cover of a Word file. */
export function joinUpright(groups: Group[]): void {
  for (let at = 0; at < Math.min(COVER, groups.length); at++) {
    let end = at;
    while (end < groups.length && isOneCharacter(groups, end)) end++;
    // More of them are a list, or no text at all.
    if (end - at < FEWEST_UPRIGHT || end - at > LONGEST_TITLE) {
      at = end;
      continue;
    }
    const [first, ...rest] = groups.slice(at, end) as [Group, ...Group[]];
    const whole = rest.reduce(
      (before, next) => joinGroups(before, next, '', 'structure/title-lines'),
      first,
    );
    groups.splice(at, end - at, whole);
  }
}

function isOneCharacter(groups: readonly Group[], index: number): boolean {
  return (
    !isSettled(groups[index] as Group) &&
    /^\p{Script=Han}$/u.test(openTextAt(groups, index)?.trim() ?? '') &&
    // 一, 二, 三 are numbers.
    !/[一二三四五六七八九十]/u.test(openTextAt(groups, index) ?? '')
  );
}
