import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParagraphStyle, Span } from '../../src/clreq/index.js';
import { paragraphOf } from '../../src/clreq/paragraph.js';
import { totalFit, WHOLE_SEARCH } from '../../src/clreq/total-fit.js';
import { face, spanOf, style } from './set.js';

/** Some pairs of letters stand closer, and every width is odd, so that few lines cost alike. */
const kerned = {
  ...face,
  advance: (code: number) => face.advance(code) * (code < 0x100 ? 0.83 + (code % 7) * 0.061 : 1),
  kerning: (left: number, right: number) => ((left * 7 + right) % 5 === 0 ? -0.07 : 0),
};

const piece = fc.oneof(
  { weight: 6, arbitrary: letters('一二三四五六七八九十今年以来国家发展', 1, 60) },
  { weight: 5, arbitrary: letters('，。；：“”（）《》—…·、！？～／', 1, 2) },
  { weight: 2, arbitrary: letters('0123456789.%-', 1, 6) },
  { weight: 2, arbitrary: letters('abcdefgAVTo -', 1, 24) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('https://example.com/a/b-c?d=1', 'a@b.example', '——', '……'),
  },
  { weight: 1, arbitrary: fc.constantFrom('　', ' ', '\u00ad', '￥', '々', '１２．５') },
);
const text = fc.array(piece, { minLength: 1, maxLength: 24 }).map((pieces) => pieces.join(''));
const own = fc.record({
  align: fc.constantFrom('justify', 'justify', 'justify', 'start', 'center', 'end' as const),
  marks: fc.constantFrom('kaiming', 'full', 'half', 'line-end-half' as const),
  prohibition: fc.constantFrom('basic', 'gb', 'strict' as const),
  firstIndent: fc.constantFrom(0, 2),
  hangingIndent: fc.constantFrom(0, 0, 1),
  grid: fc.constantFrom(false, false, true),
  hanging: fc.boolean(),
  phraseSpaces: fc.constantFrom(false, false, true),
});
const more = fc.constantFrom<Partial<Span>>(
  {},
  { face: kerned },
  { face: kerned, size: 10.5, hyphenate: (word) => (word.length > 4 ? [2, word.length - 2] : []) },
);

function letters(all: string, minLength: number, maxLength: number) {
  return fc.string({ unit: fc.constantFrom(...all), minLength, maxLength });
}

describe('the search for the breaks of good paragraphs', () => {
  it('finds what the search of all lines finds', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 36 }), own, more, (written, ems, other, span) => {
        const spans = [spanOf(written, span)];
        const whole = totalFit(paragraphOf(spans, style(ems, other)), [WHOLE_SEARCH]);
        expect(totalFit(paragraphOf(spans, style(ems, other)))).toEqual(whole);
      }),
      { numRuns: 3000 },
    );
  });

  it('takes the same of two that cost alike', () => {
    const even: Partial<ParagraphStyle> = { marks: 'full' };
    const han = letters('一二，。', 30, 200);
    fc.assert(
      fc.property(han, fc.integer({ min: 8, max: 30 }), (written, ems) => {
        const spans = [spanOf(written)];
        const whole = totalFit(paragraphOf(spans, style(ems, even)), [WHOLE_SEARCH]);
        expect(totalFit(paragraphOf(spans, style(ems, even)))).toEqual(whole);
      }),
      { numRuns: 1000 },
    );
  });
});
