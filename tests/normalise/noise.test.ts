import { expect, it } from 'vitest';
import { NOISE_RULES } from '../../src/normalise/noise.js';
import { imported } from './source-of.js';

const PROSE = '今年以来，全市市场监管系统统筹推进各项工作，持续优化营商环境，激发市场主体活力。';

it.each(
  NOISE_RULES.filter(({ where }) => where !== 'head').map(
    (rule) => [rule.id, rule.example, rule] as const,
  ),
)('%s: %s is furniture', async (id, example) => {
  const { manuscript } = await imported(['标题', PROSE, example].join('\n'));
  expect(manuscript.ledger.lines[2]).toMatchObject({ fate: 'dropped', as: id });
});

it.each([
  ['关注民生、关注就业'],
  ['下一条措施：加大力度'],
  ['上一条意见已采纳'],
  ['教育 科技 人才'],
  ['社会 文化 体育 旅游'],
  ['未经批准使用财政资金的，一律收回。'],
  ['点击进入平台即可办理'],
  ['主题：高质量发展'],
  ['分享经济'],
  ['打印机、复印机等设备'],
  ['首页设计大赛'],
  ['广告业发展迅速'],
  ['评论'],
])('%s is text', async (line) => {
  const { manuscript } = await imported(['标题', line, PROSE].join('\n'));
  expect(manuscript.ledger.lines[1]?.fate).toBe('kept');
});
