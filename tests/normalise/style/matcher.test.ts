import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wordMatcher } from '../../../src/normalise/style/matcher.js';
import { within } from '../../support/speed.js';

const short = fc.string({ unit: fc.constantFrom(...'甲乙丙a'), maxLength: 4 });

it('finds every word at every place, as a search for each word alone does', () => {
  fc.assert(
    fc.property(
      fc.array(short, { maxLength: 12 }),
      fc.string({ unit: fc.constantFrom(...'甲乙丙a'), maxLength: 60 }),
      (words, text) => {
        const wanted = words.flatMap((word, index) =>
          word === ''
            ? []
            : [...text].flatMap((_, at) =>
                text.startsWith(word, at) ? [`${at}-${at + word.length}-${index}`] : [],
              ),
        );
        const found = wordMatcher(words)(text).map(({ at, end, word }) => `${at}-${end}-${word}`);
        expect(found.sort()).toEqual(wanted.sort());
      },
    ),
  );
});

it('reads a long text of near misses in linear time, however many words there are', async () => {
  const words = Array.from({ length: 5000 }, (_, index) => `${'甲'.repeat(40)}${index}`);
  const find = wordMatcher(words);
  await within(3, () => expect(find('甲'.repeat(400_000))).toEqual([]));
});
