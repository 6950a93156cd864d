import type { StructureLine } from './lines.js';

/** A line by its place in the text. */
interface Placed {
  readonly index: number;
}

/** A year, with or without month and day, and where a letter was written: 1908年, 光绪三十三年十二月, 二〇〇一年三月五日于灯下 */
const DATE =
  /^(?:\d{4}|[〇○零一二三四五六七八九]{4}|\p{Script=Han}{2}[元一二三四五六七八九十]{1,3})年(?:[正\d一二三四五六七八九十]{1,3}月(?:[初廿\d一二三四五六七八九十]{1,3}日?)?)?(?:[夜晨晚]|[于於在写寫]\p{Script=Han}{1,8})?$/u;
/** So many dates head the years of a chronicle; fewer stand below a letter or a law's name. */
const FEWEST_DATES = 3;
/** A name among lines without marks is no longer than this, in characters. */
const LONGEST_NAME = 8;
/** A line that is longer than this is text, in characters. */
const TEXT = 45;
/** The share of the text's lines without a mark from which the text has none. */
const SHARE_UNMARKED = 0.5;

/** The short lines without dates that stand alone. */
export function withoutDates<Lead extends Placed>(
  leads: readonly Lead[],
  lines: readonly StructureLine[],
): Lead[] {
  const isDate = ({ index }: Lead) => DATE.test(lines[index]?.text ?? '');
  return leads.filter(isDate).length >= FEWEST_DATES
    ? [...leads]
    : leads.filter((lead) => !isDate(lead));
}

/** The short lines that can be names of sections: in a text without punctuation a longer one is a sentence. */
export function namesAmong<Lead extends Placed>(
  leads: readonly Lead[],
  lines: readonly StructureLine[],
): Lead[] {
  const text = lines.filter((line) => [...line.text].length > TEXT);
  const unmarked = text.filter((line) => !/[，。；！？,;!?]/u.test(line.text));
  if (text.length === 0 || unmarked.length < text.length * SHARE_UNMARKED) return [...leads];
  return leads.filter(({ index }) => [...(lines[index]?.text ?? '')].length <= LONGEST_NAME);
}
