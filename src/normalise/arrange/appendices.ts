import { metadataLine } from '../front-matter.js';
import type { Group } from '../joins.js';
import { isHeadlike, isProse, LONGEST_HEADING } from '../structure/lines.js';
import { HEADING_SCHEMES } from '../structure/schemes.js';
import { isSettled, joinGroups, openTextAt, paragraphText, readText } from './groups.js';
import { isOfTheFile } from './titles.js';

const NUMBER = '[一二三四五六七八九十\\d]{1,3}';
/** An appendix of its own; a list of attachments in the text (附件：1.…) and a form's remark (附件：（按顺序列明）) are none. */
const TITLED = new RegExp(
  `^(?:(?:附件|附录|附表|附)\\s{0,9}(?:${NUMBER}\\s{0,9}[:：]|[:：]\\s{0,9}(?!${NUMBER}\\s*[.．、]|[（(][^（()）]*[）)]$)).+|附件\\s{0,4}${NUMBER}[\\s\\u3000]\\S.*|附[\\s\\u3000]{0,2}录[\\s\\u3000]{0,4}(?:${NUMBER}|[A-Z])[\\s\\u3000]\\S.*)$`,
  'u',
);
/** 附件一, whose text follows without a title. */
const BARE = new RegExp(`^(?:附件|附录)\\s{0,4}${NUMBER}$`, 'u');
/** 附件1 or 附件： alone, whose title stands on the next line. */
const KIND = '[（(](?:规范性|资料性)(?:附录)?[）)]';
const ALONE = new RegExp(
  `^(?:(?:附件|附录)\\s{0,4}(?:${NUMBER})?\\s{0,4}[:：]?|附[\\s\\u3000]{0,2}录[\\s\\u3000]{0,4}[A-Z](?:${KIND})?)$`,
  'u',
);
/** （规范性附录）, between an appendix of a standard and its title (GB/T 1.1-2009 6.3.8). */
const KIND_ALONE = new RegExp(`^${KIND}$`, 'u');
/** UTF-16 units. */
const LONGEST_APPENDIX = 60;

/**
 * The number of an attachment and its title on the next line as one paragraph: behind the text's first paragraph, and where text or a
 * numbered heading follows the title. A list of attachments (附件： / 整修图), which the signature follows, stays. Gives what was joined.
 */
export function joinAppendixTitles(groups: Group[]): ReadonlySet<Group> {
  const joined = new Set<Group>();
  let prose = false;
  for (let index = 0; index + 2 < groups.length; index++) {
    if (ALONE.test(openTextAt(groups, index) ?? '')) joinKind(groups, index);
    const text = openTextAt(groups, index) ?? '';
    if (prose && ALONE.test(text) && isAppendixTitle(groups, index + 1)) {
      const between = /[:：]$/u.test(text) ? '' : '\u3000';
      const [number, title] = [groups[index] as Group, groups[index + 1] as Group];
      const whole = joinGroups(number, title, between, 'structure/appendix-title');
      groups.splice(index, 2, whole);
      joined.add(whole);
    } else prose ||= isProse(text);
  }
  return joined;
}

function joinKind(groups: Group[], index: number): void {
  const [number, kind] = [groups[index], groups[index + 1]];
  if (number === undefined || kind === undefined) return;
  if (isSettled(kind) || !KIND_ALONE.test(openTextAt(groups, index + 1) ?? '')) return;
  groups.splice(index, 2, joinGroups(number, kind, '', 'structure/appendix-title'));
}

function isAppendixTitle(groups: readonly Group[], index: number): boolean {
  const text = openTextAt(groups, index) ?? '';
  const behind = paragraphText(groups, index + 1);
  return (
    !isSettled(groups[index] as Group) &&
    isHeadlike(text) &&
    !ALONE.test(text) &&
    metadataLine(text) === undefined &&
    !isNumbered(text) &&
    behind !== undefined &&
    (isProse(behind) || isNumbered(behind))
  );
}

function isNumbered(text: string): boolean {
  return (
    /^(?:第.{1,4}条|[A-Z][.．]\d)/u.test(text) ||
    HEADING_SCHEMES.some(({ rank, read }) => rank !== undefined && read(text) !== undefined)
  );
}

/** Whether the paragraph heads an appendix: what Markdown says is a paragraph doesn't; a bare 附件一 does where its text follows at once. */
export function isAppendix(groups: readonly Group[], index: number): boolean {
  const group = groups[index] as Group;
  const text = readText(group);
  if (isSettled(group) || text.length > LONGEST_APPENDIX || isOfTheFile(text)) return false;
  const behind = paragraphText(groups, index + 1);
  if (BARE.test(text)) return isProse(behind);
  // What nothing follows, or another attachment's name, names an attachment and heads none.
  if (behind === undefined || (/^附[件录表]/u.test(behind) && !isProse(behind))) return false;
  // 附件1所列的摊位…… is text.
  return TITLED.test(text) && [...text].length <= LONGEST_HEADING && !/[。；，、]$/u.test(text);
}

/** Finds whether a heading behind an appendix opens a section of it. It does unless it continues the numbers of the text before. */
export class AppendixNumbers {
  private last = 0;
  private inAppendix = false;

  /** Whether a line stands behind a document's appendices and in none of them. */
  static closes(text: string): boolean {
    return /^(?:参[\s\u3000]*考[\s\u3000]*文[\s\u3000]*献|索[\s\u3000]*引|后[\s\u3000]*[记記]|[编編]后[记記])$/u.test(
      text,
    );
  }

  opened(): void {
    this.inAppendix = true;
  }

  /** Whether a heading of the outermost level stands in the appendix; `number` is its own. */
  holds(number: number | undefined, marked: boolean): boolean {
    if (this.inAppendix && !marked && (number === undefined || number !== this.last + 1))
      return true;
    this.inAppendix = false;
    if (number !== undefined) this.last = number;
    return false;
  }
}
