import { describe, expect, it } from 'vitest';
import { composeParagraph } from '../../src/clreq/index.js';
import { hyphenation } from '../../src/layout/hyphenation.js';
import { origins, SIZE, set, spanOf, style, texts } from './set.js';

describe('a character grid (official documents)', () => {
  const grid = { grid: true, marks: 'full' } as const;

  it('every Han character and every mark stands in a cell of its own', () => {
    const [line] = set('一二，三四。”五六（七）八九', 20, grid);
    // A closing mark is drawn at its cell's left, an opening one at its right: the glyph fills the cell.
    expect(origins(line as never)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  });

  it('a Western run fills half cells, so that what follows is back on the grid', () => {
    const [line] = set('共128项，约12.5万户', 20, grid);
    const at = origins(line as never);
    for (const index of [0, 4, 5, 6, 11, 12])
      expect((at[index] as number) * 2).toBeCloseTo(Math.round((at[index] as number) * 2), 6);
  });

  it('lines that break anywhere hold as many characters as the measure has cells', () => {
    for (const line of set('一二三四五六七八九十'.repeat(5), 8, grid).slice(0, -1)) {
      expect(texts([line])[0]).toHaveLength(8);
      expect(origins(line)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    }
  });
});

describe('hanging marks (docs/typography.md, rule 14)', () => {
  it('a pause at a line’s end stands outside the measure, whole', () => {
    const [line] = set('一二三四五六七八，九十甲乙丙丁戊', 8, { hanging: true });
    expect(texts([line as never])[0]).toBe('一二三四五六七八，');
    expect(line?.width).toBeCloseTo(80, 6);
    expect(origins(line as never).at(-1)).toBe(8);
  });

  it('a bracket never hangs', () => {
    const lines = set('（一二三四五六七八）九十甲乙丙丁戊', 8, { hanging: true });
    for (const line of lines) expect(line.width).toBeLessThanOrEqual(80 + 1e-6);
    for (const text of texts(lines)) expect(text).not.toMatch(/^）/);
  });
});

describe('hyphenation, where the language is known', async () => {
  const hyphenate = await hyphenation('en-us');

  it('divides a word by its language, adds a hyphen that isn’t in the text, and stays within the line', () => {
    const text = '参加人员讨论了internationalization的做法和经验';
    const lines = composeParagraph([spanOf(text, { hyphenate })], style(11));
    expect(texts(lines).join('')).toBe(text);
    const divided = lines.filter((line) => line.hyphen !== undefined);
    expect(divided.length).toBeGreaterThan(0);
    for (const line of divided) {
      expect(line.width).toBeLessThan(110.001);
      expect(line.hyphen?.x).toBeCloseTo(line.width - SIZE / 2, 4);
    }
  });

  it('leaves words whole where the language is unknown', () => {
    const lines = composeParagraph([spanOf('参加人员讨论了internationalization的做法')], style(11));
    expect(lines.every((line) => line.hyphen === undefined)).toBe(true);
  });

  it('never divides an address or a name with digits', () => {
    const text = '一二三四五六internationalization2020甲乙丙丁';
    const lines = composeParagraph([spanOf(text, { hyphenate })], style(12));
    expect(lines.every((line) => line.hyphen === undefined)).toBe(true);
  });

  it.each(['WTO', 'iPhone', 'InDesign', 'ChatGPT', 'UNESCO'])(
    'never divides the name %s between Han',
    (name) => {
      for (let before = 1; before <= 12; before++) {
        const text = `${'一二三四五六七八九十甲乙'.slice(0, before)}${name}设备和经验甲乙丙丁`;
        const lines = composeParagraph([spanOf(text, { hyphenate })], style(12));
        expect(texts(lines).some((line) => line.includes(name))).toBe(true);
      }
    },
  );

  it('counts the letters of a word without the Han beside it: Uni-code, never U-nicode', () => {
    for (let before = 1; before <= 12; before++) {
      const text = `${'一二三四五六七八九十甲乙'.slice(0, before)}Unicode编码和经验甲乙丙丁`;
      const lines = composeParagraph([spanOf(text, { hyphenate })], style(12));
      for (const line of texts(lines)) expect(line).not.toMatch(/(?<![A-Za-z])U$/);
    }
  });

  it('takes a soft hyphen for what it is, and no room for one that divides nothing', () => {
    const text = '一二三四五Donau\u00addampf\u00adschiff甲乙丙丁';
    const lines = composeParagraph([spanOf(text)], style(9));
    expect(texts(lines).join('')).toBe(text);
    expect(lines.some((line) => line.hyphen !== undefined)).toBe(true);
    const [whole] = composeParagraph([spanOf('ab\u00adcd')], style(9));
    expect(origins(whole as never)).toEqual([0, 0.5, 1, 1, 1.5]);
  });
});
