import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hunksBetween } from '../../../src/app/merge/hunks.js';
import { type MergeRegion, mergeThree } from '../../../src/app/merge/three-way.js';
import { within } from '../../support/speed.js';

const text = fc.array(fc.constantFrom(...'abcdefghij'), { maxLength: 14 });

/** A text with some items changed, taken out or put in. */
const change = fc.array(
  fc.record({
    at: fc.nat(14),
    remove: fc.nat(3),
    add: fc.array(fc.constantFrom(...'abcXYZ'), { maxLength: 3 }),
  }),
  { maxLength: 3 },
);

function changed(
  base: readonly string[],
  changes: readonly { at: number; remove: number; add: string[] }[],
) {
  const all = [...base];
  for (const { at, remove, add } of changes) all.splice(at, remove, ...add);
  return all;
}

const cut = (items: readonly string[], { from, to }: MergeRegion['base']) => items.slice(from, to);

describe('a merge of three texts', () => {
  it('each text is its stretches, one after the other', () => {
    fc.assert(
      fc.property(text, change, change, (base, one, two) => {
        const [edited, source] = [changed(base, one), changed(base, two)];
        const regions = mergeThree(base, edited, source);
        expect(regions.flatMap((region) => cut(base, region.base))).toEqual(base);
        expect(regions.flatMap((region) => cut(edited, region.edited))).toEqual(edited);
        expect(regions.flatMap((region) => cut(source, region.source))).toEqual(source);
        for (const region of regions) {
          const [was, has, wants] = [
            cut(base, region.base),
            cut(edited, region.edited),
            cut(source, region.source),
          ];
          if (region.kind === 'same' || region.kind === 'edited') expect(wants).toEqual(was);
          if (region.kind === 'same' || region.kind === 'source') expect(has).toEqual(was);
          if (region.kind === 'both') expect(has).toEqual(wants);
          if (region.kind === 'conflict') expect(has).not.toEqual(wants);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('gives one side where the other changed nothing', () => {
    fc.assert(
      fc.property(text, change, (base, one) => {
        const edited = changed(base, one);
        const kinds = (regions: readonly MergeRegion[]) => new Set(regions.map(({ kind }) => kind));
        expect(
          [...kinds(mergeThree(base, edited, base))].every(
            (kind) => kind === 'same' || kind === 'edited',
          ),
        ).toBe(true);
        expect(
          [...kinds(mergeThree(base, edited, edited))].every(
            (kind) => kind === 'same' || kind === 'both',
          ),
        ).toBe(true);
      }),
    );
  });

  it('takes a text of equal lines as fast as one of different lines', async () => {
    const base = Array.from({ length: 40_000 }, (_, at) => (at % 100 === 0 ? `${at}` : 'x'));
    const other = ['first', ...base.slice(1, 39_000), 'last'];
    await within(3, () => {
      expect(hunksBetween(base, other).length).toBeGreaterThan(1);
      expect(
        hunksBetween(Array(40_000).fill('x'), ['y', ...Array(39_999).fill('x'), 'z']),
      ).toHaveLength(1);
    });
  });
});
