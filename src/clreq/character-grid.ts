import { CLASS } from './classes.js';
import { type Clusters, SPACE } from './clusters.js';
import { GAPS_MORE } from './justify.js';
import type { ParagraphStyle } from './line.js';
import { GAP, GAP_LEAST, GAP_MOST, isHanClass } from './measure-gaps.js';
import type { Measures } from './measures.js';
import { SQUEEZE } from './squeeze.js';

/** Western letters and digits take whole half cells, as on a typewriter. */
const CELL_PARTS = 2;
/** The widest gap beside a run, em. A reader sees a wider one as a hole; the run then stands off the cells. */
const GAP_WIDEST = 1 / 2;

/**
 * Widens the gaps beside each Western run so that the run and its gaps fill whole half cells of the character grid. The
 * letters and digits of the run keep the advances of their face. A full-width space is one cell.
 */
export function fillCells(m: Measures, clusters: Clusters, { em }: ParagraphStyle): void {
  const { kind, codePoint, count } = clusters;
  const inRun = (k: number) => k < count && (kind[k] === CLASS.western || codePoint[k] === SPACE);
  for (let start = 0; start < count; start++) {
    if (!inRun(start)) continue;
    let end = start;
    let wide = 0;
    // A space written between Han and Western is the gap itself.
    const spaces: number[] = [];
    while (inRun(end)) {
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
    const gap = gapBeside(wide / em, gaps.length + spaces.length) * em;
    const squeeze = gap - GAP_LEAST * em;
    // A line that lacks much adds `GAPS_MORE` times this amount: the gap must not grow beyond half an em even then.
    const most = (GAP_WIDEST * em - gap) / (1 + GAPS_MORE);
    const stretch = Math.max(0, Math.min(GAP_MOST * em - gap, most));
    for (const k of gaps) {
      m.gap[k] = gap;
      m.gapSqueeze[k] = squeeze;
      m.gapStretch[k] = stretch;
      m.elastic[k] = 0;
    }
    for (const k of spaces) {
      m.width[k] = gap;
      m.squeeze[k] = squeeze;
      m.gapStretch[k] = stretch;
    }
    start = end - 1;
  }
}

/** The gap on each of a run's `sides` with which it fills whole half cells, em; `wide` is the run's width, em. */
function gapBeside(wide: number, sides: number): number {
  const least = wide + sides * GAP_LEAST;
  const rest = Math.ceil(least * CELL_PARTS - 1e-6) / CELL_PARTS - wide;
  return rest <= sides * GAP_WIDEST ? rest / sides : GAP;
}
