import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/messages/diagnostic.js';
import { fates, imported } from './source-of.js';

const PROSE = '今年以来，全市市场监管系统统筹推进各项工作，持续优化营商环境，激发市场主体活力。';
const MORE = '结合实际强化监管，保供稳价、促进复工复产取得突出成效，群众满意度明显提高。';

const sections = async (text: string) =>
  (await imported(text)).manuscript.sections.map(({ role, label, region, heading }) => [
    role,
    label,
    region,
    heading,
  ]);

describe('headings are inferred from the document', () => {
  it.each([
    ['label and colon', '北京:抓牢防控', '上海:加强建设', '北京：抓牢防控'],
    ['full names', '北京市：抓牢防控', '上海市：加强建设', '北京市：抓牢防控'],
    [
      'offices',
      '北京市市场监管局：抓牢防控',
      '上海市市场监管局：加强建设',
      '北京市市场监管局：抓牢防控',
    ],
    ['a dash', '北京——抓牢防控', '上海——加强建设', '北京——抓牢防控'],
    ['brackets', '【北京】抓牢防控', '【上海】加强建设', '北京：抓牢防控'],
    ['bullets', '● 北京', '● 上海', '北京'],
    ['a label alone', '北京市', '上海市', '北京市'],
    ['numbers before labels', '一、北京：抓牢防控', '二、上海：加强建设', '一、北京：抓牢防控'],
    ['traditional characters', '北京市：抓牢防控', '廣東省：加強建設', '北京市：抓牢防控'],
  ])('%s', async (_, first, second, heading) => {
    const found = await sections(['发言摘编', first, PROSE, second, MORE].join('\n'));
    expect(found).toHaveLength(2);
    expect(found[0]).toMatchObject(['chapter', expect.anything(), '110000', heading]);
  });

  it('a sentence with a colon in it is text', async () => {
    const text = [
      '发言摘编',
      '北京:抓牢防控',
      PROSE,
      '北京:是一座有三千年历史的城市，人口众多。',
      '上海:加强建设',
      MORE,
    ].join('\n');
    expect(await sections(text)).toHaveLength(2);
  });

  it('numbered headings under labels are of the second level', async () => {
    const text = [
      '发言摘编',
      '北京:抓牢防控',
      '（一）主要做法',
      PROSE,
      '（二）下一步',
      MORE,
      '上海:加强建设',
      '（一）主要做法',
      `${MORE}各地反响良好。`,
    ].join('\n');
    const { manuscript, file } = await imported(text);
    expect(manuscript.sections).toHaveLength(2);
    expect(file('01-beijing.md')).toContain('\n## （一）主要做法\n');
  });

  it('a text without headings is one chapter under its title', async () => {
    expect(await sections(['某地召开会议', PROSE, MORE].join('\n'))).toEqual([
      ['chapter', undefined, undefined, '某地召开会议'],
    ]);
  });
});

describe('front matter', () => {
  it.each([
    ['编者按：会议在京召开。'],
    ['【编者按】会议在京召开。'],
    ['编者按\n会议在京召开。'],
    ['編者按:会议在京召开。'],
  ])('an editor’s note is a division of its own: %s', async (note) => {
    const { manuscript, file } = await imported(
      ['标题', note, '北京:抓牢防控', PROSE, '上海:加强建设', MORE].join('\n'),
    );
    expect(manuscript.sections[0]?.role).toBe('editors-note');
    expect(file('00-editors-note.md')).toMatch(
      /^---\nrole: editors-note\n---\n\n# [编編]者按\n\n会议在京召开。\n$/,
    );
  });

  it('title, subtitle, source, date and author go to edition.yaml', async () => {
    const { file } = await imported(
      [
        '新形势 新局面——座谈会发言摘编',
        '来源：中国质量报 2020-09-17',
        '本报记者 张三 李四',
        '北京:抓牢防控',
        PROSE,
        '上海:加强建设',
        MORE,
      ].join('\n'),
    );
    expect(file('edition.yaml')).toBe(
      [
        'id: test',
        'title: 新形势 新局面',
        'subtitle: 座谈会发言摘编',
        'language: zh-CN',
        'date: 2020-09-17',
        'source:',
        '  name: 中国质量报',
        '  date: 2020-09-17',
        'creators:',
        '  - name: 张三',
        '    role: aut',
        '  - name: 李四',
        '    role: aut',
        '',
        '# 来源：中国质量报 2020-09-17',
        '# 本报记者 张三 李四',
        '',
      ].join('\n'),
    );
  });
});

describe('fates', () => {
  it('a body that stands there twice is a duplicate, line by line', async () => {
    const body = ['北京:抓牢防控', PROSE, '上海:加强建设', MORE];
    expect(await fates(['标题', ...body, ...body].join('\n'))).toEqual([
      'kept title',
      'kept heading',
      'kept paragraph',
      'kept heading',
      'kept paragraph',
      'duplicate',
      'duplicate',
      'duplicate',
      'duplicate',
    ]);
  });

  it('a short line that recurs over other text is text', async () => {
    expect(
      (await fates(['标题', '（略）', PROSE, '（略）', MORE].join('\n'))).filter((fate) =>
        fate.startsWith('dup'),
      ),
    ).toEqual([]);
  });

  it('a copy that differs by a character is kept, and both are shown', async () => {
    const changed = (PROSE + MORE).replace('突出成效', '显著成效');
    const { manuscript } = await imported(['标题', PROSE + MORE, changed].join('\n'));
    expect(manuscript.ledger.totals.duplicate).toBe(0);
    const found = manuscript.diagnostics.find(({ ruleId }) => ruleId === 'manuscript/near-copy');
    expect(found).toMatchObject({
      line: 3,
      values: {
        of: 2,
        here: expect.stringContaining('显著'),
        there: expect.stringContaining('突出'),
      },
    });
  });

  it.each([
    ['link-list', '- 中国与丹麦签署合作备忘录(2024-09-15)'],
    ['page-neighbours', '上一篇：某地召开会议'],
    ['page-tools', '【打印】【关闭】'],
    ['pager', '第1页 共3页'],
    ['counter', '浏览次数：1024'],
    ['advertisement', '广告'],
  ])('%s is dropped with a reason', async (as, line) => {
    const { manuscript } = await imported(['标题', PROSE, MORE, line].join('\n'));
    expect(manuscript.ledger.lines[3]).toMatchObject({
      fate: 'dropped',
      as,
      why: expect.any(String),
    });
  });

  it('a rule that is to be kept from, and a line that is to be dropped, are obeyed', async () => {
    const text = ['标题', PROSE, '第1页 共3页', '仅供内部参考'].join('\n');
    const { manuscript } = await imported(text, { keep: ['pager'], drop: [/内部参考/u] });
    expect(manuscript.ledger.lines.map(({ fate }) => fate)).toEqual([
      'kept',
      'kept',
      'kept',
      'dropped',
    ]);
  });

  it('only a title is refused in one line', async () => {
    await expect(imported('全国座谈会发言摘编\n')).rejects.toThrow(InputError);
  });
});

describe('punctuation (docs/typography.md, rules 26–28)', () => {
  it.each([
    ['会上,北京、上海等地:作交流;如何?好!(完)', '会上，北京、上海等地：作交流；如何？好！（完）'],
    ['共12,345人,3:00开始,比例1:1000', '共12,345人，3:00开始，比例1:1000'],
    ['见https://www.a.org/x,y:z(1)和a@b.cn', '见https://www.a.org/x,y:z(1)和a@b.cn'],
    ['他说:"要落实",并说"抓紧"', '他说：“要落实”，并说“抓紧”'],
    ['等等...以及--例如', '等等……以及——例如'],
    ['1-8月增长63%-68%', '1-8月增长63%-68%'],
    ['Hello, world (again).', 'Hello, world (again).'],
    ['支持, 并落实', '支持，并落实'],
  ])('%s → %s', async (written, wants) => {
    const { manuscript } = await imported(['标题', PROSE, written].join('\n'));
    expect(manuscript.sections[0]?.paragraphs.at(-1)?.text).toBe(wants);
  });

  it('a quote that has no partner stays and is reported', async () => {
    const { manuscript } = await imported(['标题', PROSE, '他说"要落实'].join('\n'));
    expect(manuscript.sections[0]?.paragraphs.at(-1)?.text).toBe('他说"要落实');
    expect(
      manuscript.diagnostics.map(({ ruleId, line, column }) => [ruleId, line, column]),
    ).toContainEqual(['manuscript/unpaired-quote', 3, 3]);
  });
});
