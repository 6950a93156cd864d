import { describe, expect, it } from 'vitest';
import { composeParagraph } from '../../../src/clreq/index.js';
import { origins, SIZE, set, spanOf, style, texts } from '../set.js';

describe('line breaks (docs/typography.md, rules 1–4)', () => {
  it.each([
    ['no line starts with a pause', '一二三四五六七八，九十甲乙丙丁戊己', 8, /^[^，]/],
    ['no line starts with a closing bracket', '一二三四五六（七八）九十甲乙丙丁戊', 9, /^[^）]/],
    ['no line starts with 々', '一二三四五六七人々九十甲乙丙丁戊己', 8, /^[^々]/],
    ['no line starts with a percent sign', '增长一二三四五93%甲乙丙丁戊己庚辛', 8, /^[^%]/],
    ['no line starts with ℃', '气温一二三四五六七℃甲乙丙丁戊己', 9, /^[^℃]/],
    ['no line starts with an interpunct', '让一二三四五克·马克思甲乙丙丁戊', 7, /^[^·]/],
  ])('%s', (_, text, ems, start) => {
    const lines = texts(set(text, ems));
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line).toMatch(start);
    expect(lines.join('')).toBe(text);
  });

  it.each([
    ['no line ends with an opening quote', '一二三四五六七“八九”十甲乙丙丁戊', 8, /[^“]$/],
    ['no line ends with ￥', '共计一二三四五￥300元甲乙丙丁戊', 8, /[^￥]$/],
  ])('%s', (_, text, ems, end) => {
    for (const line of texts(set(text, ems))) expect(line).toMatch(end);
  });

  it.each([
    ['a dash', '一二三四五六七——八九十甲乙丙丁', 8, '——'],
    ['an ellipsis', '一二三四五六七……八九十甲乙丙丁', 8, '……'],
    ['a number', '一二三四五六12345甲乙丙丁戊己', 8, '12345'],
    ['a decimal and its sign', '一二三四五六19.83%甲乙丙丁戊己', 8, '19.83%'],
    ['a range', '一二三四五六63%-68%乙丙丁戊己', 9, '63%-68%'],
    ['a word', '一二三四五六Kanben甲乙丙丁戊己', 8, 'Kanben'],
  ])('%s is never divided', (_, text, ems, whole) => {
    expect(texts(set(text, ems)).some((line) => line.includes(whole))).toBe(true);
  });

  it('a compound may be divided behind its hyphen', () => {
    expect(
      texts(set('一二三四五state-of-art甲乙丙丁戊己', 9)).some((line) => line.endsWith('-')),
    ).toBe(true);
  });

  it('a web address is divided behind its marks, and no line is wider than the measure', () => {
    const text = '详见https://www.example.org/news/2020/09/very/long/path/index.html网页甲乙丙丁';
    const lines = set(text, 10);
    expect(texts(lines).join('')).toBe(text);
    for (const line of lines) expect(line.width).toBeLessThan(100.001);
  });

  it('a last line is never one character alone', () => {
    const text = `${'一二三四五六七八九十'.repeat(2)}末。`;
    const last = texts(set(text, 10)).at(-1) ?? '';
    expect([...last.replace(/[。，]/g, '')].length).toBeGreaterThan(1);
  });
});

describe('widths (docs/typography.md, rules 6–9)', () => {
  it('a mark at a line’s end is half, so that the ink ends at the measure', () => {
    const [line] = set('一二三四五六七，九十甲乙丙丁戊己庚', 7.5);
    expect(texts([line as never])[0]).toBe('一二三四五六七，');
    expect(line?.width).toBeCloseTo(75, 6);
  });

  it('an opening mark at a line’s start has lost its left half: its glyph begins half an em to the left', () => {
    const lines = set('一二三四五六七八“九十甲乙丙丁戊己庚辛”', 8);
    expect(origins(lines[1] as never)[0]).toBe(-0.5);
  });

  it('an opening mark behind the first indent stands flush with it', () => {
    const [line] = set('“一二三四五六七八九十”', 8, { firstIndent: 2 });
    expect(origins(line as never)[0]).toBe(1.5);
  });

  it.each([
    ['”，', '甲”，乙', [0, 1, 1.5, 2.5]],
    ['》、《', '甲》、《乙', [0, 1, 1.5, 2, 3]],
    ['：“', '甲：“乙', [0, 1, 1.5, 2.5]],
    ['（“', '甲（“乙', [0, 1, 1.5, 2.5]],
    ['。”', '甲。”乙', [0, 1, 1.5, 2.5]],
  ])('marks side by side share their blank halves: %s', (_, text, at) => {
    expect(origins(set(text, 20)[0] as never)).toEqual(at);
  });

  it('？！ take one em together', () => {
    expect(origins(set('甲？！乙', 20)[0] as never)).toEqual([0, 1, 1.5, 2]);
  });

  it.each([
    ['——', '甲——乙', [0, 1, 2, 3]],
    ['……', '甲……乙', [0, 1, 2, 3]],
    ['·', '甲·乙', [0, 1, 2]],
  ])('%s never changes', (_, text, at) => {
    expect(origins(set(text, 20)[0] as never)).toEqual(at);
  });

  it('full style leaves every mark whole', () => {
    expect(origins(set('甲”，乙', 20, { marks: 'full' })[0] as never)).toEqual([0, 1, 2, 3]);
  });
});

describe('spacing (docs/typography.md, rules 10–13)', () => {
  it('a quarter of an em parts Han and Western, and none stands beside marks', () => {
    expect(origins(set('共28项', 20)[0] as never)).toEqual([0, 1.25, 1.75, 2.5]);
    expect(origins(set('（28）', 20)[0] as never)).toEqual([-0.5, 0.5, 1, 1.5]);
  });

  it('a space that is written between Han and Western is that gap, not one more', () => {
    expect(origins(set('共 28 项', 20)[0] as never)).toEqual([0, 1, 1.25, 1.75, 2.25, 2.5]);
  });

  it('a full-width space in a heading is the best place to break', () => {
    const lines = set('北京：抓牢疫情防控　深化改革创新', 11, { align: 'center' });
    expect(texts(lines)).toEqual(['北京：抓牢疫情防控　', '深化改革创新']);
  });

  it('every line but the last ends at the measure', () => {
    const text =
      '今年以来，全市新设企业1.77万户，同比增长19.83%，“证照分离”改革（试点）全覆盖；'.repeat(6);
    for (const line of set(text, 17).slice(0, -1)) expect(line.width).toBeCloseTo(170, 4);
  });
});

describe('spans', () => {
  it('a note mark stays with what it marks', () => {
    const spans = [
      spanOf('一二三四五六七八'),
      spanOf('[1]', { size: 6, rise: 4, unbreakable: true }),
      spanOf('九十甲乙丙丁戊己'),
    ];
    const lines = composeParagraph(spans, style(8));
    for (const line of lines) expect(line.runs[0]?.text).not.toBe('[1]');
  });

  it('ruby stands in the middle over its base', () => {
    const ruby = { text: 'ab', face: spanOf('').face, size: 5 };
    const [line] = composeParagraph([spanOf('甲'), spanOf('乙', { ruby })], style(20));
    expect(line?.ruby[0]).toMatchObject({ text: 'ab', x: SIZE + 2.5 });
  });

  it('text without characters has no lines', () => {
    expect(composeParagraph([], style(10))).toEqual([]);
  });
});
