import type { Group } from '../joins.js';
import { isHeadlike, isProse, LONGEST_HEADING } from '../structure/lines.js';
import { HEADING_SCHEMES } from '../structure/schemes.js';
import { isSettled, joinGroups, readText } from './groups.js';

/** A line that is not complete without the next one. */
const UNFINISHED = /(?:[、和与及]|以及)$/u;

/** Puts a numbered heading together that continues in the next line: 第五章 卷烟纸、滤嘴棒、 / 烟用机械的生产和销售. */
export function joinWrappedHeadings(groups: Group[]): void {
  for (let index = groups.length - 2; index >= 0; index--) {
    const [one, two] = [groups[index] as Group, groups[index + 1] as Group];
    if (isSettled(one) || isSettled(two)) continue;
    const [first, second] = [readText(one), readText(two)];
    if (!UNFINISHED.test(first) || [...first].length > LONGEST_HEADING || !isNumbered(first))
      continue;
    const behind = groups[index + 2];
    if (isNumbered(second) || !isHeadlike(second) || behind === undefined) continue;
    if (!isProse(readText(behind)) && !isNumbered(readText(behind))) continue;
    groups.splice(index, 2, joinGroups(one, two, '', 'structure/wrapped-heading'));
  }
}

function isNumbered(text: string): boolean {
  return HEADING_SCHEMES.some(({ rank, read }) => rank !== undefined && read(text) !== undefined);
}
