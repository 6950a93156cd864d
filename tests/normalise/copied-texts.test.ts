import { describe, expect, it } from 'vitest';
import { imported } from './source-of.js';

const PROSE =
  '沿渠四个村子的菜地昨天都浇上了水，村民说今年的韭菜又能多割一茬，水站的人也松了一口气。';
const MORE =
  '这次检修一共换了三道闸门，清出淤泥两百多方，是近十年来最大的一次，花了整整十五天才做完。';

async function read(lines: readonly string[]) {
  const { manuscript } = await imported(lines.join('\n'));
  const headings = manuscript.sections.flatMap(({ heading, paragraphs }) => [
    heading,
    ...paragraphs.flatMap((one) => (one.kind === 'heading' ? [`${one.level} ${one.text}`] : [])),
  ]);
  return { ...manuscript, headings };
}

describe('a standard', () => {
  it('has the headings of its appendices, numbered with a letter', async () => {
    const { headings } = await read([
      '渠道养护规范',
      '1　范围',
      '本文件规定了渠道养护的要求。',
      '2　要求',
      '2.1　巡查',
      '养护人员应每月巡查一次。',
      '附 录 A',
      '（规范性）',
      '巡查记录表的填写',
      'A.1　填写',
      '记录表应由巡查人填写。',
      'A.1.1　日期',
      '日期应写全年月日。',
      'A.2　保存',
      '记录表由水务站保存。',
      '参考文献',
      '[1] 河口镇水利志。',
    ]);
    expect(headings).toEqual([
      '1　范围',
      '2　要求',
      '2 2.1　巡查',
      '附　录 A（规范性）　巡查记录表的填写',
      '2 A.1　填写',
      '3 A.1.1　日期',
      '2 A.2　保存',
      '参考文献',
    ]);
  });
});

describe('the makers of an old book', () => {
  it.each([
    ['明　佚名编', [{ name: '佚名', role: 'edt' }]],
    ['清·周守一撰', [{ name: '周守一', role: 'aut' }]],
    ['〔宋〕周守一', [{ name: '周守一', role: 'aut' }]],
    ['周守一　辑', [{ name: '周守一', role: 'edt' }]],
    [
      '（清）周守一 著　王一平 点校',
      [
        { name: '周守一', role: 'aut' },
        { name: '王一平', role: 'edt' },
      ],
    ],
  ])('%s are its creators, not a chapter', async (line, creators) => {
    const { metadata, headings } = await read([
      '河口县志',
      line,
      '卷一　建置',
      PROSE,
      '卷二　山川',
      MORE,
    ]);
    expect(metadata.title).toBe('河口县志');
    expect(metadata.creators).toEqual(creators);
    expect(headings).toEqual(['卷一　建置', '卷二　山川']);
  });

  it.each(['物权编', '明　天　会　晴', '金　融　编'])('%s is none of them', async (line) => {
    const { metadata } = await read(['河口县志', line, PROSE, MORE]);
    expect(metadata.creators ?? []).toEqual([]);
  });
});

describe('a line that asks the reader of a site to do something', () => {
  const calls = ['扫一扫，关注河口发布公众号', '点击查看更多精彩图片', '点击进入专题：春灌进行时'];

  it('heads nothing in the middle of a text, and is reported', async () => {
    const { metadata, headings, diagnostics, ledger } = await read([
      '渠水又通了',
      PROSE,
      ...calls.flatMap((call) => [call, MORE + call.length]),
    ]);
    expect(metadata.title).toBe('渠水又通了');
    expect(headings).toHaveLength(1);
    expect(ledger.totals.dropped).toBe(0);
    const places = diagnostics.filter(({ ruleId }) => ruleId === 'manuscript/furniture-kept');
    expect(places.map(({ line }) => line)).toEqual([3, 5, 7]);
  });

  it.each(['扫码乘车全覆盖', '扫一扫 便民服务一键通', '点亮乡村夜晚'])(
    '%s heads a section',
    async (heading) => {
      const { headings } = await read([
        '数字乡村观察',
        PROSE,
        heading,
        MORE,
        '夜市开张',
        PROSE + MORE,
      ]);
      expect(headings).toContain(heading.replace(' ', '　'));
    },
  );
});

describe('a text copied from a PDF', () => {
  it('has the characters that its radicals stand for, and keeps a radical beside its own character', async () => {
    const { sections, ledger } = await read([
      '老渠记',
      `⼈们说，⽔来了，⻓年不断。${PROSE}`,
      `⼩小渠也通了。${MORE}`,
    ]);
    const texts = sections.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text));
    expect(texts[0]).toContain('人们说，水来了，长年不断。');
    expect(texts[1]).toContain('⼩小渠');
    expect(ledger.edits.filter(({ rule }) => rule === 'clean/radical')).toHaveLength(3);
  });
});

describe('the front of a report', () => {
  it('has its title below a dateline alone and the litter of a page', async () => {
    const { metadata, sections } = await read([
      '<!--',
      '-->',
      '某某社柳河3月17日电',
      '渠水工作报告——2016年3月5日在柳河镇第十二届代表大会上',
      PROSE,
      MORE,
    ]);
    expect(metadata.title).toBe('渠水工作报告');
    expect(metadata.subtitle).toBe('2016年3月5日在柳河镇第十二届代表大会上');
    expect(sections).toHaveLength(1);
  });
});

describe('a notice of one line', () => {
  it('is text without a title, which is said', async () => {
    const { metadata, sections, diagnostics } = await read(['今天下午三点在镇礼堂开会']);
    expect(metadata.title).toBeUndefined();
    expect(sections[0]?.paragraphs).toHaveLength(1);
    expect(diagnostics.map(({ ruleId }) => ruleId)).toContain('manuscript/no-title');
  });
});

describe('a body that was pasted again', () => {
  const chapter = (name: string) => [
    `一、${name}`,
    ...['一', '二', '三', '四', '五'].map((number) => `${number}队今年${name}，${PROSE}`),
    `二、${name}的安排`,
    ...['六', '七', '八', '九', '十'].map((number) => `${number}队明年再${name}，${MORE}`),
  ];

  it('leaves whole, its numbered headings with it, though other lines stand between the copies', async () => {
    const body = chapter('修渠');
    const { ledger } = await read([
      '修渠报告',
      ...body,
      '某网　转载',
      ...body,
      '某网　再转',
      PROSE,
    ]);
    expect(ledger.totals.duplicate).toBe(body.length);
  });
});

describe('lines of a form', () => {
  it('head nothing', async () => {
    const { headings } = await read([
      '民事起诉状',
      `请求事项如下。${PROSE}`,
      '联系人：周守一',
      MORE,
      '编号：29-20160720-030',
      PROSE,
      '具状人：周守一',
      MORE,
    ]);
    expect(headings).toEqual(['民事起诉状']);
  });
});

describe('a table of contents with its pages', () => {
  it('holds names that stand in it more than once', async () => {
    const chapters = ['渠首', '渠身', '渠尾'];
    const { headings, ledger } = await read([
      '老渠志',
      '目录',
      ...chapters.flatMap((name, at) => [
        `第${'一二三'[at]}章 ${name}\t${at * 9 + 1}`,
        `小结\t${at * 9 + 8}`,
      ]),
      ...chapters.flatMap((name, at) => [
        `第${'一二三'[at]}章 ${name}`,
        PROSE,
        '小结',
        MORE + name,
      ]),
    ]);
    expect(ledger.lines.filter(({ as }) => as === 'contents')).toHaveLength(7);
    expect(headings.filter((heading) => heading.startsWith('第'))).toHaveLength(3);
  });
});

describe('chapters whose topic stands on the next line', () => {
  it('are one heading each, though a verse has a name of its own', async () => {
    const numerals = [...'一二三四五六七八九'];
    const { headings } = await read([
      '夜渠演义',
      ...numerals.flatMap((number, at) => [
        `第${number}回`,
        `周守一夜巡${number}渠`,
        ...(at === 0 ? ['《西江月》：'] : []),
        ...(at === 4 ? [PROSE, '诗曰', MORE] : []),
        `${number}更时分，${PROSE}`,
      ]),
    ]);
    expect(headings.filter((one) => /^第.回　周守一/u.test(one))).toHaveLength(9);
  });
});
