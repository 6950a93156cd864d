import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/inputs/index.js';
import { manuscriptFiles, prepareManuscript } from '../../src/normalise/index.js';
import { givenHeading } from '../../src/normalise/structure/given.js';
import { imported } from './source-of.js';

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
});
