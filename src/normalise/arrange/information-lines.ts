import { metadataLine } from '../front-matter.js';
import type { Group } from '../joins.js';
import { isSettled, joinGroups, readText } from './groups.js';

/** The distance from a text's beginning or end within which lines may be information. */
const NEAR = 30;
/** Words that announce a value on the next line: 来源： */
const ANNOUNCES =
  /^(?:来源|來源|稿源|信息来源|文章来源|作者|记者|编辑|责任编辑|责编|(?:发布|发表|更新|发稿|成文|刊发|印发)?(?:时间|日期))\s{0,4}[:：]$/u;

/** Puts what announces a source, a date or a name together with its value, where a page had them on two lines. */
export function joinInformationLines(groups: Group[]): void {
  for (let index = groups.length - 2; index >= 0; index--) {
    if (index >= NEAR && index < groups.length - NEAR) continue;
    const [one, two] = [groups[index] as Group, groups[index + 1] as Group];
    const [name, value] = [readText(one), readText(two)];
    if (isSettled(one) || isSettled(two) || !ANNOUNCES.test(name)) continue;
    if (metadataLine(value.length > NEAR ? '' : `${name}${value}`) === undefined) continue;
    groups.splice(index, 2, joinGroups(one, two, '', 'structure/information'));
  }
}
