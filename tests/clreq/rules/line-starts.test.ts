import { describe, expect, it } from 'vitest';
import { composeParagraph } from '../../../src/clreq/index.js';
import type { ProhibitionLevel } from '../../../src/model/template.js';
import { SIZE, set, spanOf, style, texts } from '../set.js';
import { LEVELS, marksOf } from './marks.js';

/** Eight characters fill the line: what comes next would start the second one. */
const FULL = '一二三四五六七八';
const REST = '九十甲乙丙丁戊';
const second = (mark: string, prohibition: ProhibitionLevel, rest = REST) =>
  texts(set(FULL + mark + rest, 8, { prohibition }))[1] ?? '';

const never = marksOf(
  'closing',
  'stop',
  'pause',
  'exclaim',
  'connector',
  'interpunct',
  'solidus',
  'postfix',
  'iteration',
);

describe('no line starts with a mark that belongs to what is before it (docs/typography.md, rule 1, CLREQ basic and up)', () => {
  const cases = never.flatMap(([kind, mark]) =>
    LEVELS.map((level) => [kind, mark, level] as const),
  );
  it.each(cases)('%s %s, level %s: it takes the character before it along', (_, mark, level) => {
    expect(second(mark, level).startsWith(`八${mark}`)).toBe(true);
  });
});

describe('what may start a line at which level', () => {
  it.each([
    ['a character', '天', 'strict', true],
    ['an opening quote', '“', 'strict', true],
    ['an opening bracket', '（', 'strict', true],
    ['a dash', '——', 'basic', true],
    ['a dash', '——', 'gb', true],
    ['a dash', '——', 'strict', false],
    ['an ellipsis', '……', 'basic', true],
    ['an ellipsis', '……', 'gb', true],
    ['an ellipsis', '……', 'strict', false],
    ['a small kana', 'ッ', 'gb', true],
    ['a small kana', 'ッ', 'strict', false],
    ['a long-vowel sign', 'ー', 'gb', true],
    ['a long-vowel sign', 'ー', 'strict', false],
    ['a number', '28', 'strict', true],
  ] as const)('%s (%s), level %s: %s', (_, mark, level, allowed) => {
    expect(second(mark, level, '九十甲乙丙丁戊己庚辛壬癸').startsWith(mark)).toBe(allowed);
  });

  it('a paragraph may start with a dash at every level', () => {
    for (const prohibition of LEVELS) {
      expect(texts(set('——编者', 8, { prohibition }))).toEqual(['——编者']);
    }
  });
});

describe('marks written with half-width characters are held to the same rule', () => {
  it.each([',', '.', ';', ':', '!', '?', ')', ']', '}', '%'])('%s', (mark) => {
    expect(second(mark, 'gb').startsWith(`八${mark}`)).toBe(true);
  });

  it.each([
    ['-', 'a hyphen between Han is a connector'],
    ['/', 'a slash between Han is a solidus'],
  ])('%s: %s', (mark) => {
    expect(second(mark, 'gb').startsWith(`八${mark}`)).toBe(true);
  });
});

describe('rows of marks', () => {
  it.each(['。”', '？！', '》）', '！”）', '……”', '——”', '。’”', '％）', '℃）。'])(
    '%s stays together and with the character before it',
    (row) => {
      // A dash or an ellipsis may itself start the line.
      const line = second(row, 'gb');
      expect(line.startsWith(/^[…—]/.test(row) ? row : `八${row}`)).toBe(true);
    },
  );

  it('a row of marks that fits at the line’s end stays there', () => {
    expect(texts(set(`一二三四五六七。”${REST}`, 8))[0]).toBe('一二三四五六七。”');
  });
});

describe('note marks and indices', () => {
  it.each([
    ['[1]', 4],
    ['①', 4],
    ['2', 4],
  ])('%s raised never starts a line', (text, rise) => {
    const spans = [spanOf(FULL), spanOf(text, { size: SIZE * 0.6, rise }), spanOf(`${REST}己庚`)];
    const lines = texts(composeParagraph(spans, style(8)));
    expect(lines[1]?.startsWith(`八${text}`)).toBe(true);
  });
});
