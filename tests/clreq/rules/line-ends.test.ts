import { describe, expect, it } from 'vitest';
import { set, texts } from '../set.js';
import { LEVELS, marksOf } from './marks.js';

const SEVEN = '一二三四五六七';
const REST = '九十甲乙丙丁戊己';

describe('no line ends with a mark that belongs to what follows (docs/typography.md, rule 2)', () => {
  const cases = marksOf('opening').flatMap(([, mark]) =>
    LEVELS.map((level) => [mark, level] as const),
  );
  it.each(cases)('opening %s, level %s, goes to the next line', (mark, prohibition) => {
    const lines = texts(set(`${SEVEN}${mark}八${REST}`, 8, { prohibition }));
    expect(lines[0]).toBe(SEVEN);
    expect(lines[1]?.startsWith(mark)).toBe(true);
  });

  it.each(['￥', '№', '$', '£', '¥'])('%s goes with its number', (sign) => {
    for (const prohibition of LEVELS) {
      const lines = texts(set(`${SEVEN}${sign}30${REST}`, 8, { prohibition }));
      expect(lines[0]).toBe(SEVEN);
      expect(lines[1]?.startsWith(`${sign}30`)).toBe(true);
    }
  });

  it.each(['(', '[', '{'])('%s of half width goes with what it encloses', (mark) => {
    const lines = texts(set(`${SEVEN}${mark}八${REST}`, 8));
    expect(lines[0]).toBe(SEVEN);
  });

  it.each([
    ['basic', '／', true],
    ['gb', '／', false],
    ['strict', '／', false],
    ['basic', '/', true],
    ['gb', '/', false],
    ['strict', '/', false],
  ] as const)('level %s: a line may end with a solidus (%s): %s', (prohibition, mark, allowed) => {
    const [first] = texts(set(`${SEVEN}${mark}八${REST}`, 8, { prohibition }));
    expect(first?.endsWith(mark)).toBe(allowed);
  });

  it.each(['“‘', '（《', '——“', '：“'])('%s: the opening marks of a row go together', (row) => {
    const lines = texts(set(`一二三四五六${row}八${REST}`, 8));
    for (const line of lines) expect(line).not.toMatch(/[“‘（《]$/);
  });

  it.each(['。', '，', '”', '）', '——', '……', '·', '℃'])('%s may end a line', (mark) => {
    const fill = SEVEN.slice(0, 8 - mark.length);
    expect(texts(set(`${fill}${mark}八${REST}`, 8))[0]).toBe(fill + mark);
  });
});
