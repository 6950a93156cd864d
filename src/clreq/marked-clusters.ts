import type { DrawnCluster } from '../fonts/marks.js';
import { codesOf, drawnCluster, isCombiningMark } from '../fonts/marks.js';
import type { Face } from '../model/face.js';
import { sum } from '../model/numbers.js';
import { isIgnorable, SPACE } from './clusters.js';
import type { ComposedRun } from './line.js';

/** The characters of a cluster that are drawn, with their places; undefined if no mark stands on its letter. */
function markedCluster(codes: readonly number[], face: Face): DrawnCluster | undefined {
  const drawn = codes.filter((code) => !isIgnorable(code));
  return drawn.length > 1 && drawn.some(isCombiningMark) ? drawnCluster(drawn, face) : undefined;
}

/** The width of a cluster, em; undefined where it is that of its first character. */
export function markedWidth(cluster: string, face: Face): number | undefined {
  return markedCluster(codesOf(cluster), face)?.width;
}

/** The glyphs of a run while it is put together, one entry a code point. */
export interface RunGlyphs {
  readonly advances: number[];
  /** The character that is drawn for each code point, and the height in pt by which it is raised; set for letters with marks. */
  readonly drawn: Map<number, { readonly code: number; readonly raised: number }>;
}

/** Adds a cluster that is `whole` pt wide, in `face` at `size` pt. Invisible characters take no room. */
export function pushCluster(
  { advances, drawn }: RunGlyphs,
  cluster: string,
  whole: number,
  face: Face,
  size: number,
): void {
  const codes = codesOf(cluster);
  const marked = markedCluster(codes, face);
  if (marked !== undefined) {
    pushMarked({ advances, drawn }, codes, marked, whole, size);
    return;
  }
  const last = codes.findLastIndex((code) => !isIgnorable(code));
  let left = whole;
  codes.forEach((code, index) => {
    const advance = isIgnorable(code) ? 0 : index === last ? left : face.advance(code) * size;
    advances.push(advance);
    left -= advance;
  });
}

function pushMarked(
  { advances, drawn }: RunGlyphs,
  codes: readonly number[],
  { characters }: DrawnCluster,
  whole: number,
  size: number,
): void {
  let next = 0;
  const places = codes.map((code) => {
    const character = isIgnorable(code) ? undefined : characters[next++];
    // What is not drawn stands where the cluster ends, so that its letter keeps its width.
    const x = character?.code === undefined ? whole : character.x * size;
    return { x, code: character?.code, isInvisible: isIgnorable(code), y: character?.y ?? 0 };
  });
  places.forEach((place, index) => {
    advances.push((places[index + 1]?.x ?? whole) - place.x);
    if (place.isInvisible) return;
    drawn.set(advances.length - 1, { code: place.code ?? SPACE, raised: place.y * size });
  });
}

/** A run with the glyphs that are drawn; marks that stand higher or lower than their font has them are runs of their own. */
export function withMarks(run: ComposedRun, { drawn }: RunGlyphs): readonly ComposedRun[] {
  if (drawn.size === 0) return [run];
  const characters = [...run.text];
  const runs: ComposedRun[] = [];
  let x = run.x;
  for (let from = 0; from < characters.length; ) {
    const raised = drawn.get(from)?.raised ?? 0;
    let to = from + 1;
    while (to < characters.length && (drawn.get(to)?.raised ?? 0) === raised) to++;
    const advances = run.advances.slice(from, to);
    const glyphs = characters
      .slice(from, to)
      .map((character, at) => drawn.get(from + at)?.code ?? (character.codePointAt(0) as number));
    const text = characters.slice(from, to).join('');
    runs.push({ ...run, text, x, advances, drawn: glyphs, ...(raised !== 0 && { raised }) });
    x += sum(advances);
    from = to;
  }
  return runs;
}
