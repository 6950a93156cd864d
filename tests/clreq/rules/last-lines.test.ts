import { describe, expect, it } from 'vitest';
import { composeParagraph } from '../../../src/clreq/index.js';
import { SIZE, set, spanOf, style, texts } from '../set.js';
import { han } from './marks.js';

const core = (line: string) => [...line.replace(/[，。、；：？！”’》）]/g, '')].length;

describe('a paragraph’s last line is never one character (docs/typography.md, rule 4)', () => {
  const lengths = [11, 12, 20, 21, 22, 31, 41, 51];
  it.each(lengths)('%i characters on lines of ten', (length) => {
    const last = texts(set(han(length), 10)).at(-1) ?? '';
    expect(core(last)).toBeGreaterThan(1);
  });

  it.each(lengths)('%i characters and their stop', (length) => {
    const last = texts(set(`${han(length)}。`, 10)).at(-1) ?? '';
    expect(core(last)).toBeGreaterThan(1);
  });

  it.each(['。', '！', '？', '……', '。”', '）。', '？！”'])('with %s behind it', (mark) => {
    const last = texts(set(`${han(31)}${mark}`, 10)).at(-1) ?? '';
    expect(core(last.replace('……', ''))).toBeGreaterThan(1);
  });

  it('a note mark makes one character no two', () => {
    const spans = [
      spanOf(`${han(31)}。`),
      spanOf('[1]', { size: SIZE * 0.6, rise: 4, unbreakable: true }),
    ];
    const last = texts(composeParagraph(spans, style(10))).at(-1) ?? '';
    expect(core(last.replace('[1]', ''))).toBeGreaterThan(1);
  });

  it('is reported where it cannot be helped', () => {
    const lines = set('一二', 1);
    expect(lines.map(({ lonely }) => lonely)).toEqual([false, true]);
    expect(set('一', 1)[0]?.lonely).toBe(false);
  });

  it('keeps its own width', () => {
    const lines = set(han(25), 10);
    expect(lines.at(-1)?.width).toBeCloseTo(50, 6);
    expect(lines.at(-1)?.fit.stretch).toBe(0);
  });

  it.each([
    ['center', 30, 70],
    ['end', 60, 100],
    ['start', 0, 40],
  ] as const)('stands where the alignment says: %s', (align, x, right) => {
    const [line] = set('甲乙丙丁', 10, { align });
    expect(line?.runs[0]?.x).toBeCloseTo(x, 6);
    expect(line?.width).toBeCloseTo(right, 6);
  });
});

describe('breaks are chosen over the whole paragraph (docs/typography.md, rule 5)', () => {
  it('takes a tighter first line so that a later one is not torn apart', () => {
    // Line by line, the first would take ten characters and the number would tear the second apart.
    const text = `${han(17)}1234567890${han(10)}`;
    const lines = set(text, 10);
    const stretches = lines.slice(0, -1).map(({ fit }) => fit.stretch);
    expect(Math.max(...stretches) - Math.min(...stretches)).toBeLessThan(0.45);
  });

  it.each([17, 20, 25, 30])('press text at %i em: no line let out by .06 em', (ems) => {
    const text =
      '今年以来，全市新设企业1.77万户，同比增长19.83%，“证照分离”改革（试点）全覆盖；市场监管部门坚持问题导向，持续优化营商环境，激发市场主体活力，取得了较为明显的成效。'.repeat(
        3,
      );
    for (const { fit } of set(text, ems, { firstIndent: 2 })) {
      expect(fit.stretch).toBeLessThan(0.06);
    }
  });

  it('evens out two lines rather than fill one and tear the other', () => {
    const [first, second] = set('一二三四五六七八九十（甲乙丙丁戊己庚辛壬癸子丑寅卯', 11).map(
      ({ fit }) => fit.stretch,
    );
    expect(Math.abs((first ?? 0) - (second ?? 0))).toBeLessThan(0.12);
  });
});
