import type { HeadingScheme, Reading } from './reading.js';

type Heading = { readonly index: number; readonly reading: Reading };

/** A table of contents has this many lines, and so many of them stand right above the next. */
const FEWEST = 3;
const SHARE_LISTED = 0.8;
/** So many of its numbers head text below it. */
const SHARE_AGAIN = 0.6;

/**
 * The headings of a numbering without a list of them: a table of contents whose lines are written otherwise than the headings (第01回
 * for 第一回, two in one line, another wording). It stays as text.
 */
export function withoutListed(
  { rank }: HeadingScheme,
  headings: readonly Heading[],
): readonly Heading[] {
  if (rank === undefined || headings.length < FEWEST * 2) return headings;
  const runs = ascendingRuns(headings);
  const listed = runs.map(isList);
  return runs.flatMap((run, at) => {
    if (listed[at] !== true) return run;
    const below = new Set(
      runs.flatMap((other, index) =>
        index > at && listed[index] !== true ? other.map(({ reading }) => reading.number) : [],
      ),
    );
    const again = run.filter(({ reading }) => below.has(reading.number));
    return again.length >= run.length * SHARE_AGAIN ? [] : run;
  });
}

/** The headings, parted where the numbers begin again. */
function ascendingRuns(headings: readonly Heading[]): readonly (readonly Heading[])[] {
  const runs: Heading[][] = [];
  let last = Number.POSITIVE_INFINITY;
  for (const heading of headings) {
    const number = heading.reading.number ?? 0;
    if (number <= last) runs.push([heading]);
    else runs.at(-1)?.push(heading);
    last = number;
  }
  return runs;
}

function isList(run: readonly Heading[]): boolean {
  const above = run.filter(({ index }, at) => run[at + 1]?.index === index + 1);
  return run.length >= FEWEST && above.length >= (run.length - 1) * SHARE_LISTED;
}
