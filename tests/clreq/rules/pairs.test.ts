import { describe, expect, it } from 'vitest';
import { origins, set } from '../set.js';
import { MARKS, type MarkClass, marksOf } from './marks.js';

const kindOf = (mark: string): MarkClass =>
  (Object.keys(MARKS) as MarkClass[]).find((kind) => MARKS[kind].includes(mark)) as MarkClass;
const opens = (mark: string) => kindOf(mark) === 'opening';
const exclaims = (mark: string) => kindOf(mark) === 'exclaim';

/** Where the ink's half begins in a mark's glyph, em: Mainland marks stand left, opening ones right. */
const inkStart = (mark: string) => (opens(mark) ? 0.5 : 0);

/**
 * What two marks side by side take, em, and the blank between their inks. After GB/T 15834-2011 5.1.2 (？！ one
 * em) and CLREQ 3.1.6.1: one of the blank halves between them goes; between an opening mark and a closing one there
 * is none.
 */
function expected(a: string, b: string): { readonly width: number; readonly blank: number } {
  if (exclaims(a) && exclaims(b)) return { width: 1, blank: 0 };
  if (opens(a) && !opens(b)) return { width: 2, blank: 0 };
  if (!opens(a) && opens(b)) return { width: 1.5, blank: 0.5 };
  return { width: 1.5, blank: 0 };
}

const marks = marksOf('opening', 'closing', 'stop', 'pause', 'exclaim').map(([, mark]) => mark);

describe('two marks side by side (docs/typography.md, rules 7, 8)', () => {
  const pairs = marks.flatMap((a) => marks.map((b) => [a + b, a, b] as const));

  it.each(pairs)('%s', (_, a, b) => {
    const at = origins(set(`甲${a}${b}乙`, 20)[0] as never);
    const [, first = 0, second = 0, next = 0] = at;
    const { width, blank } = expected(a, b);
    expect(next - 1).toBeCloseTo(width, 3);
    expect(second + inkStart(b) - (first + inkStart(a) + 0.5)).toBeCloseTo(blank, 3);
  });
});

describe('rows of marks (docs/typography.md, rule 7: three take two em)', () => {
  it.each([
    ['。’”', 2],
    ['！’”', 2],
    ['。”（', 2],
    ['”），', 2],
    ['》）。', 2],
    ['》、《', 2],
    ['”、“', 2],
    ['”，“', 2],
    ['）；（', 2],
    ['：“《', 2],
    ['，“‘', 2],
    ['（“《', 2],
    ['》”）', 2],
    ['？”“', 2],
    ['？！”', 2],
    ['！！”', 2],
    ['“？！', 2],
    ['，（“《', 2.5],
    ['。’”）', 2.5],
    ['》》”）。', 3],
    ['》、《“‘', 3],
  ])('%s: %f em', (row, width) => {
    const at = origins(set(`甲${row}乙`, 20)[0] as never);
    // “？！ has no blank between its first two: the run itself takes one em.
    const wide = row === '“？！' ? 2 : width;
    expect((at.at(-1) as number) - 1).toBeCloseTo(wide, 3);
  });
});

describe('？！ in a run (docs/typography.md, rule 8, GB/T 15834-2011 5.1.2)', () => {
  it.each([
    ['！！', 1],
    ['？？', 1],
    ['？！', 1],
    ['！？', 1],
    ['！！！', 2],
    ['？？？', 2],
    ['？！！', 2],
  ] as const)('%s takes %i em in every style', (run, width) => {
    for (const marks of ['full', 'line-end-half', 'kaiming'] as const) {
      const at = origins(set(`甲${run}乙`, 20, { marks })[0] as never);
      expect((at.at(-1) as number) - 1).toBeCloseTo(width, 3);
    }
  });

  it('stands evenly', () => {
    const at = origins(set('甲？？？乙', 20)[0] as never);
    expect((at[2] as number) - (at[1] as number)).toBeCloseTo(2 / 3, 2);
    expect((at[3] as number) - (at[2] as number)).toBeCloseTo(2 / 3, 2);
  });

  it('fills whole cells on a character grid', () => {
    expect(origins(set('甲？！乙', 20, { grid: true })[0] as never).at(-1)).toBe(2);
  });
});

describe('what never changes (docs/typography.md, rule 7)', () => {
  const fixed = ['——', '……', '·', '・', '～', '／'];
  const cases = fixed.flatMap((mark) =>
    (['full', 'kaiming', 'half', 'line-end-half'] as const).map((style) => [mark, style] as const),
  );
  it.each(cases)('%s in %s', (mark, marks) => {
    const at = origins(set(`甲${mark}乙`, 20, { marks })[0] as never);
    expect((at.at(-1) as number) - 1).toBe(mark.length);
  });

  it.each(['，', '。', '”', '“', '（', '？'])(
    '%s beside a dash or an ellipsis is whole',
    (mark) => {
      for (const wide of ['——', '……']) {
        expect(origins(set(`甲${wide}${mark}乙`, 20)[0] as never).at(-1)).toBe(4);
        expect(origins(set(`甲${mark}${wide}乙`, 20)[0] as never).at(-1)).toBe(4);
      }
    },
  );
});
