import { describe, expect, it } from 'vitest';
import type { MarkStyle } from '../../../src/model/template.js';

import { origins, set, texts } from '../set.js';
import { marksOf } from './marks.js';

const STYLES: readonly MarkStyle[] = ['full', 'line-end-half', 'kaiming', 'half'];

/** em that a mark alone, a pair, a mark at a line's end and an opening one at its start take. */
const TAKES: Readonly<Record<MarkStyle, readonly [number, number, number, number]>> = {
  full: [1, 2, 1, 1],
  'line-end-half': [1, 2, 0.5, 0.5],
  kaiming: [1, 1.5, 0.5, 0.5],
  half: [0.5, 1, 0.5, 0.5],
};

describe.each(STYLES)('marks %s', (marks) => {
  const [alone, pair, atEnd, atStart] = TAKES[marks];
  const last = (text: string) => origins(set(text, 20, { marks })[0] as never).at(-1) as number;

  it.each(['，', '、', '；', '：', '。', '？', '！', '”', '》', '）'])(
    `%s alone takes ${alone} em`,
    (mark) => {
      expect(last(`甲${mark}乙`) - 1).toBeCloseTo(alone, 6);
    },
  );

  it.each(['“', '《', '（'])(`%s alone takes ${alone} em`, (mark) => {
    // The next character stands where the mark's width says, its glyph's left half cut or not.
    expect(last(`甲${mark}乙`) - 1).toBeCloseTo(alone, 6);
  });

  it.each(['”，', '》、', '。”', '：“', '（《'])(`%s takes ${pair} em`, (row) => {
    expect(last(`甲${row}乙`) - 1).toBeCloseTo(pair, 6);
  });

  it.each(['，', '。', '”'])(`%s at a line’s end takes ${atEnd} em`, (mark) => {
    const lines = set(`一二三四五六七${mark}九十甲乙丙丁戊己庚辛`, 7 + atEnd, { marks });
    expect(texts(lines)[0]).toBe(`一二三四五六七${mark}`);
    expect(lines[0]?.fit.stretch).toBeCloseTo(0, 6);
    expect(lines[0]?.width).toBeCloseTo((7 + atEnd) * 10, 6);
  });

  it.each(['“', '《', '（'])(`%s at a line’s start takes ${atStart} em`, (mark) => {
    const lines = set(`一二三四五六七八${mark}九十甲乙丙丁戊`, 8, { marks });
    const at = origins(lines[1] as never);
    expect((at[1] as number) - 0).toBeCloseTo(atStart, 6);
    expect(at[0]).toBeCloseTo(atStart - 1, 6);
  });
});

describe('marks at line edges (docs/typography.md, rule 6)', () => {
  it.each(marksOf('closing', 'stop', 'pause', 'exclaim'))(
    '%s %s at a line’s end is half',
    (_, mark) => {
      const lines = set(`一二三四五六七${mark}九十甲乙丙丁戊己庚辛`, 7.5);
      expect(texts(lines)[0]).toBe(`一二三四五六七${mark}`);
      expect(lines[0]?.width).toBeCloseTo(75, 6);
      expect(lines[0]?.fit.stretch).toBeCloseTo(0, 6);
    },
  );

  it.each(marksOf('opening'))('%s %s at a line’s start has lost its left half', (_, mark) => {
    const lines = set(`一二三四五六七八${mark}九十甲乙丙丁戊`, 8);
    expect(origins(lines[1] as never).slice(0, 2)).toEqual([-0.5, 0.5]);
  });

  it.each(marksOf('opening'))(
    '%s %s behind a first indent of two em: its ink stands at two em',
    (_, mark) => {
      const [line] = set(`${mark}一二三四五六`, 20, { firstIndent: 2 });
      expect(origins(line as never)[0]).toBe(1.5);
    },
  );

  it.each(['“‘', '“《', '（“', '《〈'])(
    '%s behind a first indent: the first one’s ink at two em',
    (row) => {
      const [line] = set(`${row}一二三四五六`, 20, { firstIndent: 2 });
      const at = origins(line as never);
      expect(at[0]).toBe(1.5);
      expect((at[1] as number) + 0.5).toBeCloseTo(2.5, 6);
    },
  );

  it.each(['kaiming', 'line-end-half', 'half'] as const)(
    '%s: a mark at a line’s end is half though the line has room for the whole',
    (marks) => {
      const [line] = set('一二三四五六七，九十甲乙丙丁戊己庚', 8, { marks });
      expect(texts([line as never])[0]).toBe('一二三四五六七，');
      const last = origins(line as never).at(-1) as number;
      expect((line?.width ?? 0) / 10 - last).toBeCloseTo(0.5, 2);
    },
  );

  it('a full style gives up the line-end mark’s blank first of all (docs/typography.md, rule 12)', () => {
    for (const other of [{ marks: 'full' }, { grid: true }] as const) {
      const [line] = set('一（二）三四，五六七八，九十甲乙丙丁戊', 11.5, other);
      expect(texts([line as never])[0]).toBe('一（二）三四，五六七八，');
      const at = origins(line as never);
      // All but the last one keep their em.
      expect(at).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
      expect(line?.width).toBeCloseTo(115, 6);
    }
  });
});
