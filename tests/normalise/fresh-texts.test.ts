import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/inputs/index.js';
import { checkLedger, manuscriptFiles, prepareManuscript } from '../../src/normalise/index.js';

const PROSE = '清早渡口的灯还亮着，撑船的人把缆绳解开，水面上起了一层薄雾，对岸看不清楚。';
let lamps = 0;
/** Paragraphs of text, each unlike the others. */
const prose = (count: number) =>
  Array.from({ length: count }, () => `他数到第${++lamps}盏灯，${PROSE}`);

/** What an import makes of a file; its ledger must balance. */
async function read(lines: readonly string[], name = 'source.txt') {
  const bytes = new TextEncoder().encode(lines.join('\n'));
  const source = await readSource({ name, bytes });
  const { metadata, sections, ledger } = await prepared(source);
  return {
    title: metadata.title,
    headings: sections.map(({ heading }) => heading),
    text: sections.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text)).join('\n'),
    dropped: ledger.lines.flatMap(({ fate, line }) => (fate === 'dropped' ? [line] : [])),
  };
}

async function prepared(source: Awaited<ReturnType<typeof readSource>>) {
  const manuscript = await prepareManuscript([source]);
  const files = manuscriptFiles(manuscript, { id: 'fresh' });
  const written = files.filter(({ path }) => path !== 'ledger.json');
  expect(checkLedger({ ...manuscript.ledger, files: [] }, [source], written)).toEqual([]);
  return manuscript;
}

describe('the title of a text', () => {
  it('is no item of a list of Markdown, which keeps its levels', async () => {
    const { title, text } = await read(['- 渡口', '    - 船', '    - 灯'], 'outline.md');
    expect(title).toBeUndefined();
    expect(text).toContain('- 渡口\n    - 船\n    - 灯');
  });

  it('of a Markdown file stands below the links to its other languages, which leave', async () => {
    const { title, headings, dropped } = await read(
      ['[EN](README.en.md) | 简体中文', '', '# 江上的灯', '', ...prose(1), '', '[中文](对岸.md)'],
      'README.md',
    );
    expect(title).toBe('江上的灯');
    expect(headings).not.toContain('README');
    expect(dropped).toEqual([1]);
  });

  it('of a standard’s appendix stands below its kind', async () => {
    const { headings } = await read([
      '渡口灯具规范',
      '',
      '1 范围',
      ...prose(2),
      '2 要求',
      ...prose(2),
      '附录A',
      '（规范性附录）',
      '灯罩的量法',
      'A.1 外径',
      ...prose(1),
    ]);
    expect(headings).toEqual(['1 范围', '2 要求', '附录A（规范性附录）　灯罩的量法']);
  });

  it('is no sentence with a half-width full stop', async () => {
    const { title } = await read(['今天渡口的灯亮了一夜.', ...prose(3)]);
    expect(title).toBeUndefined();
  });

  it('is not 前言 with a topic, which heads the first section', async () => {
    const { title, headings } = await read([
      '前言 我们为什么修桥',
      ...prose(2),
      '桥基',
      ...prose(2),
      '桥面',
      ...prose(2),
    ]);
    expect(title).toBeUndefined();
    expect(headings[0]).toBe('前言　我们为什么修桥');
  });

  it('stands behind the marks of pages, which leave', async () => {
    const page = (number: number) =>
      `----------------------- 页面 ${number}-----------------------`;
    const { title, dropped } = await read([
      page(1),
      '江上的灯',
      page(2),
      '那一年的水比往年都大，撑船的人整夜守在渡口的石阶上没有回家',
      page(3),
      ...prose(2),
      page(4),
    ]);
    expect(title).toBe('江上的灯');
    expect(dropped).toEqual([1, 3, 5, 8]);
  });
});

describe('short lines', () => {
  it('with a date or a letter’s end are no chapters', async () => {
    const { headings } = await read([
      '江上的灯',
      '渡口',
      ...prose(2),
      '晚沈渡敬上',
      ...prose(1),
      '一九八一年十一月十五日于江州',
      ...prose(1),
      '对岸',
      ...prose(2),
      '归途',
      ...prose(2),
    ]);
    expect(headings).not.toContain('晚沈渡敬上');
    expect(headings).not.toContain('一九八一年十一月十五日于江州');
    expect(headings).toContain('对岸');
  });

  it('that are years head a chronicle', async () => {
    const years = ['1908年', '1909年', '1910年'];
    const { headings } = await read(['渡口大事记', ...years.flatMap((y) => [y, ...prose(2)])]);
    expect(headings).toEqual(expect.arrayContaining(years));
  });

  it('are sentences in a text without punctuation', async () => {
    const line = (at: number) =>
      `第${at}夜江上起雾舟人不敢解缆遂宿于石阶之下及明见对岸有灯数十如星列于水次问之则集市初开也于是渡而观焉`;
    const { headings } = await read([
      '江上录',
      line(1),
      '舟人言今岁水大甚于往年',
      line(2),
      '主人曰灯不可一夜不明',
      line(3),
    ]);
    expect(headings).toEqual(['江上录']);
  });

  it('of a program are no headings', async () => {
    const { headings, text } = await read([
      '江上的灯',
      ...prose(1),
      'if (place) {',
      ...prose(1),
      '} else {',
      ...prose(1),
    ]);
    expect(headings).toEqual(['江上的灯']);
    expect(text).toContain('if (place) {');
  });
});

describe('files of another kind by the name of plain text', () => {
  it('with front matter are Markdown', async () => {
    const { title, headings } = await read([
      '---',
      'title: "江上的灯"',
      'tags: ',
      '- 渡口',
      '',
      '---',
      '',
      '## 对岸',
      '',
      ...prose(2),
    ]);
    expect(title).toBe('江上的灯');
    expect(headings).toContain('对岸');
  });

  it('with a title of Org keep their text, not their settings', async () => {
    const { title, text, dropped } = await read([
      '# -*- mode: org -*-',
      '#+TITLE: 江上錄',
      '#+PROPERTY: ID 1',
      '',
      '# src: 1.1',
      ...prose(1),
      '# 船家說今年的水比往年都大。',
    ]);
    expect(title).toBe('江上錄');
    expect(dropped).toEqual([1, 3, 5]);
    expect(text).toContain('船家說今年的水比往年都大');
  });
});

describe('a digest in half-width marks', () => {
  it('has a chapter for each place whose topic stands on the next line, and one author', async () => {
    const lines = [
      '各地渡口冬修见闻',
      '来源：渡口简讯  作者：记者 周平  发布时间：2021-11-08 09:12  浏览次数：1,284次',
      '字号：大 中 小',
      '编者按:入冬以来,各地检修渡口.现将几处做法摘登如下.',
      '吉林',
      '换缆绳 补船板',
      '吉林段已换缆绳12条,"一条也不省".',
      '安徽',
      '灯笼添到三十盏',
      '"天黑也看得见."撑船的人说.',
      '江西',
      '水尺重新描红',
      '水尺每天看三次,记在本子上,比上年多一次.',
    ];
    const { title, headings, dropped } = await read(lines);
    expect(title).toBe('各地渡口冬修见闻');
    expect(headings).toEqual([
      '编者按',
      '吉林：换缆绳　补船板',
      '安徽：灯笼添到三十盏',
      '江西：水尺重新描红',
    ]);
    expect(dropped).toEqual([3]);
  });

  it('has provinces for its chapters, and places in them for sections, with a title or without', async () => {
    const lines = [
      '山东省',
      '柳河县:蔬菜"走"进城里',
      '柳河常年供城里蔬菜80万吨,占四分之一.',
      '石桥县:一粒种子的突围',
      '石桥的品种由140个增至205个.',
      '河南省',
      '城关县:油茶树结果了',
      '城关油茶达28.6万亩,带动7.2万人增收.',
    ];
    expect((await read(lines)).headings).toEqual(['山东省', '河南省']);
    const { title, headings } = await read(['乡村产业见闻', ...lines]);
    expect(title).toBe('乡村产业见闻');
    expect(headings).toEqual(['山东省', '河南省']);
  });

  it('gives the slogans at a speech’s end as text', async () => {
    const { headings } = await read([
      '在渡口大会上的讲话',
      '一、修船',
      ...prose(2),
      '二、点灯',
      ...prose(2),
      '撑船的人万岁！',
      '渡口万岁！',
    ]);
    expect(headings).toEqual(['一、修船', '二、点灯']);
  });
});

describe('what stands between a title and the first section', () => {
  it('may be a word to the series, below the reporters’ team', async () => {
    const { title, headings, text } = await read([
      '江上的灯',
      '本报调研组',
      '开栏的话',
      ...prose(1),
      '上游·石桥：桥头的灯',
      ...prose(1),
      '下游·柳河：渡口的灯',
      ...prose(1),
      '（调研组成员：周平 沈渡　执笔：周平）',
    ]);
    expect(title).toBe('江上的灯');
    expect(headings).toEqual(['开栏的话', '上游·石桥：桥头的灯', '下游·柳河：渡口的灯']);
    expect(text).toContain('（调研组成员：');
  });

  it('may be a briefing’s list of its pieces, under any mark', async () => {
    const { title, headings } = await read([
      '渡口快报',
      '第 17 期',
      '柳河渡口管理所                    2021年4月9日',
      '★ 本期导读',
      '◎ 船队:缆绳换完了',
      '◎ 闸口:水尺描红',
      '◎ 集市:棚顶翻修',
      '船队:缆绳换完了',
      ...prose(1),
      '闸口:水尺描红',
      ...prose(1),
      '集市:棚顶翻修',
      ...prose(1),
    ]);
    expect(title).toBe('渡口快报');
    expect(headings).toEqual(['船队：缆绳换完了', '闸口：水尺描红', '集市：棚顶翻修']);
  });

  it('is information with spaces behind its colons', async () => {
    const line = '来源: 渡口日报  时间: 2021-03-15  浏览: 356';
    const { headings, text } = await read([
      '渡口一年的事',
      line,
      '一、修船',
      ...prose(2),
      '二、点灯',
      ...prose(2),
    ]);
    expect(headings).toEqual(['一、修船', '二、点灯']);
    expect(text).not.toContain('渡口日报');
  });
});
