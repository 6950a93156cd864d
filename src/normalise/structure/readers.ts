import { NUMERALS, numeralValue } from './numbers.js';
import type { HeadingScheme } from './reading.js';

/** A label: a place, an office, a company, a person: no sentence in it. */
export const LABEL = '[^\\s，。、；：:！？,;!?“”‘’"\'《》【】\\[\\]—…]{2,24}';
/** The office of a person behind a label, with commas in it. */
export const OFFICE = '(?:[（(][^（）()]{2,30}[）)])?';

/** Reads `before`, `label` and `mark` of the pattern. */
export function labelled(pattern: RegExp): HeadingScheme['read'] {
  return (line) => {
    const match = pattern.exec(line);
    if (match?.groups === undefined) return undefined;
    const { before = '', label = '', mark = '' } = match.groups;
    return {
      label,
      strip: before.length,
      mark: { at: before.length + label.length, length: mark.length },
    };
  };
}

/** Reads `number` and, where the pattern has it, `unit`. */
export function numbered(pattern: RegExp): HeadingScheme['read'] {
  return (line) => {
    const groups = pattern.exec(line)?.groups;
    if (groups?.number === undefined) return undefined;
    const { number, unit } = groups;
    return { strip: 0, number: numeralValue(number), ...(unit !== undefined && { unit }) };
  };
}

/** A line as a whole. */
export function whole(pattern: RegExp): HeadingScheme['read'] {
  return (line) => (pattern.test(line) ? { strip: 0 } : undefined);
}

const COUNT = `第\\s{0,2}(?:${NUMERALS}|[\\d０-９]+)\\s{0,2}`;
/** 正文 第一章, 第一卷 江上 第一章: what a chapter's own line says of where it stands. */
export const AROUND_CHAPTER = `(?:正文[\\s:：]{0,4})?(?:${COUNT}(?:[卷部编集篇]|部分)[^第。，：:]{0,24})?`;
/** A volume's line that names a chapter as well is the chapter's. */
export const NO_CHAPTER = `(?!.{0,40}${COUNT}[章回节])`;

/** 第一章 总则, 第12回, with what the number counts. */
export function counted(units: string, before = ''): HeadingScheme['read'] {
  return numbered(
    new RegExp(
      `^${before}第\\s{0,2}(?<number>${NUMERALS}|[\\d０-９]+)\\s{0,2}(?<unit>${units})\\s*(?:$|[\\s:：、.．·—]\\s*.{1,56}$|[（(].{1,40}$|[^\\s。，]{1,24}$)`,
      'u',
    ),
  );
}
