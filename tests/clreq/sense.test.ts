import { describe, expect, it } from 'vitest';
import { insidePhrases, insideUnits } from '../../src/clreq/sense.js';
import { within } from '../support/speed.js';
import { set, texts } from './set.js';

/** The text with a stroke wherever it may be parted. */
function parted(text: string, names?: readonly string[]): string {
  const inside = insideUnits(text, names);
  return [...text].map((one, at) => (at > 0 && !inside.has(at) ? `|${one}` : one)).join('');
}

describe('a text is parted by sense (GB/T 9704-2012 7.3.1)', () => {
  it.each([
    ['支持出口产品', '支持|出口|产品'],
    ['2020年9月17日', '2020年9月17日'],
    ['10—12月', '10—12月'],
    ['企业1.77万户', '企业|1.77万户'],
    ['第三十二条', '第三十二条'],
    ['增长50～60%', '增长|50～60%'],
    ['约36,102.55公顷', '约|36,102.55公顷'],
  ])('%s', (text, expected) => {
    expect(parted(text)).toBe(expected);
  });

  it('never inside a name that must stay whole', () => {
    expect(parted('走进柳湾新集', ['柳湾新集'])).toBe('走进|柳湾新集');
  });

  it('reads 100,000 digits, numerals and marks in linear time', async () => {
    for (const one of ['1', '一', '1—', '1.', '第', '万', '年1']) {
      await within(2, () => insideUnits(one.repeat(100_000)), one);
    }
  });

  it('holds for each line that is set so', () => {
    const lines = texts(set('三十年来支持出口产品', 5, { align: 'start', bySense: { names: [] } }));
    expect(lines).toEqual(['三十年来', '支持出口', '产品']);
  });

  it('no line ends with the first word of a phrase or begins with its last one, where others can be had', () => {
    const title = '云陵水文站观测与整编手册：兼记自动测报系统建设始末';
    const lines = texts(set(title, 11, { align: 'center', bySense: { names: [] } }));
    expect(lines).toEqual(['云陵水文站观测', '与整编手册：', '兼记自动测报', '系统建设始末']);
  });

  it('the words of a Western phrase stand on one line where it has room', () => {
    const title = '说到 em dash、en dash 与连字符';
    const lines = texts(set(title, 11, { align: 'start', bySense: { names: [] } }));
    expect(lines.filter((line) => /en ?$/.test(line))).toEqual([]);
    expect([...insidePhrases('the history of a very long English title')]).toEqual([]);
  });

  it.each(['LW-1983-001', 'KS-2023-00123', 'HT-2021-0457-2'])(
    'the number %s stays whole where running text may divide it',
    (number) => {
      const text = `登记编号${number}的摊位`;
      const lines = texts(set(text, 7, { align: 'start', bySense: { names: [] } }));
      expect(lines.some((line) => line.includes(number))).toBe(true);
      expect(texts(set(text, 7)).some((line) => line.includes(number))).toBe(false);
    },
  );

  it('reads 100,000 words of a Western phrase in linear time', async () => {
    await within(2, () => insidePhrases('a '.repeat(100_000)));
  });
});
