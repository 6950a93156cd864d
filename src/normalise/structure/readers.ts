import { NUMERALS, numeralValue } from './numbers.js';
import type { HeadingScheme } from './reading.js';

/** A label: a place, an office, a company, a person: no sentence in it. */
export const LABEL = '[^\\s，。、；：:！？,;!?“”‘’"\'《》【】\\[\\]—…]{2,24}';
/** Behind a label: what a person is, with commas in it. */
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

/** 第一章 总则, 第12回, with what the number counts. */
export function counted(units: string): HeadingScheme['read'] {
  return numbered(
    new RegExp(
      `^第\\s{0,2}(?<number>${NUMERALS}|[\\d０-９]+)\\s{0,2}(?<unit>${units})\\s*(?:$|[\\s:：、.．·—]\\s*.{1,40}$|[（(].{1,40}$|[^\\s。，]{1,24}$)`,
      'u',
    ),
  );
}
