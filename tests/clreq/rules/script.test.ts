import { describe, expect, it } from 'vitest';
import { splitByScript } from '../../../src/clreq/index.js';
import { origins, set } from '../set.js';

/** The stretches that the Latin face sets, between bars. */
const marked = (text: string) =>
  splitByScript(text)
    .map(({ text: own, script }) => (script === 'latin' ? `[${own}]` : own))
    .join('');

describe('quotes, dashes and ellipses are set by what stands on both sides (docs/typography.md, rule 23)', () => {
  it.each([
    ['他说：“好。”', '他说：“好。”'],
    ['“A类”“B类”', '“[A]类”“[B]类”'],
    ['从“6+2+2”到“1+N”', '从“[6+2+2]”到“[1+N]”'],
    ['从A4纸到App——变化', '从[A4]纸到[App]——变化'],
    ['等等……B区', '等等……[B]区'],
    ['Liu, “On the Width,” Journal', '[Liu, “On the Width,” Journal]'],
    ['don’t', '[don’t]'],
    ['the ’90s', '[the ’90s]'],
    ['pp. 45–67', '[pp. 45–67]'],
    ['第36—38页', '第[36—38]页'],
    ['北京—上海', '北京—上海'],
    ['J·K·罗琳', '[J·K]·罗琳'],
    ['列夫·托尔斯泰', '列夫·托尔斯泰'],
    ['A——B', '[A]——[B]'],
    ['A……B', '[A]……[B]'],
    ['ISO 9001', '[ISO 9001]'],
    ['共 28 项', '共 [28 ]项'],
    ['12.5%的', '[12.5%]的'],
    ['￥3,650.5亿', '￥[3,650.5]亿'],
    ['20℃', '[20]℃'],
    ['CO₂浓度', '[CO₂]浓度'],
    ['（WIPO，世界知识产权组织）', '（[WIPO]，世界知识产权组织）'],
    ['Ａ类', 'Ａ类'],
    ['①形式', '①形式'],
    ['××省××市', '××省××市'],
    ['3×4', '[3×4]'],
    ['长3×宽4', '长[3×]宽[4]'],
    ['〇', '〇'],
    ['𬱖', '𬱖'],
  ])('%s', (text, expected) => {
    expect(marked(text)).toBe(expected);
    expect(
      splitByScript(text)
        .map((one) => one.text)
        .join(''),
    ).toBe(text);
  });

  it.each([
    ['a Chinese quote is a mark, half beside another', '甲”，乙', [0, 1, 1.5, 2.5]],
    ['a Western one is none: it takes no part in pairs', 'a’, b', [0, 0.5, 1.5, 2, 2.5]],
    ['a single dash between Han is one em', '甲—乙', [0, 1, 2]],
  ])('%s', (_, text, places) => {
    expect(origins(set(text, 20)[0] as never)).toEqual(places);
  });
});
