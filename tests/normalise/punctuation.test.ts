import { describe, expect, it } from 'vitest';
import { punctuate } from '../../src/normalise/punctuation/index.js';
import { PUNCTUATION_RULES } from '../../src/normalise/punctuation/rules.js';
import { within } from '../support/speed.js';
import { imported } from './source-of.js';

const PROSE = '今年以来，全市市场监管系统统筹推进各项工作，持续优化营商环境，激发市场主体活力。';

it.each(PUNCTUATION_RULES.map((rule) => [rule.id, rule] as const))(
  '%s',
  async (id, { written, becomes }) => {
    const { manuscript } = await imported(['标题', PROSE, written].join('\n'));
    expect(manuscript.sections[0]?.paragraphs.at(-1)?.text).toBe(becomes);
    expect(manuscript.ledger.edits.map(({ rule }) => rule)).toContain(id);
  },
);

it('every edit that changes a mark names a rule of the table', async () => {
  const { manuscript } = await imported(
    ['标题', PROSE, ...PUNCTUATION_RULES.map(({ written }) => written)].join('\n'),
  );
  const known = new Set(PUNCTUATION_RULES.map(({ id }) => id));
  for (const { rule } of manuscript.ledger.edits) expect(known).toContain(rule);
});

it('numerals: separators beside none are reported and not changed', async () => {
  const other = '另有67890人，又有54321人。';
  const { manuscript } = await imported(['标题', PROSE, '共12,345人。', other, other].join('\n'));
  expect(
    manuscript.diagnostics.find(({ ruleId }) => ruleId === 'manuscript/numerals')?.values.here,
  ).toBe('12,345');
  expect(manuscript.sections[0]?.paragraphs[1]?.text).toBe('共12,345人。');
});

/** The paragraph as an import writes it, and what it reports of it. */
async function paragraph(written: string, before: readonly string[] = []) {
  const { manuscript } = await imported(['标题', PROSE, ...before, written].join('\n'));
  return {
    text: manuscript.sections[0]?.paragraphs.at(-1)?.text,
    rules: manuscript.diagnostics.map(({ ruleId }) => ruleId),
  };
}

describe('brackets', () => {
  it.each([
    ['（记者周平)清晨六点到了河口镇。', '（记者周平）清晨六点到了河口镇。'],
    ['河口镇(含两个社区）的早市亮起了灯。', '河口镇（含两个社区）的早市亮起了灯。'],
    [
      '全文见(https://example.org/jishi(1))，可下载。',
      '全文见（https://example.org/jishi(1)），可下载。',
    ],
    ['共有A(B（c))两级。', '共有A（B（c））两级。'],
    ['调用 window.open(x) 打开新页，再试一次。', '调用 window.open(x) 打开新页，再试一次。'],
  ])('of a pair both or neither are Chinese: %s', async (written, becomes) => {
    expect((await paragraph(written)).text).toBe(becomes);
  });

  it('one without a partner stays and is reported; the one of an item’s number is not', async () => {
    const lone = await paragraph('镇里（含两个社区的早市亮起了灯。');
    expect(lone.text).toBe('镇里（含两个社区的早市亮起了灯。');
    expect(lone.rules).toContain('manuscript/unpaired-bracket');
    const items = await paragraph('要做到:1)摊位干净;2)秤准。');
    expect(items.text).toBe('要做到：1)摊位干净；2)秤准。');
    expect(items.rules).not.toContain('manuscript/unpaired-bracket');
  });
});

describe('a ? between ideographs', () => {
  it.each(['凡?木画过集市。', '卢卡? 布兰特也写过集市。', '达?维诺的手稿里也有秤。'])(
    'stays and is reported where nothing asks: %s',
    async (written) => {
      const { text, rules } = await paragraph(written);
      expect(text).toBe(written);
      expect(rules).toContain('manuscript/lost-interpunct');
    },
  );

  it.each([
    ['你说早市热不热?当然热。', '你说早市热不热？当然热。'],
    ['谁家的菜最新鲜?老周家的。', '谁家的菜最新鲜？老周家的。'],
    ['他问：“真的吗?”没有人答。', '他问：“真的吗？”没有人答。'],
    ['《礼记?集市篇》里有一段。', '《礼记·集市篇》里有一段。'],
    ['《谁动了我的秤?》上演。', '《谁动了我的秤？》上演。'],
  ])('%s', async (written, becomes) => {
    const { text, rules } = await paragraph(written);
    expect(text).toBe(becomes);
    expect(rules).not.toContain('manuscript/lost-interpunct');
  });
});

describe('what is no mark of the sentence stays', () => {
  it.each([
    ['全文见 https://example.org/a?b=1,2;c，另见附录。'],
    ['全文见https://example.org/jishi）的说明。'],
    ['来自Yahoo!的文档。'],
    ['（www.example.cn）的对接已经完成。'],
    ['时间是2019-06-26 12:00，比例是1:1000。'],
    ['The market opens at six, and closes at ten; come early!'],
    ['他读的是“Attention Is All You Need, Again”一文。'],
    ['李锋. 早市物流研究[J]. 物流科技, 2011(11): 56-58.'],
    ['读到 &quot;早市&quot; 一词，照录。'],
    ['年份：（ ），填写后交回。'],
    ['本报讯 （记者周平）河口镇的早市亮起了灯。'],
    ['张三 李四 王五'],
    ['图10：20人的合影，摄于早市。'],
    ['比分是3：20，出乎意料。'],
  ])('%s', async (written) => {
    expect((await paragraph(written)).text).toBe(written);
  });
});

it.each([
  ['全 市 市 场 监 管 系 统', '全市市场监管系统'],
  ['他说“ 好 ”，就走了 。', '他说“好”，就走了。'],
  ['真的吗⁉走吧‼', '真的吗！？走吧！！'],
  ['北京⋯⋯上海，石头…都在。', '北京……上海，石头……都在。'],
  ['一句话──回家，再说－－走。', '一句话——回家，再说——走。'],
  ['５月１２日，增长１．５％，共１２，３４５人', '5月12日，增长1.5％，共12,345人'],
  ['会议于１４：３０开始', '会议于14:30开始'],
  ['Said：Come and，Join us now！', 'Said: Come and, Join us now!'],
  ['他说「听『好』了」就走', '他说“听‘好’了”就走'],
  ["使用Vue时返回'早市'两个字", '使用Vue时返回‘早市’两个字'],
  ['我们最后选了Vue.', '我们最后选了Vue。'],
])('%s becomes %s', async (written, becomes) => {
  expect((await paragraph(written)).text).toBe(becomes);
});

it('straight quotes of traditional text become corner marks', async () => {
  const traditional = '這個市場經過兩個月的準備，終於開張了，鄉親們說買賣比過去興旺。';
  const { text } = await paragraph('他說"聽\'好\'了",然後離開。', [
    traditional,
    traditional.slice(1),
  ]);
  expect(text).toBe('他說「聽『好』了」，然後離開。');
});

it('&nbsp; is a space: at a line’s start an indent, inside a line one space', async () => {
  const written = '&nbsp;&nbsp;&nbsp;&nbsp;清晨六点，Tom&nbsp;Brown的摊位亮起了灯。';
  const { text } = await paragraph(written);
  expect(text).toBe('清晨六点，Tom Brown的摊位亮起了灯。');
});

it('marks in a row by the thousand are read in linear time', async () => {
  const long = ['?', '(', '"', "'", ' ', '的?', '，"1', '“', '…', '.'].map((one) =>
    one.repeat(20_000),
  );
  await within(5, () => {
    for (const text of long) punctuate(`早市${text}的`);
  });
});
