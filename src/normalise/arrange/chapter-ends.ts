import { isKept } from '../decisions.js';
import { type Group, groupText } from '../joins.js';
import { HEADING_SCHEMES } from '../structure/schemes.js';
import { dropLine } from '../working-line.js';

/** （本章完）, 第一章完: what sites of novels put below a chapter. */
const CHAPTER_END =
  /^[（(【[]\s*(?:本[章回节卷篇]|第.{1,8}[章回节卷篇])\s*(?:完|终|結束|结束)\s*[）)】\]]$/u;
const CHAPTERS = new Set(['part', 'section', 'piece', 'volume']);

/** Leaves marks of a chapter's end out, with their reason, where the text has chapters. */
export function takeChapterEnds(groups: Group[]): void {
  const ends = new Set(
    groups.filter((group) => CHAPTER_END.test(groupText(group)) && !isKept(group.lines[0])),
  );
  if (ends.size === 0 || !groups.some((group) => isChapter(groupText(group)))) return;
  const left = groups.filter((group) => !ends.has(group));
  groups.splice(0, groups.length, ...left);
  for (const { lines } of ends) {
    for (const line of lines) {
      dropLine(line, 'chapter-end', '章末标记');
    }
  }
}

function isChapter(text: string): boolean {
  return HEADING_SCHEMES.some(({ id, read }) => CHAPTERS.has(id) && read(text) !== undefined);
}
