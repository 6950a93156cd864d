import { describe, expect, it } from 'vitest';
import { prepareManuscript } from '../../src/normalise/index.js';
import { imported, sourceOf } from './source-of.js';

const ONE =
  '清晨六点，早市已经亮起了灯，卖菜的老周把刚割的韭菜一捆一捆码好，等着第一批客人，天还没有大亮。';
const TWO =
  '镇里今年把市场棚顶翻修了一遍，又添了四十个摊位，摊租三年不涨，附近六个村的菜都往这里送。';
const THREE =
  '秤杆上的星子是老规矩，一两一颗，年年要送到县里去校，校过的秤才许进场，谁家也不能例外的。';
const FOUR =
  '石桥的牲口市比菜市还早，天不亮就有人牵着牛来，讲价钱不开口，只在袖筒里捏手指头，外人不懂。';

async function made(lines: readonly string[]) {
  const { manuscript } = await imported(lines.join('\n'));
  return {
    duplicates: manuscript.ledger.lines
      .filter(({ fate }) => fate === 'duplicate')
      .map(({ line, of }) => [line, of]),
    reports: manuscript.diagnostics.map(({ ruleId, line }) => [ruleId, line]),
    texts: manuscript.sections.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text)),
  };
}

describe('repeats', () => {
  it('a text that was pasted again leaves, its parts in any order, the last line cut off', async () => {
    const { duplicates } = await made(['题名', ONE, TWO, THREE, '题名', ONE, TWO, THREE]);
    expect(duplicates.map(([line]) => line)).toEqual([5, 6, 7, 8]);
    const shuffled = await made(['题名', ONE, TWO, THREE, FOUR, THREE, FOUR, ONE, TWO]);
    expect(shuffled.duplicates.map(([line]) => line)).toEqual([6, 7, 8, 9]);
  });

  it('a second copy in marks of half width leaves', async () => {
    const { duplicates } = await made([
      '题名',
      ONE,
      TWO,
      THREE,
      ...[ONE, TWO, THREE].map((text) => text.replace(/，/gu, ',').replace(/。/gu, '.')),
    ]);
    expect(duplicates.map(([line]) => line)).toEqual([5, 6, 7]);
  });

  it('equal lines that follow each other stay', async () => {
    const { duplicates } = await made(['题名', ...Array(30).fill(ONE)]);
    expect(duplicates).toEqual([]);
  });

  it('a block that follows its twin at once leaves', async () => {
    const { duplicates } = await made(['题名', ONE, TWO, ONE, TWO, THREE, FOUR]);
    expect(duplicates).toEqual([
      [4, 2],
      [5, 3],
    ]);
  });

  it.each([
    ['one paragraph', ['题名', ONE, TWO, ONE, THREE]],
    ['two paragraphs apart', ['题名', ONE, TWO, THREE, ONE, TWO, FOUR]],
    ['a clause', ['题名', `（二）${ONE}`, TWO, `（二）${ONE}`, THREE, FOUR]],
    [
      'items in a row',
      [
        '题名',
        `（一）${ONE}`,
        `（二）${TWO}`,
        `（三）${THREE}`,
        FOUR,
        `（一）${ONE}`,
        `（二）${TWO}`,
        `（三）${THREE}`,
        '又一段别的话，说的是别的事。',
      ],
    ],
  ])('%s stays, and is reported', async (_, lines) => {
    const { duplicates, reports } = await made(lines);
    expect(duplicates).toEqual([]);
    expect(reports.map(([rule]) => rule)).toContain('manuscript/repeat-kept');
  });
});

describe('a passage that stands in two sources', () => {
  it('stays in both, and is reported once, with where it ends', async () => {
    const texts = [
      ['早市', ONE, TWO, THREE, FOUR],
      ['晚市', '天黑以后灯一盏一盏亮起来。', ONE, TWO, THREE, '晚市的话。'],
      ['夜市', FOUR],
    ];
    const sources = texts.map((lines, index) => sourceOf(lines.join('\n'), `${index + 1}.txt`));
    const { ledger, diagnostics } = await prepareManuscript(sources);
    expect(ledger.totals.duplicate).toBe(0);
    const reports = diagnostics.filter(({ ruleId }) => ruleId === 'manuscript/repeat-elsewhere');
    expect(
      reports.map(({ file, line, values: { last, of, named } }) => [file, line, last, named, of]),
    ).toEqual([
      ['2.txt', 3, 5, '1.txt', 2],
      ['3.txt', 2, 2, '1.txt', 5],
    ]);
  });
});

describe('paragraphs that are alike', () => {
  it('are reported once, with the nearest one', async () => {
    const like = ONE + TWO;
    const { reports } = await made(['题名', like, THREE, like.replace('六点', '五点'), FOUR]);
    expect(reports.filter(([rule]) => rule === 'manuscript/near-copy')).toEqual([
      ['manuscript/near-copy', 4],
    ]);
  });

  it('by their opening formula alone are not', async () => {
    const formula = '河口网消息（河口新闻联播）：记者从县市场办今天上午召开的新闻发布会上了解到，';
    const { reports } = await made(['题名', formula + ONE, formula + TWO, formula + THREE]);
    expect(reports.map(([rule]) => rule)).not.toContain('manuscript/near-copy');
  });
});

describe('wrapped text', () => {
  const long = `${ONE}${TWO}${THREE}${FOUR}`;

  it('has the width that most lines have, not the widest one', async () => {
    const lines = long.match(/.{1,30}/gu) ?? [];
    const { texts } = await made(['题名', ...lines, '', `${ONE}${TWO}`]);
    expect(texts).toEqual([long, `${ONE}${TWO}`]);
  });

  it('a line that begins with a comma goes on with the one before', async () => {
    const [left, right] = [ONE.slice(0, 12), ONE.slice(12)];
    expect(right.startsWith('，')).toBe(false);
    const { texts } = await made(['题名', left, `，${right}`, TWO, FOUR]);
    expect(texts[0]).toBe(`${left}，${right}`);
  });
});

it('text that was garbled before it was saved is reported', async () => {
  const garbled = Buffer.from(ONE, 'utf8')
    .toString('latin1')
    .replace(/[\u0080-\u009f]/gu, '\u00a0');
  const { reports } = await made(['题名', garbled, TWO]);
  expect(reports).toContainEqual(['manuscript/mojibake', 2]);
  expect(
    (await made(['Café', 'À la carte, déjà vu; naïve façade.', TWO])).reports,
  ).not.toContainEqual(['manuscript/mojibake', 2]);
});
