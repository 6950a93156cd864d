import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { set, texts } from './set.js';

const text = fc.oneof(
  fc.string({
    unit: fc.constantFrom(...'一二三四五六七八九十，。；：“”（）《》—…·、！？ 　a1B2.%-/￥々'),
    minLength: 1,
    maxLength: 200,
  }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
);
const align = fc.constantFrom('justify', 'start', 'center', 'end' as const);

describe('composing, whatever the text and the measure', () => {
  it('sets every character once and in order, and ends', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 40 }), align, (own, ems, aligned) => {
        const lines = set(own, ems, { align: aligned, firstIndent: ems > 4 ? 2 : 0 });
        expect(texts(lines).join('')).toBe(own);
        let at = 0;
        for (const line of lines) {
          expect(line.start).toBe(at);
          at = line.end;
          for (const { text: run, advances } of line.runs)
            expect(advances).toHaveLength([...run].length);
        }
        expect(at).toBe(own.length);
      }),
      { numRuns: 1500 },
    );
  });

  it('fills every line of a justified paragraph but the last', () => {
    const han = fc.string({
      unit: fc.constantFrom(...'一二三四五六七八九十今年以来，。；：“”（）、12ab'),
      minLength: 40,
      maxLength: 200,
    });
    fc.assert(
      fc.property(han, fc.integer({ min: 12, max: 40 }), (own, ems) => {
        for (const line of set(own, ems).slice(0, -1)) {
          expect(Math.abs(line.width - ems * 10)).toBeLessThan(0.1);
        }
      }),
      { numRuns: 500, examples: [['一一一一一1a一一一一一””。：一', 13]] },
    );
  });
});
