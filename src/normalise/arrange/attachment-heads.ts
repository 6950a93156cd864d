import { type Group, groupText } from '../joins.js';
import { isHeadlike, isProse } from '../structure/lines.js';
import { isSettled, joinGroups } from './groups.js';

/** 附件3 alone on its line. */
const ALONE = /^附件\s{0,4}[\d一二三四五六七八九十]{1,3}\s{0,4}[:：]?$/u;
/** The attachment's title is no longer, in characters. */
const LONGEST = 34;

/** Puts 附件3 together with the title of the attachment, which stands on the next line. The first lines are the text's own front. */
export function joinAttachmentHeads(groups: Group[]): void {
  for (let index = groups.length - 2; index > 1; index--) {
    const [one, two] = [groups[index] as Group, groups[index + 1] as Group];
    const [name, title] = [groupText(one), groupText(two)];
    if (isSettled(one) || isSettled(two) || !ALONE.test(name)) continue;
    if (!isHeadlike(title) || [...title].length > LONGEST || isProse(title) || ALONE.test(title))
      continue;
    const between = /[:：]$/u.test(name) ? '' : '：';
    groups.splice(index, 2, joinGroups(one, two, between, 'structure/attachment'));
  }
}
