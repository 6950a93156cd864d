import type { Manuscript, Section } from '../../src/model/manuscript.js';
import type { Source } from '../../src/model/source.js';
import type { Expectation } from './expectation.js';
import type { Miss, Tally } from './measures.js';
import { letters } from './text.js';

type ExpectedSection = Expectation['sections'][number];

interface Heading<Of> {
  readonly text: string;
  /** 1 is a section's own heading. */
  readonly level: number;
  readonly line?: number | undefined;
  readonly section: Of;
}

export interface Alignment {
  readonly tally: Tally;
  readonly misses: readonly Miss[];
  readonly sections: readonly { readonly expected: ExpectedSection; readonly got: Section }[];
}

/**
 * Finds the expected headings among those found, by their letters and in their order (the longest common
 * subsequence). A section's heading and one inside a section are two things, unless the expectation says
 * that either will do.
 */
export function alignHeadings(
  manuscript: Manuscript,
  source: Source,
  expected: Expectation,
): Alignment {
  const wanted = expected.sections.flatMap(expectedHeadings);
  const found = manuscript.sections.flatMap(foundHeadings);
  const same = (one: Heading<ExpectedSection>, other: Heading<Section>) =>
    letters(one.text) === letters(other.text) &&
    (expected.accept.levels || (one.level === 1) === (other.level === 1));
  const pairs = longestCommon(wanted, found, same);
  const taken = new Set(pairs.map(([, other]) => other));
  const right = new Set(pairs.map(([one]) => one));
  const extra = found.filter(
    (heading) => !taken.has(heading) && !isAllowed(heading, source, expected),
  );
  return {
    tally: { expected: wanted.length, found: pairs.length + extra.length, right: pairs.length },
    misses: [
      ...wanted
        .filter((heading) => !right.has(heading))
        .map(({ line, level, text }) => ({
          measure: 'headings' as const,
          line,
          expected: `${level === 1 ? 'section' : `level ${level}`}: ${text}`,
          got: 'no such heading',
        })),
      ...extra.map(({ level, text }) => ({
        measure: 'headings' as const,
        line: source.lines.find((line) => letters(line.text) === letters(text))?.number,
        expected: 'no heading',
        got: `${level === 1 ? 'section' : `level ${level}`}: ${text}`,
      })),
    ],
    sections: pairs
      .filter(([one, other]) => one.level === 1 && other.level === 1)
      .map(([one, other]) => ({ expected: one.section, got: other.section })),
  };
}

function expectedHeadings(section: ExpectedSection): readonly Heading<ExpectedSection>[] {
  const own =
    section.implied || section.heading === undefined
      ? []
      : [{ text: section.heading, level: 1, line: section.line, section }];
  return [...own, ...section.headings.map((heading) => ({ ...heading, section }))];
}

function foundHeadings(section: Section): readonly Heading<Section>[] {
  const inside = section.paragraphs
    .filter(({ kind }) => kind === 'heading')
    .map(({ text, level }) => ({ text, level: level ?? 2, section }));
  return [{ text: section.heading, level: 1, section }, ...inside];
}

/**
 * A heading that the source doesn't have is no fault where a section has none of its own: the normaliser
 * must head it by something, be it the title or a word like 前言.
 */
function isAllowed(
  { text, level }: Heading<Section>,
  source: Source,
  expected: Expectation,
): boolean {
  const own = letters(text);
  if (expected.accept.headings.some((heading) => letters(heading.text) === own)) return true;
  if (level !== 1) return false;
  const spare = expected.sections.some(({ implied }) => implied) || expected.accept.levels;
  const title = letters(expected.title ?? '');
  return spare && (own === title || !source.lines.some((line) => letters(line.text) === own));
}

function longestCommon<One, Other>(
  ones: readonly One[],
  others: readonly Other[],
  same: (one: One, other: Other) => boolean,
): readonly (readonly [One, Other])[] {
  const length: number[][] = Array.from({ length: ones.length + 1 }, () =>
    new Array<number>(others.length + 1).fill(0),
  );
  const at = (i: number, j: number) => length[i]?.[j] ?? 0;
  for (let i = ones.length - 1; i >= 0; i--) {
    for (let j = others.length - 1; j >= 0; j--) {
      const row = length[i] as number[];
      row[j] = same(ones[i] as One, others[j] as Other)
        ? at(i + 1, j + 1) + 1
        : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [One, Other][] = [];
  for (let i = 0, j = 0; i < ones.length && j < others.length; ) {
    const [one, other] = [ones[i] as One, others[j] as Other];
    if (same(one, other)) {
      pairs.push([one, other]);
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
