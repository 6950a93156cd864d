import type { LedgerReason } from '../../messages/reasons.js';
import { WHOLE_DATE } from '../information/dates.js';
import type { WorkingLine } from '../working-line.js';
import type { Zones } from './candidates.js';
import { mark } from './mark-line.js';
import {
  COUNTED,
  MORE_TOOLS,
  PAGE_STEPS,
  readWords,
  SECTION_WORDS,
  SHARE_OPENINGS,
  SHARE_PLACES,
  SITE_WORDS,
  SURE_TOOLS,
  vocabulary,
} from './words.js';

/** The least number of lines in a tool bar. */
const FEWEST = 3;
/** The longest line of a spread tool bar, in UTF-16 units. */
const LONGEST = 24;

const ALL = vocabulary(
  SURE_TOOLS,
  MORE_TOOLS,
  SHARE_OPENINGS,
  SHARE_PLACES,
  SITE_WORDS,
  SECTION_WORDS,
  COUNTED,
  PAGE_STEPS,
);
/** Words that stand in no text as a line of their own. */
const SURE = new Set([...SURE_TOOLS, ...SITE_WORDS, ...PAGE_STEPS, ...SHARE_OPENINGS]);
const RULES: readonly (readonly [string, LedgerReason, ReadonlySet<string>])[] = [
  ['page-tools', '页面工具，一项一行', new Set([...SURE_TOOLS, ...MORE_TOOLS])],
  ['share', '分享工具条，一项一行', new Set([...SHARE_OPENINGS, ...SHARE_PLACES])],
  ['nav', '网站栏目导航，一项一行', new Set([...SITE_WORDS, ...SECTION_WORDS])],
  ['counter', '浏览计数，一项一行', new Set(COUNTED)],
  ['pager', '分页标记，一项一行', new Set(PAGE_STEPS)],
];

/**
 * Marks tool bars and menus whose items stand a line each: a run of lines that hold nothing but words of such bars,
 * at least one of them a word that only a bar has, before or behind the text's sentences.
 */
export function markSpread(
  text: readonly WorkingLine[],
  zones: Zones | undefined,
  keep: readonly string[],
): void {
  if (zones === undefined) return;
  for (const [from, to] of [
    [0, zones.first],
    [zones.last + 1, text.length],
  ] as const) {
    for (let start = from; start < to; ) {
      let end = start;
      while (end < to && barWords(text[end] as WorkingLine) !== undefined) end++;
      markRun(text.slice(start, end), keep);
      start = Math.max(end, start + 1);
    }
  }
}

function barWords({ text, fate }: WorkingLine): readonly string[] | undefined {
  if (fate !== undefined && fate !== 'dropped') return undefined;
  // A date among the tools is information.
  if (text.length > LONGEST || WHOLE_DATE.test(text.trim())) return undefined;
  return readWords(text.trim(), ALL)?.words;
}

function markRun(run: readonly WorkingLine[], keep: readonly string[]): void {
  const words = run.map((line) => barWords(line) ?? []);
  const withWords = words.filter((one) => one.length > 0);
  if (withWords.length < FEWEST || !words.flat().some((word) => SURE.has(word))) return;
  let last = RULES[0];
  run.forEach((line, index) => {
    const [word] = words[index] ?? [];
    // A line of marks alone closes the bar that it stands in.
    if (word !== undefined) last = RULES.find(([, , known]) => known.has(word)) ?? last;
    if (last === undefined || line.fate !== undefined || keep.includes(last[0])) return;
    mark(line, last[0], last[1]);
  });
}
