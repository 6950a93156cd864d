import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insideUnits } from '../../../src/clreq/sense.js';
import { titleBreaks } from '../../../src/layout/official/title.js';

const linesOf = (text: string, most: number) =>
  [0, ...titleBreaks(text, most)].map((from, index, all) => text.slice(from, all[index + 1]));

describe('the lines of an official title', () => {
  it.each([
    ['江川市统计局关于商请提供数据的函', ['江川市统计局关于商请提供数据的函']],
    [
      '江川市住房和城乡建设局关于商请提供统计数据的函',
      ['江川市住房和城乡建设局', '关于商请提供统计数据的函'],
    ],
    [
      '云溪市林业局　云溪市应急管理局　云溪市公安局关于报送秋季森林草原防火联合执法检查情况的报告',
      [
        '云溪市林业局　云溪市应急管理局',
        '　云溪市公安局关于报送秋季森林草原',
        '防火联合执法检查情况的报告',
      ],
    ],
    [
      '临江市水利局关于申请青石河水库除险加固专项资金的请示',
      ['临江市水利局关于申请青石河水库除险', '加固专项资金的请示'],
    ],
    [
      '临江市人民政府办公室关于印发《临江市城镇燃气安全管理办法》的通知',
      ['临江市人民政府办公室关于印发', '《临江市城镇燃气安全管理办法》的通知'],
    ],
  ])('%s', (title, lines) => {
    expect(linesOf(title, 20)).toEqual(lines);
  });

  it('are whole, never too long, and divide no word', () => {
    const part = fc.constantFrom(
      '江川市',
      '人民政府',
      '关于',
      '加强',
      '管理',
      '工作',
      '的',
      '通知',
      '2026年',
      '和',
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 24 }), (parts) => {
        const text = parts.join('');
        const breaks = titleBreaks(text, 21);
        const inside = insideUnits(text);
        for (const at of breaks) expect(inside.has(at)).toBe(false);
        if (breaks.length > 0)
          for (const line of linesOf(text, 21)) expect(line.length).toBeLessThanOrEqual(21);
        expect(linesOf(text, 21).join('')).toBe(text);
      }),
    );
  });
});
