import { describe, expect, it } from 'vitest';
import { imported } from './source-of.js';

const PROSE = '清早渡口的灯还亮着，撑船的人把缆绳解开，水面上起了一层薄雾，对岸看不清楚。';
let lamps = 0;
/** Paragraphs of text, each unlike the others. */
const prose = (count: number) =>
  Array.from({ length: count }, () => `他数到第${++lamps}盏灯，${PROSE}`);

async function book(lines: readonly string[]) {
  const { manuscript } = await imported(lines.join('\n'));
  const { metadata, sections, ledger } = manuscript;
  return {
    title: metadata.title,
    creators: metadata.creators?.map(({ name, role }) => `${name} ${role}`),
    said: metadata.information,
    headings: sections.map(({ heading }) => heading),
    inside: sections.flatMap(({ paragraphs }) =>
      paragraphs.flatMap(({ kind, text }) => (kind === 'heading' ? [text] : [])),
    ),
    fates: ledger.lines.map(({ fate, as }) => `${fate} ${as ?? ''}`.trim()),
  };
}

const CHAPTERS = ['第一章 渡口', ...prose(3), '第二章 对岸', ...prose(2)];

describe('the title of a book', () => {
  for (const [written, title, creators] of [
    ['《江上的灯》', '江上的灯', []],
    ['《江上的灯》沈渡', '江上的灯', ['沈渡 aut']],
    ['《江上的灯》 作者：沈渡', '江上的灯', ['沈渡 aut']],
    ['江上的灯 作者：沈渡', '江上的灯', ['沈渡 aut']],
    ['[江上的灯 / 沈渡 著 ]', '江上的灯', ['沈渡 aut']],
    ['书名：江上的灯', '江上的灯', []],
    ['《江上的灯》查看书评和最新更新请到 http://www.example.com/7/', '江上的灯', []],
  ] as const)
    it(`is ${title} where the file writes ${written}`, async () => {
      const read = await book([written, '', ...CHAPTERS]);
      expect([read.title, read.creators]).toEqual([title, creators]);
      expect(read.said).toContain(written);
      expect(read.headings).toEqual(['第一章　渡口', '第二章　对岸']);
    });

  it('stands below what the file says of itself, which stays in edition.yaml', async () => {
    const read = await book([
      '某某专用',
      '《江上的灯》',
      '作者：[英]约翰·沈渡',
      '译者：顾明、何川',
      ...CHAPTERS,
    ]);
    expect(read.title).toBe('江上的灯');
    expect(read.creators).toEqual(['约翰·沈渡 aut', '顾明 trl', '何川 trl']);
    expect(read.said).toEqual([
      '某某专用',
      '《江上的灯》',
      '作者：[英]约翰·沈渡',
      '译者：顾明、何川',
    ]);
  });

  it('is no poem of several that are headed by their names', async () => {
    const read = await book(['《早渡》', ...prose(2), '《晚渡》', ...prose(2)]);
    expect(read.said).toEqual([]);
  });
});

describe('a book from a site', () => {
  it('loses the lines of the site and of its pages, with a reason', async () => {
    const site = '江州书库 www.example.com 免费下载';
    const read = await book([
      '本书由江州电子书论坛整理提供',
      '江上的灯',
      '_分节阅读_1',
      ...CHAPTERS,
      site,
      '_分节阅读_2',
      '第三章 归',
      ...prose(2),
      site,
    ]);
    expect(read.title).toBe('江上的灯');
    expect(read.headings).toEqual(['第一章　渡口', '第二章　对岸', '第三章　归']);
    expect(read.fates.filter((fate) => fate.startsWith('dropped'))).toEqual([
      'dropped book-site',
      'dropped pager',
      'dropped book-site',
      'dropped pager',
      'dropped book-site',
    ]);
  });

  it('keeps a sentence that names a site', async () => {
    const sentence = '他在www.example.com上读小说，读到天亮才下载完。';
    const read = await book(['江上的灯', ...CHAPTERS, sentence]);
    expect(read.fates.at(-1)).toBe('kept paragraph');
  });

  it.each([
    '本书来自作者多年的小说创作经验，由某出版社整理出版',
    '本书由北方论坛的几位学者合著',
    '本文由作者在电子书编辑部的经历写成，有删节',
  ])('keeps what a book says of itself: %s', async (said) => {
    const read = await book(['江上的灯', said, ...CHAPTERS]);
    expect(read.fates.filter((fate) => fate.startsWith('dropped'))).toEqual([]);
  });

  it('has a chapter a line that names volume and chapter, in parts under one number too', async () => {
    const read = await book([
      '《江上的灯》',
      ...[
        '第一部第一章 渡口(1)',
        '第一部第一章 渡口(2)',
        '第一部第二章 对岸',
        '第二部第三章 归',
      ].flatMap((heading) => [heading, ...prose(2)]),
    ]);
    expect(read.headings).toEqual([
      '第一部第一章　渡口（1）',
      '第一部第一章　渡口（2）',
      '第一部第二章　对岸',
      '第二部第三章　归',
    ]);
  });

  it('has the pieces of a serial as chapters, by the line of time and length below each', async () => {
    const read = await book([
      '渡口',
      ...['摆渡人', '灯 火', '归'].flatMap((heading) => [
        heading,
        '更新时间2019-1-9 9:21:42  字数：1511',
        ...prose(2),
      ]),
    ]);
    expect([read.title, ...read.headings]).toEqual(['渡口', '摆渡人', '灯　火', '归']);
  });

  it('takes neither cries nor signatures in a long text for headings', async () => {
    const read = await book([
      '江上的灯',
      ...prose(60),
      '这算什么渡口！',
      ...prose(30),
      '沈渡',
      ...prose(30),
      '难道没有人看见？',
      ...prose(30),
      '沈渡',
      ...prose(3),
    ]);
    expect(read.inside).toEqual([]);
  });

  it('takes neither a signature above its date nor a mark that recurs for chapters', async () => {
    const signed = ['沈渡', '一九九三年七月十四日', '关于本篇', ...prose(1)];
    const read = await book([
      '☆江州读书会☆',
      '江上的灯',
      ...['第一章 渡口', '第二章 对岸', '第三章 归'].flatMap((heading) => [
        heading,
        ...prose(3),
        ...signed,
      ]),
      '☆江州读书会☆',
      ...prose(2),
    ]);
    expect(read.headings.filter((heading) => heading.startsWith('第'))).toHaveLength(3);
    expect(read.headings).not.toContain('沈渡');
    expect(read.headings).not.toContain('江州读书会☆');
  });

  it('keeps headings above paragraphs with half-width marks', async () => {
    const half = (index: number) =>
      `那年的${index}处渡口有灯、有缆、有橹,船来船往,从早到晚不停,管渡口的人换了三代,灯也换了三回,字号还是旧的,人人都认得,谁也没有想到要换.`;
    const read = await book([
      '渡口志',
      ...['渡口志 01', '渡口志 02', '渡口志 03', '渡口志 04'].flatMap((heading, index) => [
        heading,
        half(index),
        half(index + 10),
        half(index + 20),
      ]),
    ]);
    expect(read.headings).toEqual(['渡口志 01', '渡口志 02', '渡口志 03', '渡口志 04']);
  });

  it('keeps a wrapped paragraph that stands twice: it is no table of contents', async () => {
    const block = [
      '○夺取对岸，终究是为了渡口。船',
      '多；人少则除了船之外，还有码头',
      '这样的渡口全世界没有第二个',
    ];
    const read = await book([
      '江上的灯',
      '渡口的道理',
      ...block,
      ...prose(4),
      '再说一遍渡口的道理',
      ...block,
      ...prose(4),
    ]);
    expect(read.fates.filter((fate) => fate.startsWith('dropped'))).toEqual([]);
  });
});

describe('a title with its author behind white space', () => {
  it.each([
    ['江上的灯   清　沈渡　著', '江上的灯', ['沈渡 aut']],
    ['江上的灯    清：沈渡', '江上的灯', ['沈渡 aut']],
    ['江上的灯　沈渡　著', '江上的灯', ['沈渡 aut']],
    ['江上的灯 清早的渡口', '江上的灯 清早的渡口', []],
    ['江上简报　渡口办公室 编', '江上简报　渡口办公室 编', []],
  ])('%s', async (written, title, creators) => {
    const read = await book([written, ...CHAPTERS]);
    expect([read.title, read.creators]).toEqual([title, creators]);
  });
});

describe('the chapters of a book', () => {
  const NAMES = ['渡口换灯', '对岸来信', '冬天封江', '春水初涨', '旧船上岸'];
  const NUMERAL = ['一', '二', '三', '四', '五'];
  const headings = NAMES.map((name, at) => `第${NUMERAL[at]}回 ${name}`);
  const whole = headings.flatMap((heading) => [heading, ...prose(3)]);
  const written = headings.map((heading) => heading.replace(' ', '\u3000'));

  it('are those that a table of contents numbers by figures', async () => {
    const table = NAMES.map((name, at) => `第0${at + 1}回 ${name}`);
    const read = await book(['江上的灯', '目录', ...table, ...whole]);
    expect(read.headings).toEqual(written);
    expect(read.fates.filter((fate) => fate === 'dropped contents')).toHaveLength(6);
  });

  it('are not the lines of a table of contents in other words, which stays', async () => {
    for (const table of [
      NAMES.map((_, at) => `第${NUMERAL[at]}回 另一个名字${at}`),
      [
        '第一回 渡口换灯了 第二回 对岸来信了',
        '第三回 冬天封江了 第四回 春水初涨了',
        '第五回 旧船上岸了',
      ],
    ]) {
      const read = await book(['江上的灯', '目录', ...table, ...whole]);
      expect(read.headings).toEqual(['江上的灯', ...written]);
      expect(read.fates.every((fate) => fate.startsWith('kept'))).toBe(true);
    }
  });

  it('stand in no item of the preface, below none of its notes, and below no signature', async () => {
    const items = ['（一）渡口的由来', ...prose(2), '（二）船和船工', ...prose(2)];
    expect((await book(['江上的灯', ...items, ...whole])).headings).toEqual([
      '江上的灯',
      ...written,
    ]);
    const notes = ['渡口：船停靠的地方', '缆桩：系缆绳的木桩', '老闸：旧时的水闸'];
    const first = [headings[0] ?? '', ...prose(2), ...notes.flatMap((note) => [note, ...prose(1)])];
    expect((await book(['江上的灯', ...first, ...whole.slice(4)])).headings).toEqual(written);
    const letter = (name: string, day: number) => [`${name}`, `1993年5月${day}日`, ...prose(1)];
    const letters = [...whole.slice(0, 8), ...letter('王海林', 3), ...whole.slice(8, 12)];
    const more = [...letters, ...letter('孙小舟', 9), ...whole.slice(12)];
    const chapters = more.map((line) => line.replace('回 ', '章 '));
    expect((await book(['江上的灯', ...chapters])).headings).toEqual(
      written.map((heading) => heading.replace('回', '章')),
    );
  });

  it('are no few lines with a dash or a colon, no speech and no author', async () => {
    const body = headings.flatMap((_, at) => prose(at === 2 ? 60 : 50));
    const few = (lines: readonly string[]) =>
      body.flatMap((line, at) => [
        line,
        ...(at % 90 === 30 ? [lines[Math.floor(at / 90)] ?? ''] : []),
      ]);
    for (const lines of [
      ['老闸——旧时的水闸', '缆桩——系缆绳的木桩', '渡口——船停靠的地方'],
      ['“灯呢？”老周退了一步', '“在这里！”船工应了一声', '“走吧。”他说着上了船'],
      ['沈渡　著', '何川　译', '周砚　著'],
    ])
      expect((await book(['江上的灯', ...few(lines)])).headings).toEqual(['江上的灯']);
  });

  it('begin with what the publisher says, where the text names no title', async () => {
    const read = await book(['出版说明', ...prose(2), ...whole]);
    expect([read.title, read.headings]).toEqual([undefined, ['出版说明', ...written]]);
  });
});
