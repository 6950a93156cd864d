import type { Manuscript, Section } from '../../src/model/manuscript.js';
import type { Source } from '../../src/model/source.js';
import { type Drop, judgedDrops } from './drops.js';
import type { Expectation } from './expectation.js';
import { alignHeadings } from './headings.js';
import { MEASURES, type Measure, type Miss, type Tally } from './measures.js';
import { scoreMetadata } from './metadata.js';
import { scoreNoise } from './noise.js';
import { editedLine, letters, linesOf } from './text.js';

export interface Score {
  readonly tallies: Readonly<Record<Measure, Tally>>;
  readonly misses: readonly Miss[];
  readonly drops: readonly Drop[];
}

interface Part {
  readonly tally: Tally;
  readonly misses: readonly Miss[];
}

/** Compares what the normaliser made of a source with what an editor expects of it. */
export function score(manuscript: Manuscript, source: Source, expected: Expectation): Score {
  const headings = alignHeadings(manuscript, source, expected);
  const parts: Record<Measure, Part> = {
    headings,
    noise: scoreNoise(manuscript, source, expected),
    duplicates: scoreDuplicates(manuscript, source, expected),
    metadata: scoreMetadata(manuscript.metadata, expected),
    labels: scoreLabels(headings.sections),
    paragraphs: scoreParagraphs(headings.sections, source, expected),
    joined: scoreJoined(manuscript, source, expected),
    texts: scoreTexts(manuscript, source, expected),
  };
  return {
    tallies: Object.fromEntries(
      MEASURES.map((measure) => [measure, parts[measure].tally]),
    ) as Record<Measure, Tally>,
    misses: MEASURES.flatMap((measure) => parts[measure].misses),
    drops: judgedDrops(manuscript, source, expected),
  };
}

type Pairs = readonly {
  readonly expected: Expectation['sections'][number];
  readonly got: Section;
}[];

function scoreDuplicates({ ledger }: Manuscript, source: Source, expected: Expectation): Part {
  const wanted = new Set(expected.duplicates.map(({ line }) => line));
  const allowed = new Set(
    [...expected.accept.duplicates, ...expected.noise, ...expected.accept.noise].map(
      ({ line }) => line,
    ),
  );
  const found = linesOf(ledger, source, ({ fate }) => fate === 'duplicate').filter(
    ({ line }) => wanted.has(line) || !allowed.has(line),
  );
  const right = found.filter(({ line }) => wanted.has(line));
  const seen = new Set(found.map(({ line }) => line));
  return {
    tally: { expected: wanted.size, found: found.length, right: right.length },
    misses: [
      ...expected.duplicates
        .filter(({ line }) => !seen.has(line))
        .map(({ line, of }) => ({
          measure: 'duplicates' as const,
          line,
          expected: `duplicate of ${of}`,
          got: ledger.lines.find((each) => each.line === line)?.fate ?? 'nothing',
        })),
      ...found
        .filter(({ line }) => !wanted.has(line))
        .map(({ line, text }) => ({
          measure: 'duplicates' as const,
          line,
          expected: 'kept',
          got: `duplicate: ${text}`,
        })),
    ],
  };
}

/** A person's label may have his office with it; below the provinces a region's code may be absent. */
function scoreLabels(pairs: Pairs): Part {
  const labelled = pairs.filter(({ expected }) => expected.label !== undefined);
  const wrong = labelled.filter(({ expected, got }) => {
    const label = letters(got.label ?? '').startsWith(letters(expected.label ?? ''));
    const region =
      expected.region === undefined ||
      got.region === expected.region ||
      (!expected.region.endsWith('0000') && got.region === undefined);
    return !label || !region;
  });
  return {
    tally: {
      expected: labelled.length,
      found: labelled.length,
      right: labelled.length - wrong.length,
    },
    misses: wrong.map(({ expected, got }) => ({
      measure: 'labels',
      line: expected.line,
      expected: `${expected.label} ${expected.region ?? ''}`,
      got: `${got.label ?? 'no label'} ${got.region ?? ''}`,
    })),
  };
}

/** Counted in plain text alone: what is one paragraph of a list or table is the markup's affair. */
function scoreParagraphs(pairs: Pairs, source: Source, expected: Expectation): Part {
  if (source.kind !== 'txt') return { tally: { expected: 0, found: 0, right: 0 }, misses: [] };
  const spare = expected.information.length + expected.accept.noise.length;
  const wrong = pairs.filter(({ expected: section, got }) => {
    const count = paragraphsOf(got);
    return count < section.paragraphs || count > section.paragraphs + spare;
  });
  return {
    tally: { expected: pairs.length, found: pairs.length, right: pairs.length - wrong.length },
    misses: wrong.map(({ expected: section, got }) => ({
      measure: 'paragraphs',
      line: section.line,
      expected: `${section.heading ?? section.role}: ${section.paragraphs} paragraphs`,
      got: String(paragraphsOf(got)),
    })),
  };
}

function paragraphsOf(section: Section): number {
  return section.paragraphs.filter(({ kind }) => kind !== 'heading').length;
}

function scoreJoined({ ledger }: Manuscript, source: Source, expected: Expectation): Part {
  const wanted = new Set(expected.joined);
  const found = linesOf(ledger, source, ({ fate }) => fate === 'joined');
  const seen = new Set(found.map(({ line }) => line));
  return {
    tally: {
      expected: wanted.size,
      found: found.length,
      right: found.filter(({ line }) => wanted.has(line)).length,
    },
    misses: [
      ...expected.joined
        .filter((line) => !seen.has(line))
        .map((line) => ({
          measure: 'joined' as const,
          line,
          expected: 'joined',
          got: ledger.lines.find((each) => each.line === line)?.fate ?? 'nothing',
        })),
      ...found
        .filter(({ line }) => !wanted.has(line))
        .map(({ line, text }) => ({
          measure: 'joined' as const,
          line,
          expected: 'a paragraph of its own',
          got: `joined: ${text}`,
        })),
    ],
  };
}

function scoreTexts({ ledger }: Manuscript, source: Source, expected: Expectation): Part {
  const misses = expected.texts.flatMap(({ line, text }): readonly Miss[] => {
    const got = editedLine(ledger, 0, line, source.lines[line - 1]?.text ?? '');
    return got === text ? [] : [{ measure: 'texts', line, expected: text, got }];
  });
  const count = expected.texts.length;
  return { tally: { expected: count, found: count, right: count - misses.length }, misses };
}
