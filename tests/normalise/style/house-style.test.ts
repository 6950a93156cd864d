import { describe, expect, it } from 'vitest';
import type { StyleRow } from '../../../src/model/style-schema.js';
import { checkLedger } from '../../../src/normalise/index.js';
import { houseStyle } from '../../../src/normalise/style/house-style.js';
import { imported } from '../source-of.js';

const row = (avoid: string | readonly string[], rest: Partial<StyleRow> = {}): StyleRow => ({
  avoid: typeof avoid === 'string' ? [avoid] : [...avoid],
  'whole-word': false,
  ...rest,
});
const own = (...rows: StyleRow[]) => houseStyle([{ origin: 'own', rows }]);
const avoided = (rows: readonly StyleRow[], text: string) =>
  own(...rows)(text).map(({ avoid }) => avoid);

describe('a house style', () => {
  it('finds its words with their places and remedies', () => {
    const find = own(row('搞好', { prefer: '做好', why: '用语平实' }));
    expect(find('要搞好秩序')).toEqual([
      { at: 1, end: 3, avoid: '搞好', prefer: '做好', why: '用语平实', origin: 'own' },
    ]);
  });

  it.each([
    ['部门', ['有关部门'], '有关部门', []],
    ['部门', ['有关部门'], '各部门', ['部门']],
    ['截止9', ['报名截止'], '报名截止9月底', []],
    ['截止9', ['报名截止'], '截止9月底', ['截止9']],
  ] as const)('%s is right inside %s', (avoid, except, text, found) => {
    expect(avoided([row(avoid, { except: [...except] })], text)).toEqual(found);
  });

  it('a word is right inside its own preferred form', () => {
    expect(avoided([row('市监局', { prefer: '市市监局' })], '市市监局与市监局')).toEqual([
      '市监局',
    ]);
  });

  it('a whole word has no letter or digit beside it', () => {
    const rows = [row('IT', { 'whole-word': true })];
    expect(avoided(rows, 'IT部门，WITH，IT3，用IT。')).toEqual(['IT', 'IT']);
  });

  it('of words that overlap the first and longest counts', () => {
    expect(avoided([row('早市'), row('河口早市'), row('市场')], '河口早市场')).toEqual([
      '河口早市',
    ]);
  });

  it('the earlier list counts, and a row that prefers its own word switches the later off', () => {
    const builtIn = { origin: 'usage', rows: [row('做出贡献', { prefer: '作出贡献' })] } as const;
    const text = '他们做出贡献';
    expect(houseStyle([builtIn])(text)).toHaveLength(1);
    const off = { origin: 'own', rows: [row('做出贡献', { prefer: '做出贡献' })] } as const;
    expect(houseStyle([off, builtIn])(text)).toEqual([]);
  });

  it.each(['constructor', 'toString', '__proto__'])('knows %s as any other word', (word) => {
    expect(avoided([row(word)], `用${word}吧`)).toEqual([word]);
    expect(avoided([row('早市')], word)).toEqual([]);
  });
});

const FIND = own(
  row('搞好', { prefer: '做好' }),
  row(['既使'], { prefer: '即使' }),
  row('河口镇政府', { prefer: '河口镇人民政府' }),
  row('棚子'),
);
const SOURCE = [
  '河口镇政府的早市',
  '清晨六点,河口镇政府的同志就到了市场,要搞好秩序,守好棚子.',
  '既使下雨,早市也要开.',
].join('\n');

describe('on import', () => {
  it('findings are reported at their source lines and nothing is changed', async () => {
    const plain = await imported(SOURCE);
    const styled = await imported(SOURCE, { style: { find: FIND, apply: false } });
    expect(styled.files).toEqual(plain.files);
    const found = styled.manuscript.diagnostics.filter(({ ruleId }) => ruleId.startsWith('style/'));
    expect(found.map(({ ruleId, line, column }) => [ruleId, line, column])).toEqual([
      ['style/prefer', 1, 1],
      ['style/prefer', 2, 6],
      ['style/prefer', 2, 21],
      ['style/avoid', 2, 28],
      ['style/prefer', 3, 1],
    ]);
  });

  it('with apply the preferred forms are edits of the ledger, which balances and can be undone', async () => {
    const { source, manuscript, files } = await imported(SOURCE, {
      style: { find: FIND, apply: true },
    });
    expect(manuscript.sections[0]?.paragraphs.map(({ text }) => text)).toEqual([
      '清晨六点，河口镇人民政府的同志就到了市场，要做好秩序，守好棚子。',
      '即使下雨，早市也要开。',
    ]);
    const { ledger } = manuscript;
    const edits = ledger.edits.filter(({ rule }) => rule === 'style/prefer');
    expect(edits.map(({ from, to }) => `${from}→${to}`)).toContain('河口镇政府→河口镇人民政府');
    for (const { line, column, from } of ledger.edits) {
      expect(source.lines[line - 1]?.text.slice(column - 1, column - 1 + from.length)).toBe(from);
    }
    const texts = files.filter(({ path }) => path !== 'ledger.json');
    expect(checkLedger(ledger, [source], texts)).toEqual([]);
  });

  it('a word that a wrapped line parts is found and written', async () => {
    const text =
      '清晨六点河口镇早市亮起了灯卖菜的老周把刚割的韭菜一捆一捆码好。镇里今年把市场棚顶翻修了一遍又添了四十个摊位，要搞';
    const rest =
      '好秩序，摊租三年不涨，附近六个村的菜都往这里送，外地客商也来得勤，市场办说上半年交易额比去年同期多了两成。';
    const lines = [...`${text}${rest}`];
    const wrapped = Array.from({ length: Math.ceil(lines.length / 20) }, (_, index) =>
      lines.slice(index * 20, index * 20 + 20).join(''),
    );
    const { manuscript } = await imported(['标题', '', ...wrapped].join('\n'), {
      style: { find: own(row('搞好', { prefer: '做好' })), apply: true },
    });
    const body = manuscript.sections[0]?.paragraphs.map((one) => one.text).join('');
    expect(manuscript.ledger.totals.joined).toBeGreaterThan(0);
    expect(body).toContain('要做好秩序');
  });
});
