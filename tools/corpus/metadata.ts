import type { ManuscriptMetadata } from '../../src/model/manuscript.js';
import type { Expectation } from './expectation.js';
import type { Miss, Tally } from './measures.js';
import { letters } from './text.js';

const FIELDS = [
  'title',
  'subtitle',
  'kicker',
  'date',
  'publisher',
  'sourceName',
] as const satisfies readonly (keyof ManuscriptMetadata)[];

/** Each field that is expected or was found counts once; creators are one field, compared by their names. */
export function scoreMetadata(
  metadata: ManuscriptMetadata,
  expected: Expectation,
): { readonly tally: Tally; readonly misses: readonly Miss[] } {
  const fields = FIELDS.map((field) => ({
    field,
    wanted: [expected[field], ...expected.accept[field].map((value) => value ?? undefined)].map(
      (value) => letters(value ?? ''),
    ),
    told: expected[field],
    got: metadata[field],
  }));
  const names = (creators: readonly { readonly name: string }[]) =>
    creators.map(({ name }) => letters(name)).join(' ');
  const creators = {
    field: 'creators',
    wanted: [expected.creators, ...expected.accept.creators].map(names),
    told: names(expected.creators),
    got: names(metadata.creators),
  };
  const counted = [
    ...fields.map((each) => ({ ...each, mine: letters(each.got ?? '') })),
    { ...creators, mine: creators.got },
  ].filter(({ wanted, mine }) => mine !== '' || !wanted.includes(''));
  const wrong = counted.filter(({ wanted, mine }) => !wanted.includes(mine));
  return {
    tally: {
      expected: counted.filter(({ wanted }) => !wanted.includes('')).length,
      found: counted.filter(({ mine }) => mine !== '').length,
      right: counted.length - wrong.length,
    },
    misses: wrong.map(({ field, told, got }) => ({
      measure: 'metadata',
      expected: `${field}: ${told === undefined || told === '' ? 'nothing' : told}`,
      got: got === undefined || got === '' ? 'nothing' : got,
    })),
  };
}
