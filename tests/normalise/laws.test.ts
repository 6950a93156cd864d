import { describe, expect, it } from 'vitest';
import { imported } from './source-of.js';

const PROSE = '渡口的船只应当按照核定的人数载客，遇有大风大雾的，应当停航。';
const ARTICLES = ['第一条', '第二条', '第三条', '第四条'].map((number) => `${number} ${PROSE}`);

async function sections(lines: readonly string[]) {
  const { manuscript } = await imported(lines.join('\n'));
  return manuscript.sections.flatMap(({ role, heading, paragraphs }) => [
    `${role} ${heading}`,
    ...paragraphs.flatMap(({ kind, text }) => (kind === 'heading' ? [`heading ${text}`] : [])),
  ]);
}

describe('a law', () => {
  it('has no headings in a list of places and what lies in them', async () => {
    const list = [
      '甘肃省',
      '陇江市渡口站、柳湾渡口站',
      '青海省',
      '河源渡口站',
      '四川省',
      '江上渡口站、江口渡口站、下江渡口站',
    ];
    expect(await sections(['江上渡口办法', ...ARTICLES, '附：渡口站名单', ...list])).toEqual([
      'chapter 江上渡口办法',
      'appendix 附：渡口站名单',
    ]);
  });

  it('names an attachment at its end, and before the attachment itself, without heading one', async () => {
    expect(await sections(['江上渡口办法', ...ARTICLES, '附件：渡口图样（略）'])).toEqual([
      'chapter 江上渡口办法',
    ]);
    expect(
      await sections([
        '江上渡口办法',
        ...ARTICLES,
        '附件：渡口收费表',
        '附件',
        '渡口收费表',
        PROSE,
      ]),
    ).toEqual(['chapter 江上渡口办法', 'appendix 附件　渡口收费表']);
  });

  it('does not take what a form asks for behind 附件： for an attachment', async () => {
    expect(
      await sections(['江上渡口办法', ...ARTICLES, '附件：（按顺序列明检查的材料）', PROSE]),
    ).toEqual(['chapter 江上渡口办法']);
  });

  it('has the longer headings of a numbering too, and a section with a full stop', async () => {
    const long = `二、修改《${'江上渡口各个码头船只检查和旅客上下船秩序维护以及遇险救助'.repeat(2)}办法》`;
    expect(
      await sections([
        '江上办法的决定',
        PROSE,
        '一、修改渡口办法',
        PROSE,
        long,
        PROSE,
        '三、附带事项',
        PROSE,
      ]),
    ).toEqual([
      'chapter 江上办法的决定',
      'chapter 一、修改渡口办法',
      `chapter ${long}`,
      'chapter 三、附带事项',
    ]);
    expect(
      await sections([
        '江上渡口办法',
        '第一章 船只',
        ...['第一节 检查', '第二节 载客、载货。', '第三节 停航'].flatMap((section, at) => [
          section,
          ARTICLES[at] ?? '',
        ]),
        '第二章 附则',
        ARTICLES[3] ?? '',
      ]),
    ).toEqual([
      'chapter 第一章　船只',
      ...['第一节　检查', '第二节　载客、载货。', '第三节　停航'].map((one) => `heading ${one}`),
      'chapter 第二章　附则',
    ]);
  });

  it('keeps a sentence between two headings of a numbering as text', async () => {
    const sentence =
      '二、船只和旅客的名单由渡口站每日送交江上渡口公司，再由公司在当日二十时以前转交港务局备查。';
    expect(
      await sections(['江上的决定', PROSE, '一、船只', PROSE, sentence, PROSE, '三、旅客', PROSE]),
    ).toEqual(['chapter 江上的决定', 'chapter 一、船只', 'chapter 三、旅客']);
  });

  it('has no heading of a list whose numbers head nothing', async () => {
    const items = Array.from(
      { length: 12 },
      (_, index) => `${index + 1}．${index % 4 === 3 ? '渡、船用灯' : '缆绳'}`,
    );
    expect(
      await sections(['江上渡口办法', ...ARTICLES, '渡口用具目录如下。', ...items, PROSE]),
    ).toEqual(['chapter 江上渡口办法']);
  });

  it('is explained by cases whose names stand above their parts', async () => {
    const parts = ['案情', PROSE, '结果', PROSE, '意义', PROSE];
    expect(
      await sections(['渡口停航时船票的退还', '张某诉江上渡口公司客运合同纠纷案', ...parts]),
    ).toEqual([
      'chapter 张某诉江上渡口公司客运合同纠纷案',
      'heading 案情',
      'heading 结果',
      'heading 意义',
    ]);
  });

  it('has a long chapter heading over two lines as one', async () => {
    const lines = [
      '第一章 渡船',
      ...ARTICLES.slice(0, 2),
      '第二章 审查和批准渡口的收支，听取和审议渡口修缮、渡船更换和',
      '渡工培训的执行情况报告，听取和审议审计工作报告',
      ...ARTICLES.slice(2),
    ];
    expect(await sections(['江上渡口条例', ...lines])).toEqual([
      'chapter 第一章　渡船',
      'chapter 第二章　审查和批准渡口的收支，听取和审议渡口修缮、渡船更换和渡工培训的执行情况报告，听取和审议审计工作报告',
    ]);
  });
});
