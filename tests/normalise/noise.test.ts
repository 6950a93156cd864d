import { describe, expect, it } from 'vitest';
import { NOISE_RULES } from '../../src/normalise/noise/index.js';
import { imported } from './source-of.js';

const PROSE = '今年以来，全市市场监管系统统筹推进各项工作，持续优化营商环境，激发市场主体活力。';
const MORE = '清晨六点，早市已经亮起了灯，卖菜的老周把刚割的韭菜一捆一捆码好，等着第一批客人。';

/** What became of each line, in the order of the text. */
async function fates(lines: readonly string[]): Promise<readonly string[]> {
  const { manuscript } = await imported(lines.join('\n'));
  return manuscript.ledger.lines.map(({ fate, as }) => (fate === 'dropped' ? `${as}` : fate));
}

it.each(NOISE_RULES.map((rule) => [rule.id, rule.example] as const))(
  '%s: %s is furniture at the end of a page',
  async (id, example) => {
    expect((await fates(['标题', PROSE, example]))[2]).toBe(id);
  },
);

describe('a line that is no furniture by its words', () => {
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
    ['[2]'],
    ['[1] [2] [3]'],
    ['日期：2021年4月9日'],
    ['时间：上午九点 地点：三楼会议室'],
    ['地理位置：河口镇东侧'],
    ['(c) 只在年节前开，适合山里。'],
    ['(c) 2021年以来开业的'],
    ['全年发放食品经营许可证23000张'],
    ['许可证：全年发放12000张，比上年多一成'],
    ['提供技术支持：每月一次'],
    ['关注老人用不好手机APP的难处'],
    ['建议使用新秤浏览账目'],
    ['扫描二维码就能交摊租'],
    ['下载客户端的人越来越多'],
    ['共 3 页的账本'],
    ['不错的点子'],
    ['喜欢请客的人'],
  ])('%s stays, within the text and behind it', async (line) => {
    expect((await fates(['标题', PROSE, line, MORE]))[2]).toBe('kept');
    expect((await fates(['标题', PROSE, MORE, line]))[3]).toBe('kept');
  });
});

describe('a line that holds a sentence', () => {
  it.each([
    ['版权所有的书都要登记，谁也不能例外。'],
    ['技术支持：县里每月派人来一次，分文不取，市场办的同志说，摊主们都省心了不少'],
    ['扫描二维码关注我们！市场办的公众号每天发布菜价。'],
    ['Copyright 这个词，说的是著作权；它和专利不同。'],
    ['1937年冬天，县里的教员把见闻记在日记里，他在其中一页写道：'],
    ['2005年3月8日 10:30，他写信，信里说：来吧。后来又写道：'],
    ['点击“我要卖菜”，再点击“打印”，回执就出来了。'],
  ])('%s stays, wherever it stands', async (line) => {
    for (const lines of [
      [line, '标题', PROSE],
      ['标题', PROSE, line, MORE, line],
      ['标题', PROSE, line, '版权所有 未经授权不得转载'],
    ])
      expect((await fates(lines))[lines.indexOf(line)]).toBe('kept');
  });

  it('is reported where furniture stands', async () => {
    const { manuscript } = await imported(
      ['标题', PROSE, '版权所有的书都要登记，谁也不能例外。'].join('\n'),
    );
    expect(manuscript.diagnostics.map(({ ruleId, line }) => [ruleId, line])).toContainEqual([
      'manuscript/furniture-kept',
      3,
    ]);
  });
});

describe('the place of furniture', () => {
  it.each([
    ['分享到：微信 微博'],
    ['首页  时政  民生  财经  文体'],
    ['未经授权不得转载'],
    ['浏览次数：1024'],
    ['【打印】【关闭】'],
    ['阅读原文'],
    ['相关链接：'],
    ['· 12 ·'],
  ])('%s alone within the text stays', async (line) => {
    expect((await fates(['标题', PROSE, line, MORE]))[2]).toBe('kept');
  });

  it('is proved by other furniture beside it', async () => {
    expect(
      await fates(['标题', PROSE, '第1页 共2页  [1] [2] 下一页', '分享到：微信 微博', MORE]),
    ).toEqual(['kept', 'kept', 'pager', 'share', 'kept']);
  });

  it('is proved by coming again', async () => {
    const line = '浏览次数：1024';
    expect(await fates(['标题', PROSE, line, MORE, line, PROSE])).toEqual([
      'kept',
      'kept',
      'counter',
      'kept',
      'counter',
      'kept',
    ]);
  });
});

describe('furniture that stands one item a line', () => {
  const bar = ['下载', '打印', '全屏', '收藏', '【字号：', '加大', '还原', '减小', '】'];

  it('leaves together, above the title', async () => {
    expect(await fates([...bar, '集市工作报告', PROSE])).toEqual([
      ...bar.map(() => 'page-tools'),
      'kept',
      'kept',
    ]);
  });

  it('leaves together, behind the text', async () => {
    expect((await fates(['集市工作报告', PROSE, '点赞 12 收藏', ...bar])).slice(3)).toEqual(
      bar.map(() => 'page-tools'),
    );
  });

  it('a list of sections without a word that only a bar has stays', async () => {
    expect(await fates(['要闻', '国内', '国际', '体育', PROSE])).not.toContain('nav');
  });
});

describe('page numbers', () => {
  const long = '镇里今年把市场棚顶翻修了一遍，又添了四十个摊位，摊租三年不';

  it('leave where one of them breaks a sentence off', async () => {
    expect(await fates(['标题', `${PROSE}${long}`, '- 1 -', '涨。', MORE, '- 2 -', PROSE])).toEqual(
      expect.arrayContaining(['page-number']),
    );
  });

  it('that part a text into sections stay', async () => {
    const text = ['标题', '- 1 -', PROSE, '- 2 -', MORE, '- 3 -', PROSE + MORE];
    expect(await fates(text)).not.toContain('page-number');
  });
});

describe('a running head', () => {
  it('leaves where it stands beside page numbers', async () => {
    const text = ['集市志', PROSE, '集市志', '· 1 ·', MORE, '集市志', '· 2 ·', PROSE + MORE];
    expect((await fates(text)).filter((fate) => fate === 'site-header')).toHaveLength(2);
  });

  it('a heading that comes again in each chapter stays', async () => {
    const text = ['集市志', '注释', PROSE, '[1]', MORE, '注释', '[2]', PROSE + MORE];
    expect(await fates(text)).not.toContain('site-header');
  });
});

describe('a mail', () => {
  const head = ['发件人: 许可 <a@example.org>', '收件人: 编辑部 <b@example.org>', '主题: 约稿'];
  const quoted = ['> 集市的几点观察', `> ${PROSE}`, `> ${MORE}`, '> 就这些。'];

  it('its head leaves; two lines of a text that look like one stay', async () => {
    expect((await fates([...head, '集市', PROSE])).slice(0, 3)).toEqual([
      'mail-header',
      'mail-header',
      'mail-header',
    ]);
    expect(await fates(['会议通知', '日期：5月3日', '主题：修集市', PROSE])).not.toContain(
      'mail-header',
    );
  });

  it('what it says before the quotation is left out with a warning', async () => {
    const { manuscript } = await imported(
      [...head, '稿子贴在下面，请审阅。', '在 2023-05-10 09:12，"编辑部" 写道:', ...quoted].join(
        '\n',
      ),
    );
    expect(manuscript.ledger.lines.map(({ as }) => as).slice(3, 5)).toEqual([
      'mail',
      'mail-header',
    ]);
    expect(manuscript.diagnostics.map(({ ruleId }) => ruleId)).toContain(
      'manuscript/mail-left-out',
    );
    expect(manuscript.sections[0]?.paragraphs[0]?.text).toBe(PROSE);
  });

  it('a quotation in a book stays a quotation, and all before it stays', async () => {
    const book = ['集市札记', PROSE, '老人们常说：', ...quoted, MORE];
    expect((await fates(book)).every((fate) => fate === 'kept')).toBe(true);
  });
});

describe('a text that was copied page by page', () => {
  const lines = [
    '　　镇里的老渠从西山脚下引水，绕过三个村子，最后流进镇东的水塘里，全长有',
    '十一里。渠是哪一年挖的，已经没有人说得清楚，只知道碑上有一行字，刻着两次',
    '大修的年份，字迹被雨水磨得很浅，要用手去摸才认得出来，老人说那就是凭据了',
    '　　后来渠上添了两座水磨，磨坊的主人每年出一份修渠的钱，这个规矩一直守到磨',
    '坊停了为止。现在渠水还在流，浇着下游四百多亩菜地，菜农轮着守水，夜里也有',
    '人打着手电沿渠走一趟，看看有没有塌方的地方，这件事从来没有人说过要停下来',
  ];
  /** A page whose words no other page has. */
  const page = (folio: number) => [
    '老渠记',
    ...[...lines.slice(1), ...lines.slice(0, 1)].map(
      (line) => line.slice(0, 4) + '甲乙丙丁'[folio - 1] + line.slice(5),
    ),
    `${folio}`,
  ];

  it('loses its bare folios and running heads, and its sentences go on behind them', async () => {
    const found = await fates(['老渠记', ...[1, 2, 3, 4].flatMap(page)]);
    expect(found.filter((fate) => fate === 'page-number')).toHaveLength(4);
    expect(found.filter((fate) => fate === 'site-header')).toHaveLength(3);
    expect(found.slice(8, 12)).toEqual(['page-number', 'site-header', 'joined', 'joined']);
  });

  it('loses them where the source says that a page begins', async () => {
    const start = ['镇情通报', '一月的集市', PROSE, '1', '\f镇情通报', '二月的集市', MORE, '2'];
    const found = await fates([...start, '\f镇情通报', '三月的集市', '过节了。', '3']);
    expect(found.filter((fate) => fate === 'page-number')).toHaveLength(3);
    expect(found.filter((fate) => fate === 'site-header')).toHaveLength(2);
  });

  it('keeps the numbers of its chapters and what is said again in them', async () => {
    const text = ['1', '2', '3', '4'].flatMap((number) => [
      number,
      '渠上的人说',
      PROSE,
      MORE,
      PROSE,
    ]);
    const found = await fates(['老渠记', ...text, PROSE]);
    expect(found).not.toContain('page-number');
    expect(found).not.toContain('site-header');
  });

  it('keeps the refrain of a song', async () => {
    const verse = ['我们沿着老渠走过三月的田埂', '水声跟着我们走', '把两岸的麦子一垄一垄叫醒'];
    const found = await fates(['老渠歌', ...verse, ...verse, ...verse, ...verse]);
    expect(found.filter((fate) => fate !== 'duplicate')).not.toContain('site-header');
  });
});
