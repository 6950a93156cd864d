import { type Candidates, candidatesOf } from './candidates.js';
import type { GivenHeading } from './given.js';
import { isAdoption, isProse, type StructureLine } from './lines.js';
import { firstIndex, nested } from './nest.js';
import { partNames } from './part-names.js';
import type { HeadingScheme, Reading } from './reading.js';
import { HEADING_SCHEMES, NAMED_FRONT, NAMED_INNER, NAMED_OUTER } from './schemes.js';
import { withUnmarked } from './unmarked.js';

/** A line that the document's scheme makes a heading. */
export interface StructureHeading {
  /** Index among the paragraphs. */
  readonly index: number;
  /** 1 for a section of its own, 2 and more inside one. */
  readonly level: number;
  readonly reading: Reading;
}

export interface DocumentStructure {
  readonly headings: readonly StructureHeading[];
  /** The schemes by level, and how many headings each explains. */
  readonly schemes: readonly {
    readonly id: string;
    readonly count: number;
    /** The first heading of its shape. */
    readonly example: string;
  }[];
}

export interface InferOptions {
  /** The paragraphs before it are front matter. */
  readonly start?: number;
  /** The expressions of the user for headings. */
  readonly given?: readonly GivenHeading[];
  /** The places of lines that a table of contents names, or that are known by other signs, with their levels. */
  readonly known?: ReadonlyMap<number, number>;
}

/** The share of a scheme's lines that must have text behind them; otherwise it is a list. */
const SHARE_FOLLOWED = 0.6;
/** The share of a scheme's lines that must be left after a better scheme has taken some; below it the scheme was chance. */
const SHARE_LEFT = 0.6;
/** The number of unmarked lines beside a numbering from which they are headings. */
const FEWEST_LEADS = 3;
const MOST_LEVELS = 4;

/**
 * Infers how the document marks its sections from the document alone: of all schemes those stay that recur, have
 * text behind their headings, and number or label them consistently; how they nest the document shows itself.
 */
export function inferStructure(
  lines: readonly StructureLine[],
  { start = 0, given = [], known = new Map() }: InferOptions = {},
): DocumentStructure {
  const byUser = givenHeadings(lines, given, start);
  const candidates = candidatesOf(HEADING_SCHEMES, lines, start);
  const settled = withTheirKind(known, candidates);
  const taken = new Set<number>([...byUser.map(({ index }) => index), ...settled.keys()]);
  const marked = withUnmarked(chosen(candidates, lines, taken), candidates, lines, taken);
  const levels = partNames(marked, lines, start, taken);
  const kinds = nested(levels).slice(0, MOST_LEVELS);
  const outer = byUser.length > 0 || settled.size > 0;
  const base = outer ? Math.max(0, ...byUser.map(({ level }) => level), ...settled.values()) : 0;
  const inferred = kinds.flatMap((kind, at) => levelsOf(kind, base + at + 1));
  const headings = [
    ...byUser,
    ...[...settled].map(([index, level]) => ({
      index,
      level,
      reading: readingOf(lines[index]?.text ?? ''),
    })),
    ...inferred,
    ...namedHeadings(lines, kinds, base, start, taken),
  ].sort((a, b) => a.index - b.index);
  return {
    headings,
    schemes: [
      ...(outer
        ? [
            schemeInUse(
              'given',
              [...byUser, ...headings.filter(({ index }) => settled.has(index))],
              lines,
            ),
          ]
        : []),
      ...kinds.map(({ scheme, headings }) => schemeInUse(scheme.id, headings, lines)),
    ],
  };
}

/** The lines that are known to be headings, and the others of the same numbering. */
function withTheirKind(
  known: ReadonlyMap<number, number>,
  candidates: readonly Candidates[],
): ReadonlyMap<number, number> {
  const all = new Map(known);
  for (const { scheme, headings } of candidates) {
    const first = headings.find(({ index }) => known.has(index));
    if (first === undefined || scheme.rank === undefined) continue;
    const level = known.get(first.index) as number;
    for (const { index } of headings) if (!all.has(index)) all.set(index, level);
  }
  return all;
}

function schemeInUse(
  id: string,
  headings: readonly { readonly index: number }[],
  lines: readonly StructureLine[],
) {
  return { id, count: headings.length, example: lines[headings[0]?.index ?? 0]?.text ?? '' };
}

/** The reading of the line by the first scheme that reads it; the least distinctive schemes are left out. */
export function readingOf(text: string): Reading {
  for (const scheme of HEADING_SCHEMES) {
    if (scheme.id === 'lead' || scheme.id === 'label-alone' || scheme.id === 'label-space')
      continue;
    const reading = scheme.read(text);
    if (reading !== undefined) return reading;
  }
  return { strip: 0 };
}

function givenHeadings(
  lines: readonly StructureLine[],
  given: readonly GivenHeading[],
  start: number,
): readonly StructureHeading[] {
  if (given.length === 0) return [];
  return lines.flatMap(({ text, settled }, index) => {
    const one =
      index < start || settled === true
        ? undefined
        : given.find(({ pattern }) => pattern.test(text));
    return one === undefined ? [] : [{ index, level: one.level, reading: readingOf(text) }];
  });
}

/** Marked schemes explain their lines better than plain short lines do: in the table's order. */
function chosen(
  candidates: readonly Candidates[],
  lines: readonly StructureLine[],
  taken: Set<number>,
): readonly Candidates[] {
  const levels: Candidates[] = [];
  const numbered = numberedBold(candidates, lines);
  for (const { scheme, headings: read } of candidates) {
    // Bold type says that a line is a heading, its number at which level.
    const all = scheme.id === 'bold' ? read.filter(({ index }) => !numbered.has(index)) : read;
    const beside = isUnmarked(scheme) && levels.some((level) => level.scheme.rank !== undefined);
    const unclaimed = all.filter(
      ({ index }) => !taken.has(index) && !(beside && isNamed(lines[index]?.text ?? '')),
    );
    if (scheme.id === 'lead' && joinLabels(levels, unclaimed, lines)) continue;
    if (unclaimed.length < Math.max(fewest(scheme, levels), all.length * SHARE_LEFT)) continue;
    if (!isFollowed(unclaimed, lines, fewest(scheme, levels), scheme.markup)) continue;
    for (const { index } of unclaimed) taken.add(index);
    levels.push({ scheme, headings: unclaimed });
  }
  return levels;
}

/**
 * The bold lines that belong to a numbering, and those that stand beside its headings without a number (引言): where a numbering goes
 * through the document, bold type is its dress.
 */
function numberedBold(
  candidates: readonly Candidates[],
  lines: readonly StructureLine[],
): ReadonlySet<number> {
  const bold = candidates.find(({ scheme }) => scheme.id === 'bold')?.headings ?? [];
  const numberings = candidates.filter(
    ({ scheme, headings }) =>
      scheme.rank !== undefined && isFollowed(headings, lines, scheme.fewest ?? 2),
  );
  const places = new Set(
    numberings.flatMap(({ scheme, headings }) =>
      headings.length < (scheme.fewest ?? 2) ? [] : headings.map(({ index }) => index),
    ),
  );
  if (!bold.some(({ index }) => places.has(index))) return new Set();
  return new Set(
    bold
      .map(({ index }) => index)
      .filter((index) => places.has(index) || isNamed(lines[index]?.text ?? '')),
  );
}

function fewest({ id, fewest: least = 2 }: HeadingScheme, levels: readonly Candidates[]): number {
  // 第一节 alone stands in one of the chapters.
  if (id === 'section' && levels.some(({ scheme }) => scheme.id === 'part')) return 1;
  // 4.1.1 alone stands below one of 4.1, 4.2.
  if (id === 'dotted' && levels.some(({ scheme }) => scheme.id === 'dotted')) return 1;
  return isUnmarked({ id }) && levels.some(({ scheme }) => scheme.rank !== undefined)
    ? FEWEST_LEADS
    : least;
}

function isUnmarked({ id }: Pick<HeadingScheme, 'id'>): boolean {
  return id === 'lead' || id === 'label-alone';
}

function isNamed(text: string): boolean {
  return NAMED_OUTER.test(text) || NAMED_INNER.test(text);
}

/** Labels that say nothing of their kind stand among those that do. */
function joinLabels(
  levels: readonly Candidates[],
  headings: Candidates['headings'],
  lines: readonly StructureLine[],
): boolean {
  const alone = levels.find(({ scheme }) => scheme.id === 'label-alone');
  if (alone === undefined || headings.length > alone.headings.length) return false;
  const label = (index: number) => ({ strip: 0, label: lines[index]?.text ?? '' });
  alone.headings.push(...headings.map(({ index }) => ({ index, reading: label(index) })));
  alone.headings.sort((a, b) => a.index - b.index);
  return true;
}

/** Headings have text behind them, or headings of another scheme; a list's items follow each other. */
function isFollowed(
  headings: Candidates['headings'],
  lines: readonly StructureLine[],
  few: number,
  markup = false,
): boolean {
  if (markup && headings.every(({ index }) => lines[index]?.markup?.kind === 'heading'))
    return true;
  const places = new Set(headings.map(({ index }) => index));
  const followed = headings.filter(
    ({ index }) => index + 1 < lines.length && !places.has(index + 1),
  );
  if (headings.length === 1 && few === 1) {
    const behind = lines[(headings[0]?.index ?? 0) + 1]?.text;
    return isProse(behind) || isAdoption(behind ?? '');
  }
  return followed.length >= headings.length * SHARE_FOLLOWED;
}

/** The source's markup gives the levels itself. */
function levelsOf({ scheme, headings }: Candidates, level: number): readonly StructureHeading[] {
  if (scheme.id !== 'markdown') return headings.map((one) => ({ ...one, level }));
  const least = Math.min(...headings.map(({ reading }) => reading.depth ?? 1));
  return headings.map((one) => ({ ...one, level: level + (one.reading.depth ?? 1) - least }));
}

/** 前言, 附则, 楔子: headings where there are others beside which they can stand. */
function namedHeadings(
  lines: readonly StructureLine[],
  kinds: readonly Candidates[],
  base: number,
  start: number,
  taken: ReadonlySet<number>,
): readonly StructureHeading[] {
  const [outermost] = kinds;
  if (base === 0 && outermost?.scheme.rank === undefined) return [];
  const chapters = kinds.findIndex(({ scheme }) => scheme.id === 'part');
  return lines.flatMap(({ text, settled }, index) => {
    if (index < start || settled === true || taken.has(index) || lines[index + 1] === undefined)
      return [];
    const inner = NAMED_INNER.test(text);
    const before = outermost !== undefined && index < firstIndex(outermost);
    const outer = NAMED_OUTER.test(text) || (before && NAMED_FRONT.test(text));
    if (!inner && !outer) return [];
    if (inner && chapters < 0) return [];
    const level =
      inner && outermost !== undefined && index > firstIndex(outermost) ? base + chapters + 1 : 1;
    return [{ index, level, reading: { strip: 0 } }];
  });
}
