import { dropLine, type WorkingLine } from '../working-line.js';
import type { Zones } from './candidates.js';

const RULE = 'breadcrumb';
/** 当前位置： alone on its line. */
const OPENS =
  /^\s{0,9}(?:(?:您|你)?(?:现在|目前|当前)?(?:所)?在?(?:的)?位置)\s{0,4}[:：]?\s{0,9}$/u;
const STEP = /^\s{0,9}(?:>|»|›|→|\/|&gt;)\s{0,9}$/u;
/** The name of a site's column is no longer than this, in UTF-16 units. */
const LONGEST = 16;

/** Marks a page's path whose steps stand a line each: 当前位置： / 首页 / > / 要闻. The last column's name may stand there again. */
export function markTrail(
  text: readonly WorkingLine[],
  zones: Zones | undefined,
  keep: readonly string[],
): void {
  if (zones === undefined || keep.includes(RULE)) return;
  for (let start = 0; start < zones.first; start++) {
    if (!OPENS.test(text[start]?.text ?? '')) continue;
    const end = trailEnd(text, start + 1, zones.first);
    if (end === undefined) continue;
    for (const line of text.slice(start, end))
      if (line.fate === undefined) dropLine(line, RULE, '页面导航路径，一级一行');
    start = end - 1;
  }
}

/** Behind the last step; undefined where no step follows. */
function trailEnd(text: readonly WorkingLine[], start: number, limit: number): number | undefined {
  let at = start;
  while (at + 1 < limit && isName(text[at]) && STEP.test(text[at + 1]?.text ?? '')) at += 2;
  if (at === start || !isName(text[at])) return undefined;
  const [last, next] = [text[at]?.text.trim(), text[at + 1]?.text.trim()];
  return last === next ? at + 2 : at + 1;
}

function isName(line: WorkingLine | undefined): boolean {
  const name = line?.text.trim() ?? '';
  return name !== '' && name.length <= LONGEST && !STEP.test(name) && !/[。！？；，]/u.test(name);
}
