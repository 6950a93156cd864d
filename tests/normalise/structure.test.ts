import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/inputs/index.js';
import { manuscriptFiles, prepareManuscript } from '../../src/normalise/index.js';
import { givenHeading } from '../../src/normalise/structure/given.js';
import { imported, sourceOf } from './source-of.js';

const PROSE = '清早渡口的灯还亮着，撑船的人把缆绳解开，水面上起了一层薄雾，对岸看不清楚。';

async function headings(text: string, options = {}) {
  const { manuscript } = await imported(text, options);
  return manuscript.sections.flatMap(({ heading, paragraphs }) => [
    heading,
    ...paragraphs.flatMap(({ kind, level, text: own }) =>
      kind === 'heading' ? [`${level} ${own}`] : [],
    ),
  ]);
}

describe('the structure of a text', () => {
  it('gives no title to a text that opens with an address to its readers', async () => {
    const text = `各位代表：\n${PROSE}\n一、回顾\n${PROSE}一\n二、打算\n${PROSE}二`;
    const { manuscript } = await imported(text);
    expect(manuscript.metadata.title).toBeUndefined();
    expect(await headings(text)).toEqual(['', '一、回顾', '二、打算']);
  });

  it.each([['简报', '编者按：收录各地来稿。'], ['简报'], ['舆情快报', '2024年5月1日']])(
    'takes a bulletin’s short name above places for the title: %s %s',
    async (name, ...above) => {
      const lines = [
        name,
        ...above,
        '北京市',
        '第一件事办得很好。',
        '上海市',
        '第二件事办得很好。',
      ];
      const { manuscript } = await imported(lines.join('\n\n'));
      expect(manuscript.metadata.title).toBe(name);
      const chapters = manuscript.sections.filter(({ role }) => role === 'chapter');
      expect(chapters.map(({ heading }) => heading)).toEqual(['北京市', '上海市']);
    },
  );

  it.each(['▌北京', '📍北京', '✦ 北京', '>>北京', '#北京#', '（北京）', '「北京」', '/ 北京 /'])(
    'reads a place among the marks of web pages as a label: %s',
    async (shape) => {
      const places = ['北京', '上海', '浙江'];
      const pieces = places.flatMap((place) => [shape.replace('北京', place), PROSE, PROSE]);
      const { manuscript } = await imported(['各地来稿', '编者按：如下。', ...pieces].join('\n\n'));
      const chapters = manuscript.sections.filter(({ role }) => role === 'chapter');
      expect(chapters.map(({ heading }) => heading)).toEqual(places);
      expect(chapters.map(({ region }) => region)).toEqual(['110000', '310000', '330000']);
    },
  );

  it.each([
    ['一', '二', '一　', '二　'],
    ['01', '02', '01　', '02　'],
    ['PART.01', 'PART.02', 'PART.01　', 'PART.02　'],
    ['第一章', '第二章', '第一章　', '第二章　'],
    ['（一）', '（二）', '（一）　', '（二）　'],
    ['话题一', '话题二', '话题一　', '话题二　'],
    ['ONE', 'TWO', 'ONE　', 'TWO　'],
  ])(
    'puts a number alone on its line to the heading below it: %s',
    async (one, two, first, second) => {
      const lines = [
        '渡口纪事',
        '编者按：如下。',
        one,
        '旧闸怎么修',
        PROSE,
        PROSE,
        two,
        '钱从哪里来',
        PROSE,
      ];
      expect(await headings(lines.join('\n\n'))).toEqual([
        '编者按',
        `${first}旧闸怎么修`,
        `${second}钱从哪里来`,
      ]);
    },
  );

  it('leaves a number above text, and one whose section has several headings, where it is', async () => {
    const essay = ['渡口纪事', '一', PROSE, PROSE, '二', PROSE];
    expect(await headings(essay.join('\n\n'))).toEqual(['一', '二']);
    const parts = [
      '第一部分',
      '旧闸',
      PROSE,
      '新闸',
      PROSE,
      '第二部分',
      '旧桥',
      PROSE,
      '新桥',
      PROSE,
    ];
    expect(await headings(['渡口纪事', ...parts].join('\n\n'))).toEqual([
      '第一部分',
      '2 旧闸',
      '2 新闸',
      '第二部分',
      '2 旧桥',
      '2 新桥',
    ]);
  });

  it('takes speech and credits in brackets for text, and reports a note that has become all of it', async () => {
    const lines = [
      '各地来稿',
      '编者按：如下。',
      '「回家」',
      PROSE,
      '（本报编辑部）',
      PROSE,
      '「好」',
      PROSE,
    ];
    const { manuscript } = await imported(lines.join('\n\n'));
    expect(manuscript.sections.map(({ role }) => role)).toEqual(['editors-note']);
    const rules = manuscript.diagnostics.map(({ ruleId }) => ruleId);
    expect(rules).toContain('manuscript/all-in-note');
  });

  it.each([
    [['（按：收录各地来稿。）'], ['收录各地来稿。']],
    [['(编者按:收录各地来稿。)'], ['收录各地来稿。']],
    [
      ['（按：收录各地来稿。', '请参阅。）'],
      ['（收录各地来稿。', '请参阅。）'],
    ],
    [['【编者按】（收录各地来稿。）'], ['（收录各地来稿。）']],
  ])('takes both brackets around an editor’s note or neither: %j', async (note, texts) => {
    const lines = ['各地来稿', ...note, '一、北京', '第一件事办得很好。', '二、上海', '好事。'];
    const { manuscript } = await imported(lines.join('\n\n'));
    const section = manuscript.sections.find(({ role }) => role === 'editors-note');
    expect(section?.paragraphs.map(({ text }) => text)).toEqual(texts);
  });

  it('takes the author, or the unit and the month of a cover, out of the text before its first heading', async () => {
    const text = ['一、江上', `${PROSE}一。`, '二、岸上', `${PROSE}二。`];
    const one = (await imported(['渡口的灯', '沈渡', ...text].join('\n'))).manuscript;
    expect([one.metadata.creators, one.sections.map(({ heading }) => heading)]).toEqual([
      [{ name: '沈渡', role: 'aut' }],
      ['一、江上', '二、岸上'],
    ]);
    const other = (
      await imported(['渡口年度报告', '江州市渡口管理站', '2026年3月', ...text].join('\n'))
    ).manuscript;
    expect(other.metadata.date).toBe('2026-03');
    expect(other.metadata.information).toEqual(['江州市渡口管理站', '2026年3月']);
    expect(other.sections.map(({ heading }) => heading)).toEqual(['一、江上', '二、岸上']);
  });

  it('reads a source with the name of the page behind it', async () => {
    const line = '发稿时间：2017-03-10 08:42:00 来源： 江州日报海外版 江州青年网';
    const { metadata } = (await imported(['渡口的灯', line, `${PROSE}一。`].join('\n'))).manuscript;
    expect([metadata.date, metadata.sourceName]).toEqual(['2017-03-10', '江州日报海外版']);
  });

  it('names an author without the office before the name', async () => {
    const text = ['渡口的灯', '作者：本报记者周砚', `${PROSE}一。`].join('\n');
    expect((await imported(text)).manuscript.metadata.creators).toEqual([
      { name: '周砚', role: 'aut' },
    ]);
  });

  it('keeps one who wrote a piece and read its proofs in both roles, and a dateline in the text', async () => {
    const { manuscript } = await imported(
      [
        '渡口的灯',
        '文｜周砚　图｜沈渡',
        '某某社3月2日报道',
        `${PROSE}一。`,
        '责编/何明 校对/周砚',
      ].join('\n'),
    );
    expect(manuscript.metadata.creators).toEqual([
      { name: '周砚', role: 'aut' },
      { name: '沈渡', role: 'pht' },
      { name: '何明', role: 'edt' },
      { name: '周砚', role: 'pfr' },
    ]);
    expect(manuscript.metadata.subtitle).toBeUndefined();
  });

  it('takes what the user names for headings, on the level that the user gives', async () => {
    const text = `渡口\n${PROSE}\n甲事\n${PROSE}一。\n细节：船\n${PROSE}二。\n乙事\n${PROSE}三。`;
    const given = [givenHeading('^[甲乙]事$'), givenHeading('2:^细节')];
    expect(await headings(text, { headings: given })).toEqual([
      '渡口',
      '甲事',
      '2 细节：船',
      '乙事',
    ]);
  });

  it('reads headings that are sentences where all of them are', async () => {
    const item = (number: string) =>
      `（${number}）把渡口的${number}件事办好。\n${PROSE}${number}。`;
    const text = `工作报告\n一、打算\n${PROSE}\n${item('一')}\n${item('二')}\n${item('三')}\n二、保障\n${PROSE}末。`;
    expect(await headings(text)).toHaveLength(5);
  });

  it('drops marks of chapter ends where there are chapters, and nothing else in brackets', async () => {
    const text = `第1章 灯\n${PROSE}\n(本章完)\n第2章 桥\n${PROSE}二。\n(本章完)`;
    const { manuscript } = await imported(text);
    expect(manuscript.ledger.lines.filter(({ as }) => as === 'chapter-end')).toHaveLength(2);
  });
});

describe('Markdown from elsewhere', () => {
  async function markdown(text: string) {
    const bytes = new TextEncoder().encode(text);
    const manuscript = await prepareManuscript([await readSource({ name: '01-札记.md', bytes })]);
    return { manuscript, files: manuscriptFiles(manuscript, { id: 'x' }) };
  }

  it('keeps fenced code character by character, empty lines too', async () => {
    const code = '```py\n# 不是标题\nprint("a,b")\n\nprint(1)\n```';
    const { files } = await markdown(`# 书\n\n## 甲\n\n${code}\n\n## 乙\n\n${code}\n`);
    expect(files.filter(({ text }) => text.includes(code))).toHaveLength(2);
  });

  it('calls a file without a first heading by its name', async () => {
    const { manuscript } = await markdown(`## 甲\n\n${PROSE}\n`);
    expect(manuscript.metadata.title).toBe('札记');
    expect(manuscript.sections.map(({ heading }) => heading)).toEqual(['甲']);
  });

  it('puts a note into the file that refers to it', async () => {
    const { files } = await markdown('# 书\n\n## 甲\n\n文[^1]。\n\n## 乙\n\n文。\n\n[^1]: 注。\n');
    expect(files.find(({ text }) => text.includes('[^1]: 注。'))?.text).toContain('文[^1]。');
  });

  async function folder(files: Readonly<Record<string, string>>) {
    const sources = Object.entries(files).map(([name, text]) =>
      readSource({ name, bytes: new TextEncoder().encode(text) }),
    );
    const { sections } = await prepareManuscript(await Promise.all(sources));
    return sections.map(({ heading, paragraphs }) => [
      heading,
      ...paragraphs.flatMap(({ kind, level, text }) =>
        kind === 'heading' ? [`${level} ${text}`] : [],
      ),
    ]);
  }

  it('heads a file of several by the title of its front matter, where that is none of its headings', async () => {
    const front = (title: string) => `---\ntitle: ${title}\n---\n\n`;
    expect(
      await folder({
        '01-a.md': `${front('早市')}## 由来\n\n${PROSE}\n\n## 变化\n\n${PROSE}变。\n`,
        '02-b.md': `${front('晚市')}# 晚市的灯\n\n${PROSE}灯。\n`,
        '03-c.md': `${front('夜市')}# 一\n\n${PROSE}一。\n\n# 二\n\n${PROSE}二。\n`,
      }),
    ).toEqual(
      [['早市', '2 由来', '2 变化'], ['晚市的灯'], ['夜市', '2 一', '2 二']].map((one) => one),
    );
  });

  it('leaves the marks of tables of contents out', async () => {
    const text = `# 书\n\n[TOC]\n\n* content\n{:toc}\n\n[[toc]]\n\n## 甲\n\n${PROSE}\n\n\`\`\`\n[TOC]\n\`\`\`\n`;
    const { manuscript, files } = await markdown(text);
    expect(
      manuscript.ledger.lines.filter(({ as }) => as === 'contents').map(({ line }) => line),
    ).toEqual([3, 5, 6, 8]);
    expect(files.map(({ text: own }) => own).join('')).toContain('```\n[TOC]\n```');
  });
});

describe('bold type in a page or a Word file', () => {
  it('puts bold headings on the levels of their numbers, beside those that are not bold', async () => {
    const lines = [
      '<p><b>渡口的灯</b></p>',
      '<p><b>引言</b></p>',
      `<p>${PROSE}引。</p>`,
      '<p>一、江上</p>',
      '<p><b>1、早渡</b></p>',
      `<p>${PROSE}一。</p>`,
      '<p><b>2、晚渡</b></p>',
      `<p>${PROSE}二。</p>`,
      '<p>二、岸上</p>',
      `<p>${PROSE}三。</p>`,
      '<p><b>1、集市</b></p>',
      `<p>${PROSE}四。</p>`,
    ];
    expect(await pageHeadings(lines)).toEqual([
      '引言',
      '一、江上',
      '2 1、早渡',
      '2 2、晚渡',
      '二、岸上',
      '2 1、集市',
    ]);
  });

  it('joins two bold lines of a title where the second says what the document is', async () => {
    const text = `江州市渡口春季检查阶段\n现场工作指南\n一、目标\n${PROSE}一。\n二、要求\n${PROSE}二。`;
    const source = sourceOf(text);
    const lines = source.lines.map((line) =>
      line.number < 3 ? { ...line, markup: { kind: 'bold' } as const } : line,
    );
    const { metadata, sections } = await prepareManuscript([{ ...source, kind: 'docx', lines }]);
    expect(metadata.title).toBe('江州市渡口春季检查阶段　现场工作指南');
    expect(sections.map(({ heading }) => heading)).toEqual(['一、目标', '二、要求']);
  });

  it('reads the cover of a Word file: pictures above the title, and a title that stands upright', async () => {
    const text = `![](source/标志.png)\n渡\n口\n换\n灯\n主办：江州市渡口管理站\n一、目标\n${PROSE}一。\n二、要求\n${PROSE}二。`;
    const source = sourceOf(text);
    const lines = source.lines.map((line) =>
      line.number === 1 ? { ...line, markup: { kind: 'image' } as const } : line,
    );
    const { metadata, sections } = await prepareManuscript([{ ...source, kind: 'docx', lines }]);
    expect(metadata.title).toBe('渡口换灯');
    expect(sections.map(({ heading }) => heading)).toEqual(['渡口换灯', '一、目标', '二、要求']);
  });

  it('has no heading in a list of attachments', async () => {
    const list = [
      '附件：1. 渡口检查表',
      '2. 船只登记册',
      '3. 渡工名册',
      '江州市渡口管理站',
      '2026年3月1日',
    ];
    const text = [
      '关于检查渡口的通知',
      PROSE,
      '1. 查灯',
      `${PROSE}一。`,
      '2. 查缆',
      `${PROSE}二。`,
      ...list,
    ].join('\n');
    expect(await headings(text)).toEqual(['关于检查渡口的通知', '1. 查灯', '2. 查缆']);
  });
});

async function pageHeadings(lines: readonly string[]) {
  const bytes = new TextEncoder().encode(
    `<html><body><article>${lines.join('')}</article></body></html>`,
  );
  const { sections } = await prepareManuscript([await readSource({ name: 'page.html', bytes })]);
  return sections.flatMap(({ heading, paragraphs }) => [
    heading,
    ...paragraphs.flatMap(({ kind, level, text }) =>
      kind === 'heading' ? [`${level} ${text}`] : [],
    ),
  ]);
}
