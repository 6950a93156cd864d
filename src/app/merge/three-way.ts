import { type Hunk, hunksBetween } from './hunks.js';

/** A stretch of one of the three texts: both ends counted from 0, the second excluded. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** One stretch of the merged text: unchanged, changed by one side, changed alike by both sides, or a conflict. */
export interface MergeRegion {
  readonly kind: 'same' | 'edited' | 'source' | 'both' | 'conflict';
  readonly base: Stretch;
  readonly edited: Stretch;
  readonly source: Stretch;
}

/**
 * Merges two versions of one text. Changes that only touch each other are no conflict: a sentence changed here and the
 * next one there are both taken.
 */
export function mergeThree(
  base: readonly string[],
  edited: readonly string[],
  source: readonly string[],
): readonly MergeRegion[] {
  const groups = groupsOf(hunksBetween(base, edited), hunksBetween(base, source));
  const regions: MergeRegion[] = [];
  let at: MergeRegion = { kind: 'same', base: NOTHING, edited: NOTHING, source: NOTHING };
  for (const group of groups) {
    const gap = group.from - at.base.to;
    if (gap > 0) regions.push(stable(at, gap));
    at = {
      kind: 'same',
      base: until(at.base, gap),
      edited: until(at.edited, gap),
      source: until(at.source, gap),
    };
    const wide = group.to - group.from;
    const region = {
      base: { from: group.from, to: group.to },
      edited: { from: at.edited.to, to: at.edited.to + wide + growth(group.edited) },
      source: { from: at.source.to, to: at.source.to + wide + growth(group.source) },
    };
    regions.push(...settled({ kind: regionKind(group), ...region }, edited, source));
    at = { kind: 'same', ...region };
  }
  const rest = base.length - at.base.to;
  if (rest > 0) regions.push(stable(at, rest));
  return regions;
}

const NOTHING: Stretch = { from: 0, to: 0 };

/** Hunks of both sides that change one place. */
interface Group {
  readonly from: number;
  readonly to: number;
  readonly edited: readonly Hunk[];
  readonly source: readonly Hunk[];
}

function groupsOf(edited: readonly Hunk[], source: readonly Hunk[]): readonly Group[] {
  const all = [
    ...edited.map((hunk) => ({ hunk, side: 'edited' as const })),
    ...source.map((hunk) => ({ hunk, side: 'source' as const })),
  ].sort((a, b) => a.hunk.from - b.hunk.from || a.hunk.to - b.hunk.to);
  const groups: Group[] = [];
  for (const { hunk, side } of all) {
    const last = groups.at(-1);
    const meets =
      last !== undefined &&
      (hunk.from < last.to || (hunk.to === last.from && last.from === last.to));
    const group = meets ? last : { from: hunk.from, to: hunk.to, edited: [], source: [] };
    if (meets) groups.pop();
    groups.push({ ...group, to: Math.max(group.to, hunk.to), [side]: [...group[side], hunk] });
  }
  return groups;
}

function regionKind({ edited, source }: Group): MergeRegion['kind'] {
  if (edited.length === 0) return 'source';
  return source.length === 0 ? 'edited' : 'conflict';
}

/** A conflict without the parts at its ends that both sides changed alike. */
function settled(
  region: MergeRegion,
  edited: readonly string[],
  source: readonly string[],
): readonly MergeRegion[] {
  if (region.kind !== 'conflict') return [region];
  const [mine, theirs] = [region.edited, region.source];
  const most = Math.min(mine.to - mine.from, theirs.to - theirs.from);
  let head = 0;
  while (head < most && edited[mine.from + head] === source[theirs.from + head]) head++;
  let tail = 0;
  while (head + tail < most && edited[mine.to - 1 - tail] === source[theirs.to - 1 - tail]) tail++;
  if (head === mine.to - mine.from && head === theirs.to - theirs.from) {
    return [{ ...region, kind: 'both' }];
  }
  const { base } = region;
  const end = { from: base.to, to: base.to };
  const alike = (base: Stretch, from: number, otherFrom: number, length: number): MergeRegion => ({
    kind: 'both',
    base,
    edited: { from, to: from + length },
    source: { from: otherFrom, to: otherFrom + length },
  });
  return [
    ...(head > 0 ? [alike({ from: base.from, to: base.from }, mine.from, theirs.from, head)] : []),
    {
      kind: 'conflict',
      base,
      edited: { from: mine.from + head, to: mine.to - tail },
      source: { from: theirs.from + head, to: theirs.to - tail },
    },
    ...(tail > 0 ? [alike(end, mine.to - tail, theirs.to - tail, tail)] : []),
  ];
}

function growth(hunks: readonly Hunk[]): number {
  return hunks.reduce(
    (sum, { from, to, otherFrom, otherTo }) => sum + otherTo - otherFrom - (to - from),
    0,
  );
}

function stable({ base, edited, source }: MergeRegion, length: number): MergeRegion {
  const on = ({ to }: Stretch) => ({ from: to, to: to + length });
  return { kind: 'same', base: on(base), edited: on(edited), source: on(source) };
}

function until({ to }: Stretch, length: number): Stretch {
  return { from: to, to: to + length };
}
