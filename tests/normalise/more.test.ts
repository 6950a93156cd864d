import { describe, expect, it } from 'vitest';
import { imported } from './source-of.js';

const PROSE = '今年以来，全市市场监管系统统筹推进各项工作，持续优化营商环境，激发市场主体活力。';
const MORE = '结合实际强化监管，保供稳价、促进复工复产取得突出成效，群众满意度明显提高。';
const rules = async (lines: readonly string[]) =>
  (await imported(lines.join('\n'))).manuscript.diagnostics.map(({ ruleId, values }) => [
    ruleId,
    values.region,
  ]);

describe('the roster', () => {
  const note = '编者按：北京、上海、浙江等地作交流发言。';

  it('a region that the note announces and the text lacks is reported', async () => {
    expect(
      await rules(['标题', note, '北京:抓牢防控', PROSE, '上海:加强建设', MORE]),
    ).toContainEqual(['manuscript/region-missing', '浙江']);
  });

  it('a region that stands there twice, or out of order, is reported', async () => {
    const found = await rules([
      '标题',
      '上海:加强建设',
      PROSE,
      '北京:抓牢防控',
      MORE,
      '上海:再加强建设',
      `${PROSE}${MORE}`,
    ]);
    expect(found).toContainEqual(['manuscript/region-repeated', '上海']);
    expect(found).toContainEqual(['manuscript/region-order', '北京']);
  });

  it('an order that differs in many places is reported once', async () => {
    const found = await rules([
      '标题',
      ...['上海', '天津', '北京', '重庆', '辽宁', '山西'].flatMap((name) => [
        `${name}:加强建设`,
        `${name}市场监管部门抓好落实,今年以来成效明显,共检查经营主体三千多户。`,
      ]),
    ]);
    const order = found.filter(([rule]) => rule === 'manuscript/region-order');
    expect(order).toEqual([['manuscript/region-order', '天津']]);
  });
});

describe('joins', () => {
  it('a text wrapped at one column is joined into paragraphs; indents and blank lines part them', async () => {
    const wrapped = [
      '标题',
      '',
      ...(`　　${PROSE}${MORE}`.match(/.{1,20}/gu) ?? []),
      ...(`　　${MORE}${PROSE}`.match(/.{1,20}/gu) ?? []),
    ];
    const { manuscript } = await imported(wrapped.join('\n'));
    expect(manuscript.sections[0]?.paragraphs.map(({ text }) => text)).toEqual([
      PROSE + MORE,
      MORE + PROSE,
    ]);
    expect(manuscript.ledger.totals.joined).toBeGreaterThan(4);
  });

  it('a paragraph that seems split is reported and not changed', async () => {
    const { manuscript } = await imported(
      ['标题', `${PROSE.slice(0, -1)}，并且在各地各部门的共同努力之下`, MORE].join('\n'),
    );
    expect(manuscript.sections[0]?.paragraphs).toHaveLength(2);
    expect(manuscript.diagnostics.map(({ ruleId, line }) => [ruleId, line])).toContainEqual([
      'manuscript/split-paragraph',
      2,
    ]);
  });
});

describe('conversion', () => {
  it('between simplified and traditional is in the ledger, character by character', async () => {
    const { manuscript } = await imported(
      ['標題', '內蒙古自治區市場監管總局統籌推進各項工作，持續優化營商環境，激發市場活力。'].join(
        '\n',
      ),
      { convert: 't2s' },
    );
    expect(manuscript.sections[0]?.paragraphs[0]?.text).toBe(
      '内蒙古自治区市场监管总局统筹推进各项工作，持续优化营商环境，激发市场活力。',
    );
    expect(manuscript.ledger.edits.every(({ rule }) => rule === 'convert/t2s')).toBe(true);
  });
});

it.each([
  ['s2tw', '这里的软件只有一只鼠标，为了方便群众。', '這裡的軟件只有一隻鼠標，為了方便群眾。'],
  ['s2hk', '这里的群众为了方便，只带一只篮子。', '這裏的羣眾為了方便，只帶一隻籃子。'],
  ['tw2s', '這裡的群眾為了方便，只帶一隻籃子。', '这里的群众为了方便，只带一只篮子。'],
] as const)('conversion %s is in the ledger', async (convert, written, becomes) => {
  const { manuscript } = await imported(['标题', written].join('\n'), { convert });
  expect(manuscript.sections[0]?.paragraphs[0]?.text).toBe(becomes);
  for (const { rule, from } of manuscript.ledger.edits) {
    expect(rule).toBe(`convert/${convert}`);
    expect([...from].length).toBeLessThanOrEqual(2);
  }
});

describe('Markdown sources', () => {
  it('keep their own lists, tables and emphasis', async () => {
    const text = [
      '# 标题',
      '',
      `${PROSE}**重点**`,
      '',
      '- 甲项',
      '- 乙项',
      '',
      '| 表 | 格 |',
      '| --- | --- |',
      '| 一 | 二 |',
    ].join('\n');
    const { sourceOf } = await import('./source-of.js');
    const { manuscriptFiles, prepareManuscript } = await import('../../src/normalise/index.js');
    const manuscript = await prepareManuscript([{ ...sourceOf(text, 'a.md'), markdown: true }]);
    const [file] = manuscriptFiles(manuscript, { id: 'a' });
    expect(file?.text.split('\n---\n\n')[1]).toBe(`${text}\n`);
  });
});

describe('what is in doubt stays text', () => {
  it('a date under an office’s name is a letter’s own end', async () => {
    const { manuscript } = await imported(
      ['一封信', PROSE, MORE, '某某市人民政府', '2024年2月1日'].join('\n'),
    );
    expect(manuscript.sections[0]?.paragraphs.at(-1)?.text).toBe('2024年2月1日');
  });

  it('paragraphs of one length are not taken for wrapped lines', async () => {
    const { manuscript } = await imported(
      [
        '标题',
        PROSE,
        MORE,
        PROSE.replace('今年', '去年'),
        MORE.replace('结合', '联系'),
        PROSE.replace('今年', '前年'),
      ].join('\n'),
    );
    expect(manuscript.ledger.totals.joined).toBe(0);
  });

  it('an office among regions is a label like them', async () => {
    const { manuscript } = await imported(
      ['标题', '河北 推进发展', PROSE, '山西 加快转型', MORE, '财政部 落实政策', PROSE + MORE].join(
        '\n',
      ),
    );
    expect(manuscript.sections.map(({ label }) => label)).toEqual(['河北', '山西', '财政部']);
  });

  it('an office that heads the first of several pieces is a heading, not the author', async () => {
    const { manuscript } = await imported(['标题', '教育部', PROSE, '财政部', MORE].join('\n'));
    expect(manuscript.sections.map(({ heading }) => heading)).toEqual(['教育部', '财政部']);
  });
});
