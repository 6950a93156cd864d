import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/inputs/index.js';
import { checkLedger, prepareManuscript } from '../../src/normalise/index.js';
import { imported } from './source-of.js';

const PROSE =
  '清晨六点，早市已经亮起了灯，卖菜的老周把刚割的韭菜一捆一捆码好，等着第一批客人，天还没有大亮。';

/** What a table among paragraphs becomes: the text of its file, and which lines are left out. */
async function tableOf(...lines: readonly string[]) {
  const { source, manuscript, files, file } = await imported(
    ['集市的数目', '', PROSE, '', ...lines, '', PROSE.replace('清晨', '早上')].join('\n'),
  );
  expect(checkLedger(manuscript.ledger, [source], files)).toEqual([]);
  const blocks = (file('01-chapter.md') ?? '').trimEnd().split('\n\n');
  return {
    text: blocks.slice(3, -1).join('\n\n'),
    left: manuscript.ledger.lines.filter(({ as }) => as === 'table-rule').length,
  };
}

describe('a table that a plain text draws is a table', () => {
  it('with cells that span columns, whether drawn marks are one column wide or two', async () => {
    for (const [wide, table] of [
      ['─'.repeat(8), ['│  城关  │   40   │   20   │', '│      合计       │   60   │']],
      ['─'.repeat(4), ['│  城关  │   40   │   20   │', '│      合计        │   60   │']],
    ] as const)
      expect(
        await tableOf(`┌${wide}┬${wide}┬${wide}┐`, ...table, `└${wide}─${wide}┴${wide}┘`),
      ).toEqual({ text: '| 城关 | 40 | 20 |\n| --- | --- | --- |\n| 合计 |  | 60 |', left: 2 });
  });

  it('without outer marks, and from a keyboard, its text kept from being read as markup', async () => {
    expect(await tableOf('集市 │ 摊位', '────┼────', '城关 │ *40*')).toEqual({
      text: '| 集市 | 摊位 |\n| --- | --- |\n| 城关 | \\*40\\* |',
      left: 1,
    });
    expect(await tableOf('+----+----+', '| 甲 | <b> |', '| 乙 |    |', '+----+----+')).toEqual({
      text: '| 甲 | \\<b> |\n| --- | --- |\n| 乙 |  |',
      left: 2,
    });
  });

  it('and one whose columns a tab parts, with its empty cells', async () => {
    expect(await tableOf('集市\t早市\t晚市', '城关\t40\t20', '柳湾\t\t8')).toEqual({
      text: '| 集市 | 早市 | 晚市 |\n| --- | --- | --- |\n| 城关 | 40 | 20 |\n| 柳湾 |  | 8 |',
      left: 0,
    });
  });
});

describe('what only looks like a table stays as it is', () => {
  it.each([
    ['a menu', ['首页 | 新闻 | 图片']],
    ['a rule between paragraphs', ['──────────']],
    ['a list with a tab behind its numbers', ['1.\t先登记', '2.\t后开市', '3.\t按时收摊']],
    ['fields', ['时间：\t四月九日', '地点：\t镇公所', '主持：\t周平']],
    ['two words and a tab', ['城关\t40', '柳湾\t12']],
  ])('%s', async (_, lines) => {
    expect((await tableOf(...lines)).text).not.toMatch(/\| --- \|/);
  });

  it('a table of contents with its pages', async () => {
    const { manuscript } = await imported(
      ['集市志', '目录', '一、沿革\t1', '二、街巷\t3', '三、人物\t9']
        .concat(['一、沿革', PROSE, '二、街巷', PROSE, '三、人物', PROSE])
        .join('\n'),
    );
    expect(manuscript.sections.map(({ heading }) => heading)).toEqual([
      '一、沿革',
      '二、街巷',
      '三、人物',
    ]);
  });

  it('lines in columns that spaces part are not joined in a wrapped text', async () => {
    const wrapped = Array.from({ length: 8 }, (_, at) => PROSE.slice(at, at + 36)).join('\n');
    const row = (name: string) =>
      `${name}市场        四十个摊位        三十六个摊位        每季一百二十元`;
    const { manuscript } = await imported(
      `集市的数目\n\n${wrapped}\n\n${row('东街')}\n${row('西街')}\n${row('河滩')}`,
    );
    const texts = manuscript.sections.flatMap(({ paragraphs }) => paragraphs);
    expect(texts).toHaveLength(4);
  });
});

describe('the row of a page’s table', () => {
  it('keeps the addresses of its links, while the marks of its text change', async () => {
    const prose =
      '<p>清早渡口的灯还亮着，撑船的人把缆绳解开，水面上起了一层薄雾，对岸看不清楚。</p>';
    const page = `<h1>渡口</h1>${prose}<table><tr><th>渡口</th><th>备注</th></tr><tr><td>江上（又名：<a href="https://example.org/%EB%86%80">놀러와</a>）与对岸,渡船</td><td>x<sup>a,b</sup>米</td></tr></table>${prose}`;
    const source = await readSource({ name: 'p.html', bytes: new TextEncoder().encode(page) });
    const manuscript = await prepareManuscript([source]);
    const rows = manuscript.sections.flatMap(({ paragraphs }) =>
      paragraphs.flatMap(({ kind, text }) => (kind === 'table' ? [text] : [])),
    );
    expect(rows[1]).toBe(
      '| 江上（又名：[놀러와](<https://example.org/%EB%86%80>)）与对岸，渡船 | x<sup>a,b</sup>米 |',
    );
  });
});
