import type { Manuscript } from '../../src/model/manuscript.js';
import type { Source } from '../../src/model/source.js';
import type { Expectation } from './expectation.js';
import type { Miss, Tally } from './measures.js';
import { letters, linesOf } from './text.js';

interface Part {
  readonly tally: Tally;
  readonly misses: readonly Miss[];
}

/** Noise is right where its line is out of the text: dropped, or a duplicate of what was dropped or kept. */
export function scoreNoise(manuscript: Manuscript, source: Source, expected: Expectation): Part {
  return source.kind === 'html' || source.kind === 'docx'
    ? byText(manuscript, source, expected)
    : byLine(manuscript, source, expected);
}

function byLine({ ledger }: Manuscript, source: Source, expected: Expectation): Part {
  const wanted = new Set(expected.noise.map(({ line }) => line));
  const allowed = new Set(
    [...expected.accept.noise, ...expected.duplicates, ...expected.accept.duplicates].map(
      ({ line }) => line,
    ),
  );
  const gone = linesOf(ledger, source, ({ fate }) => fate === 'dropped' || fate === 'duplicate');
  const right = gone.filter(({ line }) => wanted.has(line));
  const wrong = linesOf(ledger, source, ({ fate }) => fate === 'dropped').filter(
    ({ line, text }) => !wanted.has(line) && !allowed.has(line) && letters(text) !== '',
  );
  const seen = new Set(gone.map(({ line }) => line));
  return {
    tally: {
      expected: wanted.size,
      found: right.length + wrong.length,
      right: right.length,
    },
    misses: [
      ...expected.noise
        .filter(({ line }) => line !== undefined && !seen.has(line))
        .map(({ line, kind, text }) => kept(line, kind, text)),
      ...wrong.map(({ line, text }) => lost(line, text)),
    ],
  };
}

/** Line numbers of an extraction are its own affair: what counts is which text is left for the reader. */
function byText({ ledger }: Manuscript, source: Source, expected: Expectation): Part {
  const wanted = letters(expected.kept.join(''));
  const stays = linesOf(ledger, source, ({ fate }) => fate === 'kept' || fate === 'joined')
    .map(({ text }) => letters(text))
    .filter((text) => text !== '' && !wanted.includes(text));
  const missed = expected.noise.filter(({ text }) =>
    stays.some((stray) => stray.includes(letters(text))),
  );
  const noise = letters(expected.noise.map(({ text }) => text).join(''));
  const wrong = linesOf(ledger, source, ({ fate }) => fate === 'dropped').filter(({ text }) => {
    const own = letters(text);
    return own !== '' && wanted.includes(own) && !noise.includes(own);
  });
  const right = expected.noise.length - missed.length;
  return {
    tally: { expected: expected.noise.length, found: right + wrong.length, right },
    misses: [
      ...missed.map(({ line, kind, text }) => kept(line, kind, text)),
      ...wrong.map(({ line, text }) => lost(line, text)),
    ],
  };
}

function kept(line: number | undefined, kind: string | undefined, text: string): Miss {
  return { measure: 'noise', line, expected: `dropped (${kind ?? 'noise'})`, got: `kept: ${text}` };
}

function lost(line: number, text: string): Miss {
  return { measure: 'noise', line, expected: 'kept', got: `dropped: ${text}` };
}
