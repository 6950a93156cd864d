import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { BitReader, BitWriter } from '../../../src/archive/search/bits.js';
import { Folding } from '../../../src/archive/search/fold.js';
import { foldPairs } from '../../../src/archive/search/fold-pairs.js';
import { LONGEST_PHRASE, PASSAGE } from '../../../src/archive/search/passages.js';
import { hitsOf, indexOver, textOf } from './index-of.js';

let folding: Folding;
beforeAll(async () => {
  folding = new Folding(await foldPairs());
});

/**
 * Few characters, so that phrases recur: of both scripts and widths, of two units (𠵾 is the simplified form of 㗲), marks
 * of regular expressions and of escape sequences, and half of a character.
 */
const CHARACTERS = [
  ...'发發后後里裏裡台臺の工作经濟济ＡAａ１1，,。　 㗲𠵾😀(.*)[\\]$^{}|+?/\u001b"\'<&\n\u2028',
  '\ud842',
];
const text = (maxLength: number) =>
  fc.array(fc.constantFrom(...CHARACTERS), { maxLength }).map((all) => all.join(''));

/** Where the folded phrase stands in the folded texts: edition, paragraph, how often. */
function truth(editions: readonly (readonly string[])[], phrase: string): readonly string[] {
  const sought = folding.fold(phrase);
  return editions.flatMap((blocks, edition) =>
    blocks.flatMap((block) => {
      const folded = folding.fold(block);
      const places: string[] = [];
      for (let at = folded.indexOf(sought); at >= 0; at = folded.indexOf(sought, at + 1)) {
        places.push(`${edition} ${block.slice(0, folding.origin(block, at)).slice(-40)}`);
      }
      return places;
    }),
  );
}

describe('the search', () => {
  it('finds what a plain search for the substring finds, no more and no less, whatever the texts and the phrase', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(text(60), { minLength: 1, maxLength: 8 }), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.array(text(6), { minLength: 1, maxLength: 4 }),
        fc.nat(),
        async (editions, phrases, seed) => {
          const index = await indexOver(editions.map((blocks, at) => textOf(String(at), blocks)));
          // Phrases of the texts themselves, of one to twelve units, beside those made up.
          const all = editions.flat();
          const block = all[seed % all.length] ?? '';
          const from = seed % (block.length + 1);
          const taken = [1, 2, 3, 12].map((length) => block.slice(from, from + length));
          for (const phrase of [...phrases, ...taken]) {
            if (phrase === '') continue;
            const hits = await hitsOf(index, phrase);
            const places = hits.map(({ edition, before }) => `${edition.id} ${before.slice(-40)}`);
            expect(places.map(whole)).toEqual(truth(editions, phrase).map(whole));
            for (const { match } of hits)
              expect(folding.fold(match)).toContain(folding.fold(phrase));
          }
        },
      ),
      { numRuns: 80 },
    );
  }, 60_000);

  it('finds a phrase that stands across the parts of a long paragraph, each place once', async () => {
    const numbers = Array.from({ length: 3 * PASSAGE }, (_, n) => `${n}号`).join('');
    const index = await indexOver([textOf('a', [numbers])]);
    for (const n of [0, 199, 333, 999, 1000, 2345, 3 * PASSAGE - 1]) {
      const [hit, ...others] = await hitsOf(index, `号${n}号`);
      expect([hit?.match, others.length], String(n)).toEqual(
        n === 0 ? [undefined, 0] : [`号${n}号`, 0],
      );
    }
    const long = numbers.slice(5 * PASSAGE - 100, 5 * PASSAGE - 100 + LONGEST_PHRASE);
    expect((await hitsOf(index, long)).map(({ match }) => match)).toEqual([long]);
  });

  it('finds one character wherever it stands, the last of a paragraph too', async () => {
    const index = await indexOver([textOf('a', ['末', '在中间', '句末'])]);
    expect((await hitsOf(index, '末')).map(({ before }) => before)).toEqual(['', '句']);
    expect(await hitsOf(index, '无')).toEqual([]);
  });

  it('reads simplified and traditional characters, and both widths, as one, and shows what stands there', async () => {
    const index = await indexOver([
      textOf('a', ['發展經濟，後來居上', '发展经济：ＧＤＰ增长５％']),
    ]);
    const matches = async (phrase: string) =>
      (await hitsOf(index, phrase)).map(({ match }) => match);
    expect(await matches('发展经济')).toEqual(['發展經濟', '发展经济']);
    expect(await matches('發展經濟')).toEqual(['發展經濟', '发展经济']);
    expect(await matches('后来')).toEqual(['後來']);
    expect(await matches('GDP增长5%')).toEqual(['ＧＤＰ增长５％']);
    expect(await matches('gdp')).toEqual([]);
  });
});

/** Half of a character cannot be shown. */
function whole(place: string): string {
  return place.replace(/[\ud800-\udfff]/g, '');
}

describe('bits', () => {
  it('give back the numbers that were written, whatever they are', () => {
    const code = fc.oneof(
      fc.record({
        kind: fc.constant('rice' as const),
        n: fc.nat(1e6),
        k: fc.integer({ min: 4, max: 24 }),
      }),
      fc.record({
        kind: fc.constant('rice' as const),
        n: fc.nat(40),
        k: fc.integer({ min: 0, max: 3 }),
      }),
      fc.record({
        kind: fc.constant('gamma' as const),
        n: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
        k: fc.constant(0),
      }),
      fc.record({ kind: fc.constant('bits' as const), n: fc.nat(65535), k: fc.constant(16) }),
    );
    fc.assert(
      fc.property(fc.array(code), (codes) => {
        const writer = new BitWriter();
        for (const { kind, n, k } of codes) {
          if (kind === 'gamma') writer.gamma(n);
          else writer[kind](n, k);
        }
        const written = writer.text();
        expect(JSON.stringify(written)).toBe(`"${written}"`);
        const reader = new BitReader(written);
        for (const { kind, n, k } of codes) {
          expect(kind === 'gamma' ? reader.gamma() : reader[kind](k)).toBe(n);
        }
      }),
    );
  });
});
