import { CLASS } from './classes.js';
import type { Clusters } from './clusters.js';
import type { ParagraphStyle } from './line.js';
import type { Measures } from './measures.js';
import { SQUEEZE } from './squeeze.js';

/** A mark gives this much of an em before any mark gives more, so that none is crushed alone. */
const MARK_EASE = 0.25;

/** Marks give up blank halves beside each other, on a character grid half cells. */
function sharesBlanks(style: ParagraphStyle): boolean {
  return style.marks === 'kaiming' || style.marks === 'half';
}

/** Marks give up blank halves at line edges. */
function trimsEdges(style: ParagraphStyle): boolean {
  return style.marks !== 'full';
}

export function measureMark(
  m: Measures,
  { kind, count }: Clusters,
  k: number,
  half: { readonly advance: number; readonly shift: number },
  size: number,
  style: ParagraphStyle,
): void {
  const markClass = kind[k] as number;
  const trim = (m.advance[k] as number) - half.advance * size;
  if (trim <= 0) return;
  m.shift[k] = (half.shift * size) / trim;
  const opens = markClass === CLASS.opening;
  const next = kind[k + 1];
  const before = k > 0 ? kind[k - 1] : undefined;
  const pairs = sharesBlanks(style);
  const edges = trimsEdges(style);
  const halved =
    style.marks === 'half' ||
    (pairs && !opens && k + 1 < count && isPairMark(next)) ||
    (pairs && opens && before === CLASS.opening);
  if (halved) {
    m.width[k] = (m.advance[k] as number) - trim;
    return;
  }
  if (opens) m.startTrim[k] = edges ? trim : 0;
  // A hanging mark (CLREQ 3.1.7) stands wholly outside: it takes nothing of the measure.
  else if (style.hanging && hangs(markClass)) m.endTrim[k] = m.advance[k] as number;
  else if (edges) m.endTrim[k] = trim;
  else m.endGive[k] = trim;
  const easy = Math.min(trim, MARK_EASE * size);
  m.level[k] = levelOf(markClass);
  m.squeeze[k] = easy;
  // A pair has given half an em already: it is never pressed further than a mark alone is at first.
  m.deepSqueeze[k] = isPairMark(before) ? 0 : trim - easy;
}

/** Stops and pauses may hang; brackets, quotes and ？！ never do. */
function hangs(kind: number): boolean {
  return kind === CLASS.stop || kind === CLASS.pause;
}

function levelOf(kind: number): number {
  if (kind === CLASS.opening || kind === CLASS.closing) return SQUEEZE.bracket;
  return kind === CLASS.pause ? SQUEEZE.pause : SQUEEZE.stop;
}

/** Marks that share their blank halves with a neighbour. */
export function isPairMark(kind: number | undefined): boolean {
  return kind !== undefined && kind >= CLASS.opening && kind <= CLASS.exclaim;
}

/** ？！ take one em, ？？？ two (GB/T 15834-2011 5.1.2): each mark of a run gets an equal share. */
export function exclaimRuns(m: Measures, { kind, count }: Clusters, style: ParagraphStyle): void {
  for (let start = 0; start < count; start++) {
    if (kind[start] !== CLASS.exclaim) continue;
    let end = start + 1;
    while (end < count && kind[end] === CLASS.exclaim) end++;
    const marks = end - start;
    if (marks > 1) {
      const share = marks === 2 ? 1 / 2 : 2 / 3;
      for (let k = start; k < end; k++) {
        const last = k === end - 1;
        const width = share * (m.advance[k] as number);
        // The last one may be half for the mark behind the run.
        const whole = !last && style.marks !== 'half';
        m.width[k] = whole ? width : Math.min(m.width[k] as number, width);
        m.squeeze[k] = 0;
        m.deepSqueeze[k] = 0;
        const spare = last ? Math.max(0, (m.width[k] as number) - (m.advance[k] as number) / 2) : 0;
        m.endTrim[k] = Math.min(m.endTrim[k] as number, spare);
        m.endGive[k] = Math.min(m.endGive[k] as number, spare);
      }
    }
    start = end - 1;
  }
}
