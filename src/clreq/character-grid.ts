import { CLASS } from './classes.js';
import type { Clusters } from './clusters.js';
import type { ParagraphStyle } from './line.js';
import { GAP_LEAST, GAP_MOST, isHanClass } from './measure-gaps.js';
import type { Measures } from './measures.js';
import { SQUEEZE } from './squeeze.js';

/** Western letters and digits take half cells, as they do on a typewriter's grid. */
const CELL_PARTS = 2;

/** On a character grid a Western run fills whole half cells, its rest shared between the Han on its sides. */
export function fillCells(m: Measures, { kind, count }: Clusters, { em }: ParagraphStyle): void {
  for (let start = 0; start < count; start++) {
    if (!isRunOfCells(kind[start])) continue;
    let end = start;
    let wide = 0;
    // A space written between Han and Western is the gap itself.
    const spaces: number[] = [];
    while (end < count && isRunOfCells(kind[end])) {
      if (m.level[end] === SQUEEZE.gap) spaces.push(end);
      else wide += (m.width[end] as number) + (end > start ? (m.gap[end] as number) : 0);
      end++;
    }
    const gaps = [start, end].filter(
      (k) =>
        k > 0 &&
        k < count &&
        isHanClass(kind[k === start ? k - 1 : k] as number) &&
        !spaces.includes(k === start ? k : k - 1),
    );
    const sides = gaps.length + spaces.length;
    const least = wide + sides * GAP_LEAST * em;
    const rest = Math.ceil((least / em) * CELL_PARTS - 1e-6) * (em / CELL_PARTS) - wide;
    const gap = Math.min(rest / sides, GAP_MOST * em);
    if (sides > 0 && rest > gap * sides) {
      const first = spaces.includes(start) ? start + 1 : start;
      const last = spaces.includes(end - 1) ? end - 1 : end;
      letOutRun(m, first, last, rest - gap * sides);
    }
    for (const k of gaps) {
      m.gap[k] = gap;
      m.gapSqueeze[k] = gap - GAP_LEAST * em;
      m.gapStretch[k] = GAP_MOST * em - gap;
      m.elastic[k] = 0;
    }
    for (const k of spaces) {
      m.width[k] = gap;
      m.squeeze[k] = gap - GAP_LEAST * em;
      m.spaceStretch[k] = GAP_MOST * em - gap;
    }
    start = end - 1;
  }
}

/** What the gaps beside a run can't take (rule 10) goes between its letters, so that it still fills its cells. */
function letOutRun(m: Measures, start: number, end: number, over: number): void {
  for (let k = start + 1; k < end; k++) {
    m.gap[k] = (m.gap[k] as number) + over / (end - start - 1);
  }
}

/** Western letters with the spaces between them and the signs that belong to their numbers. */
function isRunOfCells(kind: number | undefined): boolean {
  return kind === CLASS.western || kind === CLASS.space;
}
