import { describe, expect, it } from 'vitest';
import { type ComposedLine, composeParagraph } from '../../../src/clreq/index.js';
import { SIZE, set, spanOf, style, texts } from '../set.js';
import { han } from './marks.js';

/** Wherever `unit` stands on the line, some line holds it whole. */
function staysWhole(unit: string, ems = 12): void {
  for (let before = 1; before <= ems; before++) {
    const text = `${han(before)}${unit}甲乙丙丁戊己庚辛壬癸子丑寅卯`;
    const lines = texts(set(text, ems));
    expect(lines.join('')).toBe(text);
    expect(
      lines.some((line) => line.includes(unit)),
      `${unit} behind ${before}: ${lines.join('|')}`,
    ).toBe(true);
  }
}

describe('what is never divided (docs/typography.md, rule 3)', () => {
  it.each([
    ['a dash', '——'],
    ['an ellipsis', '……'],
    ['a number', '2020'],
    ['a long number', '1234567890'],
    ['a thousands mark', '1,234,567'],
    ['a decimal', '19.83'],
    ['a percentage', '19.83%'],
    ['a percentage in full width', '19.83％'],
    ['per mille', '5‰'],
    ['degrees', '35℃'],
    ['degrees with a sign', '-5℃'],
    ['a true minus', '−5℃'],
    ['plus', '+12.4%'],
    ['plus or minus', '±0.5'],
    ['at least', '≥90'],
    ['at most', '≤1.5'],
    ['about', '≈10%'],
    ['a range of percentages', '63%-68%'],
    ['a range of months', '1-8'],
    ['a range by an en dash', '36–38'],
    ['a time', '14:30'],
    ['a scale', '1:50000'],
    ['a sum', '6+2+2'],
    ['yuan', '￥3,650.5'],
    ['dollars', '$25'],
    ['a numbered number', '№12'],
    ['a formula', 'NH₃-N'],
    ['an area', '90m²'],
    ['a speed', '12,500次'.slice(0, 6)],
    ['an initialism', 'GDP'],
    ['a name with a digit', 'COVID-19'],
    ['a version', 'v2.3.1'],
    ['a word', 'Kanben'],
    ['a word with an apostrophe', 'don’t'],
    ['a full-width number', '２０２０'],
    ['a full-width decimal', '８．７'],
    ['a full-width percentage', '９３％'],
  ])('%s: %s', (_, unit) => staysWhole(unit));

  it.each([
    ['a note mark', '[12]'],
    ['a stand-in', '甲乙丙'],
  ])('%s that is unbreakable', (_, unit) => {
    for (let before = 1; before <= 12; before++) {
      const spans = [spanOf(han(before)), spanOf(unit, { unbreakable: true }), spanOf(han(20))];
      expect(texts(composeParagraph(spans, style(12))).some((line) => line.includes(unit))).toBe(
        true,
      );
    }
  });

  it('ruby and its base', () => {
    const ruby = { text: 'hàn yǔ', face: spanOf('').face, size: 5 };
    for (let before = 1; before <= 12; before++) {
      const spans = [spanOf(han(before)), spanOf('漢語', { ruby }), spanOf(han(20))];
      expect(texts(composeParagraph(spans, style(12))).some((line) => line.includes('漢語'))).toBe(
        true,
      );
    }
  });
});

describe('where Western text may be divided', () => {
  it.each([
    ['behind a hyphen between letters', 'state-of-the-art', /(?:state-|of-|the-)$/],
    ['behind the dash between two years', '1993—2028', /1993—$/],
    ['behind a hyphen in a name', 'Baden-Wuerttemberg', /Baden-$/],
  ])('%s', (_, word, end) => {
    const divided = Array.from({ length: 12 }, (_, before) =>
      texts(set(`${han(before)}${word}${han(20)}`, 12)),
    ).filter((lines) => !lines.some((line) => line.includes(word)));
    expect(divided.length).toBeGreaterThan(1);
    for (const lines of divided)
      expect(
        lines.filter((line) => end.test(line)),
        lines.join('|'),
      ).not.toEqual([]);
  });

  it.each([
    [
      'a web address',
      'https://www.example.org/news/2020/09/17/content_554.html?from=index&type=news',
    ],
    ['one without its scheme', 'www.example.org/service/online/apply'],
    ['a mail address', 'service.center@market-regulation.example.org'],
  ])('%s is divided behind its marks only, and its letters are never let out', (_, address) => {
    const lines = set(`详见${address}网页甲乙丙丁戊己庚`, 11);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(letOut(line)).toBeLessThan(0.02);
    for (const [index, line] of texts(lines).entries()) {
      const next = texts(lines)[index + 1] ?? '';
      if (/^[!-~]/.test(next) && /[!-~]$/.test(line)) expect(line).toMatch(/[/.\-?&=_#:@]$/);
    }
  });

  it('a decimal in an address stays whole', () => {
    for (const ems of [9, 10, 11, 12, 13]) {
      for (const line of texts(set(`见https://example.org/v2.3.1/a网页甲乙丙丁`, ems))) {
        expect(line).not.toMatch(/\d\.$/);
      }
    }
  });

  it('at the space between words, and no word space stands at a line’s edge', () => {
    const text = 'The quick brown fox jumps over the lazy dog again and again';
    const lines = set(text, 10);
    expect(texts(lines).join('')).toBe(text);
    for (const line of texts(lines)) expect(line).not.toMatch(/^ /);
    for (const line of lines) expect(letOut(line)).toBeLessThan(0.02);
  });
});

/** em: how far apart two letters of a Western run stand at most, beside their own width. */
function letOut({ runs }: ComposedLine): number {
  return Math.max(
    0,
    ...runs.flatMap(({ text, advances }) =>
      [...text].flatMap((one, at) =>
        /[\w/.]/.test(one) && /[\w/.]/.test(text[at + 1] ?? '')
          ? [(advances[at] as number) / SIZE - 0.5]
          : [],
      ),
    ),
  );
}
