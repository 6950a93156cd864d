import { isHeadlike, type StructureLine } from './lines.js';
import type { HeadingScheme, Reading } from './reading.js';

/** A line that a scheme reads as a heading. */
type Heading = { readonly index: number; readonly reading: Reading };

/** A heading between two of its numbering is no longer than this, in characters. */
const LONGEST = 120;
/** 第…编, 第…章, 第…节: shapes that say themselves what they are. */
export const FORMAL_RANK = 6;

/**
 * The headings of a numbering with those that only their length, or 第二节's full stop, makes unlike the others: 二、修改《……》 of sixty
 * characters between 一、修改《……》 and 三、修改《……》. Each is the only line with its number between its neighbours, and no line beside it has a number of that kind.
 */
export function withGapsFilled(
  scheme: HeadingScheme,
  headings: readonly Heading[],
  lines: readonly StructureLine[],
  isInside: (index: number) => boolean,
): Heading[] {
  if (scheme.rank === undefined) return [...headings];
  return headings.flatMap((heading, at) => {
    const next = headings[at + 1];
    const number = (heading.reading.number ?? 0) + 1;
    if (next?.reading.number !== number + 1) return [heading];
    const between: Heading[] = [];
    for (let index = heading.index + 1; index < next.index; index++) {
      const { text = '', settled } = lines[index] ?? {};
      const reading = settled === true ? undefined : scheme.read(text);
      if (reading?.number === number && reading.unit === heading.reading.unit)
        between.push({ index, reading });
    }
    const [only] = between;
    const fits =
      only !== undefined &&
      between.length === 1 &&
      isLikeItsNeighbours(scheme, lines, only.index) &&
      !isInside(only.index);
    return fits ? [heading, only] : [heading];
  });
}

/** A line of no sentence that stands apart from others of its numbering. */
function isLikeItsNeighbours(
  { rank = 0, read }: HeadingScheme,
  lines: readonly StructureLine[],
  index: number,
): boolean {
  const text = lines[index]?.text ?? '';
  const bare = rank <= FORMAL_RANK ? text.replace(/。$/u, '') : text;
  return (
    [...text].length <= LONGEST &&
    !/[。；;…]|[，、：:,]$/u.test(bare) &&
    (isHeadlike(bare) || /[》〉？！]$|[》〉][（(].{1,8}[）)]$/u.test(bare)) &&
    [-1, 1].every((step) => {
      const beside = lines[index + step]?.text;
      return beside !== undefined && read(beside) === undefined;
    })
  );
}
