import { metadataLine } from '../front-matter.js';
import type { Candidates } from './candidates.js';
import { isHeadlike, type StructureLine } from './lines.js';
import { HEADING_SCHEMES } from './schemes.js';

/** The number of parts that makes a habit of the document. */
const FEWEST = 2;
/** The name of a part is no longer than this, in characters. */
const LONGEST = 16;

/** A case's name says what it is: 张某诉某公司买卖合同纠纷案 */
const CASE = /^.{2,40}(?:诉|申请|与|等|、).{1,40}案$/u;

/**
 * The names of parts without any mark, each directly above a heading: 城关 / 【镇报】早市添了摊位. `levels` are the schemes
 * that were found; the parts stand outside them all.
 */
export function partNames(
  levels: readonly Candidates[],
  lines: readonly StructureLine[],
  start: number,
  taken: Set<number>,
): readonly Candidates[] {
  const inner = levels.filter(({ scheme }) => scheme.markup !== true && scheme.rank === undefined);
  const headings = new Set(inner.flatMap((level) => level.headings.map(({ index }) => index)));
  const names = [...headings]
    .map((index) => index - 1)
    .filter((index) => index >= start && !taken.has(index) && isPartName(lines, index, headings));
  const isCases = names.length > 0 && names.every((index) => CASE.test(lines[index]?.text ?? ''));
  if ((names.length < FEWEST && !isCases) || names.length * 2 > headings.size + 1) return levels;
  for (const index of names) taken.add(index);
  const inOrder = names.sort((a, b) => a - b).map((index) => ({ index, reading: { strip: 0 } }));
  return [{ scheme: PART, headings: inOrder }, ...levels];
}

const PART = { id: 'part-name', example: '城关', read: () => undefined };

function isPartName(
  lines: readonly StructureLine[],
  index: number,
  headings: ReadonlySet<number>,
): boolean {
  const { text = '', settled } = lines[index] ?? {};
  return (
    settled !== true &&
    !headings.has(index - 1) &&
    ([...text].length <= LONGEST || CASE.test(text)) &&
    isHeadlike(text) &&
    !/[:：？！]|^[（(〔“「‘『]/u.test(text) &&
    metadataLine(text) === undefined &&
    !HEADING_SCHEMES.some(({ rank, read }) => rank !== undefined && read(text) !== undefined)
  );
}
