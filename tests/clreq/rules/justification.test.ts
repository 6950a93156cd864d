import { describe, expect, it } from 'vitest';
import {
  type ComposedLine,
  composeParagraph,
  type ParagraphStyle,
} from '../../../src/clreq/index.js';
import { face, origins, SIZE, set, spanOf, style, texts } from '../set.js';

/** Widths of the glyphs at these indices, em. */
function widths(line: ComposedLine, ...indices: readonly number[]): readonly number[] {
  const at = [...origins(line), Math.round((line.width / SIZE) * 1000) / 1000];
  return indices.map(
    (index) => Math.round(((at[index + 1] as number) - (at[index] as number)) * 1000) / 1000,
  );
}

/** What can't be parted at the line's end keeps the paragraph on one line. */
const TAIL = '庚辛壬癸子丑';
const squeezed = (by: number, other: Partial<ParagraphStyle> = {}) => {
  const spans = [spanOf('甲ab cd乙（丙）丁，戊己。'), spanOf(TAIL, { unbreakable: true })];
  const lines = composeParagraph(spans, style(NATURAL - by, other));
  expect(texts(lines)).toHaveLength(1);
  return lines[0] as ComposedLine;
};
const NATURAL = 19;

describe('squeezing, class after class (docs/typography.md, rule 12)', () => {
  // By how much: the word space, the two brackets, the pause, the two gaps, the stop.
  it.each([
    [0, [0.5, 1, 1, 1, 0.25, 1]],
    [0.125, [0.375, 1, 1, 1, 0.25, 1]],
    [0.25, [0.25, 1, 1, 1, 0.25, 1]],
    [0.5, [0.25, 0.875, 0.875, 1, 0.25, 1]],
    [0.75, [0.25, 0.75, 0.75, 1, 0.25, 1]],
    [0.875, [0.25, 0.75, 0.75, 0.875, 0.25, 1]],
    [1, [0.25, 0.75, 0.75, 0.75, 0.25, 1]],
    [1.125, [0.25, 0.75, 0.75, 0.75, 0.1875, 1]],
    [1.25, [0.25, 0.75, 0.75, 0.75, 0.125, 1]],
    [1.375, [0.25, 0.75, 0.75, 0.75, 0.125, 0.875]],
    [1.5, [0.25, 0.75, 0.75, 0.75, 0.125, 0.75]],
    // Only then do marks go below three quarters, all of them together.
    [2, [0.25, 0.625, 0.625, 0.625, 0.125, 0.625]],
    [2.5, [0.25, 0.5, 0.5, 0.5, 0.125, 0.5]],
  ])('%f em', (by, [space = 0, open = 0, close = 0, pause = 0, gap = 0, stop = 0]) => {
    const line = squeezed(by);
    const at = origins(line);
    expect(widths(line, 3)[0]).toBeCloseTo(space, 2);
    // An opening mark is squeezed on its left: its glyph begins further left by as much.
    expect((at[8] as number) - ((at[6] as number) + 1)).toBeCloseTo(open, 2);
    expect(widths(line, 9)[0]).toBeCloseTo(close, 2);
    expect(widths(line, 11)[0]).toBeCloseTo(pause, 2);
    expect((at[1] as number) - 1).toBeCloseTo(gap, 2);
    expect((at[6] as number) - (at[5] as number) - 0.5).toBeCloseTo(gap, 2);
    expect(widths(line, 14)[0]).toBeCloseTo(stop, 2);
    expect(line.width).toBeCloseTo((NATURAL - by) * SIZE, 4);
  });

  it('squeezed characters are marks and gaps, never Han', () => {
    const at = origins(squeezed(2));
    expect((at[1 + 12] as number) - (at[12] as number)).toBeCloseTo(1, 3);
  });
});

describe('pairs under justification', () => {
  // ，“ of 1.5 em give a quarter of an em as marks alone do, and no more; the lone stop gives the rest.
  it.each([
    [0, 1.5, 1],
    [0.25, 1.25, 1],
    [0.5, 1.25, 0.75],
    [0.75, 1.25, 0.5],
  ])('%f em', (by, pair, stop) => {
    const spans = [spanOf('甲乙，“丙丁戊己。'), spanOf(TAIL, { unbreakable: true })];
    const natural = 14.5;
    const [line] = composeParagraph(spans, style(natural - by));
    const at = origins(line as ComposedLine);
    expect((at[4] as number) - (at[2] as number)).toBeCloseTo(pair, 2);
    expect((at[9] as number) - (at[8] as number)).toBeCloseTo(stop, 2);
    expect(line?.width).toBeCloseTo((natural - by) * SIZE, 4);
  });
});

/** A space of a quarter of an em, as most faces have. */
const narrow = { ...face, advance: (code: number) => (code === 0x20 ? 0.25 : face.advance(code)) };

describe('stretching, class after class (docs/typography.md, rule 12)', () => {
  /** The line `甲ab cd乙丙丁`, let out by `by`: what follows is unbreakable and as wide as the measure. */
  const stretched = (by: number) => {
    const natural = 6.75;
    const spans = [
      { ...spanOf('甲ab cd乙丙丁'), face: narrow },
      spanOf('一二三四五六', { unbreakable: true }),
    ];
    const lines = composeParagraph(spans, style(natural + by));
    expect(texts(lines)[0]).toBe('甲ab cd乙丙丁');
    return lines[0] as ComposedLine;
  };

  // By how much: the word space, the two gaps, between the Han characters.
  it.each([
    [0, [0.25, 0.25, 0]],
    [0.125, [0.375, 0.25, 0]],
    [0.25, [0.5, 0.25, 0]],
    [0.333, [0.5, 0.2915, 0]],
    [0.41667, [0.5, 0.3333, 0]],
    [0.47667, [0.5, 0.3333, 0.03]],
    [0.57667, [0.5, 0.3833, 0.03]],
    [0.80999, [0.5, 0.5, 0.03]],
    [0.91, [0.5, 0.5, 0.08]],
  ])('%f em', (by, [space = 0, gap = 0, letOut = 0]) => {
    const line = stretched(by);
    const at = origins(line);
    expect(widths(line, 3)[0]).toBeCloseTo(space, 2);
    expect((at[1] as number) - 1).toBeCloseTo(gap, 2);
    expect((at[6] as number) - (at[5] as number) - 0.5).toBeCloseTo(gap, 2);
    expect((at[7] as number) - (at[6] as number) - 1).toBeCloseTo(letOut, 2);
    expect((at[8] as number) - (at[7] as number) - 1).toBeCloseTo(letOut, 2);
    expect(line.width).toBeCloseTo((6.75 + by) * SIZE, 4);
  });

  it.each([
    ['a word', 'abc', 1],
    ['a number', '1,234', 1],
    ['a dash', '——', 1],
    ['an ellipsis', '……', 1],
  ])('never inside %s', (_, inside, by) => {
    const spans = [
      spanOf(`甲乙丙丁戊己${inside}庚辛壬癸`),
      spanOf('一二三四五六七八九十甲乙丙丁', { unbreakable: true }),
    ];
    const natural = 10 + (/\w/.test(inside) ? inside.length / 2 + 0.5 : 2);
    const [line] = composeParagraph(spans, style(natural + by / 2));
    const own = origins(line as ComposedLine).slice(6, 6 + inside.length);
    const step = /\w/.test(inside) ? 0.5 : 1;
    own.slice(1).forEach((x, index) => {
      expect(x - (own[index] as number)).toBeCloseTo(step, 3);
    });
    expect(line?.width).toBeCloseTo((natural + by / 2) * SIZE, 4);
  });
});

describe('gaps of one class move together (docs/typography.md, rule 12)', () => {
  const text =
    '今年A区以来B区新设C区企业，（一）全面铺开，（二）有序推进，成效D显著的做法和经验值得总结推广';
  it.each([17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28])('on lines of %i em', (ems) => {
    for (const line of set(text, ems).slice(0, -1)) {
      const [{ text: own = '' } = {}] = line.runs;
      const at = origins(line);
      const between = new Map<string, number[]>();
      for (let k = 1; k < own.length - 1; k++) {
        const pair = `${kind(own[k - 1])}${kind(own[k])}`;
        if (pair.includes('m')) continue;
        const width = kind(own[k - 1]) === 'w' ? 0.5 : 1;
        const gap = (at[k] as number) - (at[k - 1] as number) - width;
        between.set(pair, [...(between.get(pair) ?? []), gap]);
      }
      for (const gaps of between.values()) {
        expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThan(0.003);
      }
      const mixed = [...(between.get('hw') ?? []), ...(between.get('wh') ?? [])];
      for (const gap of mixed) {
        expect(gap).toBeGreaterThanOrEqual(0.124);
        expect(gap).toBeLessThanOrEqual(0.336);
      }
    }
  });
});

function kind(character: string | undefined): string {
  if (/[A-Z]/.test(character ?? '')) return 'w';
  return /[，（）]/.test(character ?? '') ? 'm' : 'h';
}

describe('every line but the last ends at the measure (docs/typography.md, rule 13)', () => {
  const text =
    '“放管服”改革怎么样，企业最有发言权。”市场监管局负责人说，2020年1—8月，新设企业1.77万户，同比增长19.83%；从“6+2+2”到“1+N”，从A4纸到App——变化，看得见、摸得着……'.repeat(
      3,
    );
  it.each([12, 13, 14, 15, 16, 18, 20, 22, 24, 26, 28, 30, 34, 40])('%i em', (ems) => {
    const lines = set(text, ems, { firstIndent: 2 });
    expect(texts(lines).join('')).toBe(text);
    for (const line of lines.slice(0, -1)) expect(line.width).toBeCloseTo(ems * SIZE, 4);
    expect(lines.at(-1)?.width).toBeLessThanOrEqual(ems * SIZE + 1e-6);
  });

  it.each(['start', 'center', 'end'] as const)('not where the text is set %s', (align) => {
    for (const line of set('一二三四五六七“八九”十甲乙丙丁', 9.75, { align })) {
      expect(line.fit.stretch).toBe(0);
    }
  });
});

describe('indents (docs/typography.md, rule 15)', () => {
  it.each([
    [2, 0, 2, 0],
    [0, 2, 0, 2],
    [2, 2, 2, 2],
    [0, 0, 0, 0],
    [3, 1, 3, 1],
  ])('first %i, others %i', (firstIndent, hangingIndent, first, second) => {
    const lines = set('一二三四五六七八九十'.repeat(3), 12, { firstIndent, hangingIndent });
    expect(origins(lines[0] as never)[0]).toBe(first);
    expect(origins(lines[1] as never)[0]).toBe(second);
    expect(lines[0]?.width).toBeCloseTo(120, 4);
  });

  it('in em of the paragraph, not of the first span', () => {
    const [line] = composeParagraph(
      [spanOf('甲', { size: 20 }), spanOf('乙')],
      style(20, { firstIndent: 2 }),
    );
    expect(line?.runs[0]?.x).toBe(20);
  });
});

describe('beside long Western runs, which leave few ways to fill a line (docs/typography.md, rule 12)', () => {
  const RUN = 'measurements.example.org';
  /** The line `甲乙丙RUN丁戊`, wider by `by` em than it is by nature. */
  const beside = (by: number) => {
    const spans = [
      spanOf(`甲乙丙${RUN}丁戊`),
      spanOf('一二三四五六七八九十甲乙丙丁戊己庚辛', { unbreakable: true }),
    ];
    const natural = 5.5 + RUN.length / 2;
    const [line] = composeParagraph(spans, style(natural + by));
    return line as ComposedLine;
  };
  const letters = (line: ComposedLine) => {
    const at = origins(line);
    const first = texts([line])[0]?.indexOf('m') as number;
    return (at[first + 1] as number) - (at[first] as number) - 0.5;
  };

  it('letters part with the Han as far as no reader sees it, and no further', () => {
    const [little, much] = [beside(0.7), beside(0.92)];
    expect(letters(little)).toBeGreaterThan(0.002);
    expect(little.fit.stretch).toBeCloseTo(letters(little), 3);
    expect(letters(much)).toBeCloseTo(0.015, 3);
    expect(much.fit.stretch).toBeGreaterThan(0.015);
  });

  it('letters come closer by no more, before a mark is crushed', () => {
    const spans = [
      spanOf(`甲，乙丙丁戊${RUN}`),
      spanOf('一二三四五六七八九十甲乙丙丁戊己庚辛', { unbreakable: true }),
    ];
    const measure = 6.25 + RUN.length / 2 - 0.6;
    const [line] = composeParagraph(spans, style(measure)) as [ComposedLine];
    expect(letters(line)).toBeLessThan(-0.005);
    expect(letters(line)).toBeGreaterThan(-0.0151);
    expect(line.fit.squeeze).toBeLessThanOrEqual(0.25);
    expect(line.width).toBeCloseTo(measure * SIZE, 4);
  });

  it('a line of Han and marks alone does not end short', () => {
    const text =
      '他喜欢在页边写批语：“妙！”“何以见得？”“此处当有脱文。”“——胡说！！”《周刊》measurements.example.org上';
    const [first] = composeParagraph([spanOf(text)], style(30, { firstIndent: 2 }));
    expect(first?.fit.short).toBe(0);
    expect(first?.width).toBeCloseTo(30 * SIZE, 4);
  });
});
