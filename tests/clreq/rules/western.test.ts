import { describe, expect, it } from 'vitest';
import { composeParagraph } from '../../../src/clreq/index.js';
import { face, origins, SIZE, set, spanOf, style, texts } from '../set.js';

/** Where the characters stand, less the marks that stand at the line's start. */
const at = (text: string) => origins(set(`甲${text}`, 30)[0] as never).slice(1);

describe('a quarter of an em parts Han and Western (docs/typography.md, rule 10)', () => {
  it.each([
    ['a number before', '8项', [1.25, 2]],
    ['a word', 'A类', [1.25, 2]],
    ['a Greek letter', 'αn', [1.25, 2.25]],
    ['an accented letter', 'é乙', [1.25, 2]],
    ['a percentage', '5%的', [1.25, 1.75, 2.5]],
    ['yuan: the sign is the em box’s', '￥5元', [1, 2, 2.75]],
    ['degrees behind a number', '5℃左', [1.25, 1.75, 2.75]],
    ['an operator belongs to its number', '≥5分', [1.25, 2.25, 3]],
    ['an index belongs to its formula', 'H₂的', [1.25, 1.75, 3]],
  ])('%s: %s', (_, text, places) => {
    expect(at(text)).toEqual(places);
  });

  it.each([
    ['，', '，8'],
    ['。', '。8'],
    ['（', '（8'],
    ['“', '“8'],
    ['》', '》8'],
    ['——', '——8'],
    ['……', '……8'],
    ['·', '·8'],
    ['—', '—8'],
  ])('none behind %s', (mark, text) => {
    const places = at(text);
    expect(places.at(-1)).toBe(1 + mark.length);
  });

  it.each(['，', '。', '）', '”', '《', '——', '……', '·', '：'])('none before %s', (mark) => {
    expect(at(`8${mark}`)[1]).toBe(1.75);
  });

  it.each([
    ['8项', [0, 0.75]],
    ['A类', [0, 0.75]],
  ])('none at the line’s start: %s', (text, places) => {
    expect(origins(set(text, 20)[0] as never)).toEqual(places);
  });

  it('none at the line’s end: the line ends with the run', () => {
    const lines = set('一二三四五六28项九十甲乙丙丁戊己庚', 7.25);
    expect(texts(lines)[0]).toBe('一二三四五六28');
    expect(lines[0]?.width).toBeCloseTo(72.5, 6);
    expect(lines[0]?.fit.stretch).toBeCloseTo(0, 6);
  });

  it.each([
    ['no space character is added', '共28项'],
    ['nor taken away', '共 28 项'],
    ['nor any other', '共\u300028\u00a0项'],
  ])('%s', (_, text) => {
    expect(texts(set(text, 20)).join('')).toBe(text);
  });

  it('a written space is the gap itself, between a quarter and a third under justification', () => {
    const one = origins(set('共 28 项', 20)[0] as never);
    expect(one[2]).toBe(1.25);
    expect((one[5] as number) - (one[4] as number)).toBe(0.25);
  });

  it.each(['12 ，另', '12 。另', '甲（ 12', '12 ）乙', '： 12'])(
    'a space written beside a Chinese mark has no width: %s',
    (text) => {
      const places = origins(set(`甲${text}`, 30)[0] as never);
      const space = `甲${text}`.indexOf(' ');
      expect(places[space + 1]).toBe(places[space]);
    },
  );

  it('a hyphen between Han, a slash beside it and a × that stands for a name take no gap', () => {
    expect(origins(set('京-沪', 20)[0] as never)).toEqual([0, 1, 1.5]);
    expect(origins(set('和/或', 20)[0] as never)).toEqual([0, 1, 1.5]);
    expect(origins(set('次/s', 20)[0] as never)).toEqual([0, 1, 1.5]);
    expect(origins(set('省×市', 20)[0] as never).slice(0, 2)).toEqual([0, 1]);
  });

  it('gaps are counted in the paragraph’s em, whatever the run’s size', () => {
    const spans = [spanOf('甲'), spanOf('8', { size: 8 }), spanOf('乙')];
    expect(origins(composeParagraph(spans, style(20))[0] as never)).toEqual([0, 1.25, 1.9]);
  });

  it('a note mark is no Western run: none before it', () => {
    const spans = [spanOf('甲乙'), spanOf('[1]', { size: 6, rise: 4, unbreakable: true })];
    expect(origins(composeParagraph(spans, style(20))[0] as never)[2]).toBe(2);
  });

  it('kerning between letters is kept, and none is carried over a line’s end', () => {
    const kerned = { ...face, kerning: () => -0.1 };
    const [line] = composeParagraph([{ ...spanOf('AV'), face: kerned }], style(20));
    expect(line?.width).toBeCloseTo(9, 6);
    expect(SIZE).toBe(10);
  });
});
