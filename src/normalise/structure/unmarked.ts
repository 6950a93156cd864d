import type { Candidates } from './candidates.js';
import type { StructureLine } from './lines.js';
import type { Reading } from './reading.js';

/** The number of headings of the source's markup that shows that they are of one numbering. */
const FEWEST = 2;

type Heading = Candidates['headings'][number];

/**
 * The levels with the headings that the source's markup forgot: where its headings are those of a numbering (第二章 and
 * 第三章 have a heading's style), a line that fills a gap of that numbering (第一章, 第四章) is a heading too.
 * `taken` gets the places of those.
 */
export function withUnmarked(
  levels: readonly Candidates[],
  candidates: readonly Candidates[],
  lines: readonly StructureLine[],
  taken: Set<number>,
): readonly Candidates[] {
  return levels.map((level) => {
    if (level.scheme.id !== 'markdown') return level;
    const more = candidates
      .filter(({ scheme }) => scheme.rank !== undefined)
      .flatMap(({ scheme, headings }) => {
        const unit = headings[0]?.reading.unit;
        const marked = level.headings.flatMap(({ index, reading }): Heading[] => {
          const numbered = scheme.read(lines[index]?.text ?? '');
          return numbered?.number !== undefined && numbered.unit === unit
            ? [{ index, reading: { ...numbered, depth: reading.depth ?? 1 } }]
            : [];
        });
        return marked.length < FEWEST ? [] : gapsFilled(marked, headings, taken);
      });
    for (const { index } of more) taken.add(index);
    return more.length === 0
      ? level
      : { ...level, headings: [...level.headings, ...more].sort((a, b) => a.index - b.index) };
  });
}

/** The open lines whose numbers stand between those of the marked headings before and behind them, or go on from the last. */
function gapsFilled(
  marked: readonly Heading[],
  open: readonly Heading[],
  taken: ReadonlySet<number>,
): readonly Heading[] {
  const all = [...marked];
  const filled: Heading[] = [];
  for (const { index, reading } of open) {
    if (taken.has(index) || reading.number === undefined) continue;
    const before = all.filter((one) => one.index < index).at(-1);
    const behind = all.find((one) => one.index > index);
    if (!fits(reading.number, before, behind)) continue;
    const depth = (before ?? behind)?.reading.depth ?? 1;
    const heading = { index, reading: { ...reading, depth } satisfies Reading };
    filled.push(heading);
    all.push(heading);
    all.sort((a, b) => a.index - b.index);
  }
  return filled;
}

function fits(number: number, before: Heading | undefined, behind: Heading | undefined): boolean {
  const last = before?.reading.number ?? 0;
  const next = behind?.reading.number ?? last + 2;
  return number === last + 1 && number < next;
}
