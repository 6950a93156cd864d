import {
  COUNTED,
  MORE_TOOLS,
  readWords,
  SHARE_OPENINGS,
  SHARE_PLACES,
  SURE_TOOLS,
  UNITS,
  vocabulary,
} from './words.js';

/** The parts beside the date and source of a page: counters, tools, places to share to. */
const PART = vocabulary(SURE_TOOLS, MORE_TOOLS, COUNTED, UNITS, SHARE_OPENINGS, SHARE_PLACES, [
  '大小',
  '字数',
  '本章字数',
  '内容简介',
  '视频简介',
]);
const GAP = /[\s|｜]/u;

/** Whether a part of a line is a page's tools and no information. */
export function isToolPart(text: string): boolean {
  return (readWords(text, PART)?.words.length ?? 0) > 0;
}

/** A line of information without the tools and counters before and behind it. The line is short: at most 140 characters. */
export function withoutTools(line: string): string {
  const starts = partStarts(line);
  const end = starts.find((at) => at > 0 && opensTools(line, at)) ?? line.length;
  const begin = starts.findLast((at) => at > 0 && at < end && isToolPart(line.slice(0, at))) ?? 0;
  return line.slice(begin, end).replace(/^[|｜\s]{1,9}|[|｜\s]{1,9}$/gu, '');
}

/** The beginnings of the parts of a line between white space or bars. */
function partStarts(line: string): readonly number[] {
  const starts: number[] = [];
  for (let at = 0; at < line.length; at++) {
    const gapBefore = at === 0 || GAP.test(line[at - 1] as string);
    if (gapBefore && !GAP.test(line[at] as string)) starts.push(at);
  }
  return starts;
}

/** Whether all from a place on is tools, beginning with the word of one: a bare number there may be a date's. */
function opensTools(line: string, at: number): boolean {
  return !/\d/u.test(line[at] as string) && isToolPart(line.slice(at));
}
