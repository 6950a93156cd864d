import { describe, expect, test } from 'vitest';
import { messageText } from '../../src/messages/diagnostic.js';
import { proveText } from '../../src/proof/index.js';
import { PARAGRAPH, paragraph, type SetLine, setBook } from './set-pages.js';

const [FIRST, SECOND, THIRD, LAST] = PARAGRAPH as [SetLine, SetLine, SetLine, SetLine];
/** Enough faultless paragraphs on pages of their own that one fault never becomes the habit. */
const GOOD = Array.from({ length: 4 }, (_, page) => [
  ...paragraph(2 * page),
  ...paragraph(2 * page + 1),
]);

/** The faults of a book whose first page is `lines`. */
function faults(lines: readonly SetLine[], ...further: readonly (readonly SetLine[])[]) {
  return proveText(setBook(lines, ...further, ...GOOD)).report.faults;
}

describe('a book without faults', () => {
  const { report, diagnostics } = proveText(setBook(...GOOD));
  test('has no diagnostic', () => {
    expect(diagnostics).toEqual([]);
    expect(report.faults).toEqual({});
  });
  test('is measured', () => {
    expect(report.text).toMatchObject({
      bodySize: 10,
      measure: 10,
      leading: 18,
      lines: 32,
      paragraphs: 8,
      edge: { lines: 24, mean: 0, most: 0 },
      indents: { count: 8, least: 2, median: 2, most: 2 },
      stretch: { count: 24, least: 0, median: 0, most: 0, mean: 0, percentile95: 0 },
    });
  });
});

describe('each rule finds its fault and no other', () => {
  test.each<[string, readonly SetLine[], Record<string, number>]>([
    [
      'a line starts with 。',
      [FIRST, SECOND, { text: '。社会发展持续优化营', advances: { 0: 1 } }, LAST],
      { 'pdf/line-start': 1 },
    ],
    [
      'a line starts with ％',
      [FIRST, SECOND, { text: '％社会发展持续优化营' }, LAST],
      { 'pdf/line-start': 1 },
    ],
    [
      'a line ends with an opening mark',
      [FIRST, { text: '统筹推进疫情防控和（' }, THIRD, LAST],
      { 'pdf/line-end': 1 },
    ],
    [
      'a number is split',
      [
        FIRST,
        { text: '统筹10推进疫情防12', advances: { 1: 4 / 3, 3: 5 / 6, 8: 4 / 3 } },
        { text: '34发展35持续优化营', advances: { 1: 5 / 6, 3: 4 / 3, 5: 5 / 6 } },
        LAST,
      ],
      { 'pdf/broken-run': 1 },
    ],
    [
      'a dash is split',
      [FIRST, { text: '统筹推进疫情防控和—' }, { text: '—社会发展持续优化营' }, LAST],
      { 'pdf/line-start': 1, 'pdf/broken-run': 1 },
    ],
    [
      'a line falls short of the measure',
      [FIRST, { text: '统筹推进疫情防控和' }, THIRD, LAST],
      { 'pdf/ragged-edge': 1 },
    ],
    [
      'a mark at the line end is full width',
      [FIRST, { text: '统筹推进疫情防控和，' }, THIRD, LAST],
      { 'pdf/line-end-mark': 1 },
    ],
    [
      'a mark hangs past the measure',
      [FIRST, { text: '统筹推进疫情防控和经，' }, THIRD, LAST],
      { 'pdf/line-end-mark': 1 },
    ],
    [
      'an opening mark at the line start keeps its blank half',
      [FIRST, SECOND, { text: '“社会发展持续优化营' }, LAST],
      { 'pdf/line-start-mark': 1 },
    ],
    [
      'two marks side by side are not squeezed',
      [FIRST, { text: '统筹”，推进疫情防控' }, THIRD, LAST],
      { 'pdf/unsqueezed-pair': 1 },
    ],
    [
      'Han and Western text touch',
      [FIRST, { text: '统筹推进10疫情防控和' }, THIRD, LAST],
      { 'pdf/western-gap': 2 },
    ],
    [
      'a line is set loose',
      [
        FIRST,
        {
          text: '统筹推进疫情防控和',
          advances: Object.fromEntries(Array.from({ length: 8 }, (_, i) => [i, 1.125])),
        },
        THIRD,
        LAST,
      ],
      { 'pdf/loose-line': 1 },
    ],
    [
      'one gap of a line takes all the stretch',
      [FIRST, { text: '统筹推进疫情防控和', advances: { 3: 2 } }, THIRD, LAST],
      { 'pdf/uneven-line': 1 },
    ],
    [
      'the last line is one character and a stop',
      [FIRST, SECOND, THIRD, { text: '商。' }],
      { 'pdf/single-character-line': 1 },
    ],
    [
      'the first line is indented by one and a half em',
      [{ text: '今年以来市场监管', x: 1.5, advances: { 0: 1.5 } }, SECOND, THIRD, LAST],
      { 'pdf/indent': 1, 'pdf/uneven-line': 1 },
    ],
    [
      'an opening mark that begins a paragraph is not flush with the indent',
      [{ text: '“年以来市场监管', x: 2 }, SECOND, THIRD, LAST],
      { 'pdf/indent': 1 },
    ],
    [
      'a line stands off the grid',
      [FIRST, { ...SECOND, dy: 3 }, THIRD, LAST],
      { 'pdf/off-grid': 1 },
    ],
    [
      'glyphs are scaled',
      [FIRST, SECOND, { ...THIRD, stretch: 0.95 }, LAST],
      { 'pdf/scaled-glyph': 10 },
    ],
    [
      'a radical stands for its ideograph',
      [FIRST, SECOND, { text: '济社会发展持续优化⼀' }, LAST],
      { 'pdf/wrong-character': 1 },
    ],
    [
      'a word joiner is in the text layer',
      [FIRST, SECOND, THIRD, { text: '商环\u2060境', advances: { 2: 0 } }],
      { 'pdf/wrong-character': 1 },
    ],
  ])('%s', (_, lines, expected) => {
    expect(faults(lines)).toEqual(expected);
  });
});

describe('what is right is let be', () => {
  test.each<[string, readonly SetLine[]]>([
    [
      'a half-width mark at the line end',
      [FIRST, { text: '统筹推进疫情防控，和，', advances: { 8: 0.5 } }, THIRD, LAST],
    ],
    [
      'an opening mark without its blank half at the line start',
      [FIRST, SECOND, { text: '“社会发展持续优化营”', x: -0.5 }, LAST],
    ],
    ['an opening mark at the indent', [{ text: '“年以来市场监管”', x: 1.5 }, SECOND, THIRD, LAST]],
    ['a whole dash at the line start', [FIRST, SECOND, { text: '——社会发展持续优化' }, LAST]],
    [
      'squeezed pairs',
      [FIRST, { text: '统筹”，推进疫情防控和', advances: { 2: 0.5, 3: 0.5 } }, THIRD, LAST],
    ],
    [
      'a quarter em around numbers',
      [
        FIRST,
        { text: '统筹推进10疫情防控', advances: { 3: 1.25, 5: 0.75, 9: 1 } },
        { text: '经济', row: 9, x: 2 },
      ],
    ],
    [
      'two words at a line end, with the space between them',
      [
        FIRST,
        { text: '统筹ab推进疫情防cd ', advances: { 1: 4 / 3, 3: 5 / 6, 8: 4 / 3, 10: 0 } },
        { text: 'ef发展gh持续优化营', advances: { 1: 5 / 6, 3: 4 / 3, 5: 5 / 6 } },
        LAST,
      ],
    ],
    [
      'an em of space that the writer set',
      [FIRST, { text: '统筹推进\u3000疫情防控和' }, THIRD, LAST],
    ],
  ])('%s', (_, lines) => {
    expect(faults(lines)).toEqual({});
  });
});

describe('pages', () => {
  const heading: SetLine = { text: '北京抓牢', size: 15, font: 1 };
  test('a paragraph leaves its first line at the foot', () => {
    expect(faults([...PARAGRAPH, FIRST], [SECOND, THIRD, LAST])).toEqual({ 'pdf/widow': 1 });
  });
  test('a paragraph carries its last line over', () => {
    expect(faults([FIRST, SECOND, THIRD], [LAST, ...PARAGRAPH])).toEqual({ 'pdf/widow': 1 });
  });
  test('a heading stands at the foot', () => {
    expect(faults([...PARAGRAPH, heading], PARAGRAPH)).toEqual({ 'pdf/heading-at-foot': 1 });
  });
  test('a heading has one line of a longer paragraph after it', () => {
    expect(faults([...PARAGRAPH, heading, FIRST], [SECOND, THIRD, LAST])).toEqual({
      'pdf/heading-at-foot': 1,
      'pdf/widow': 1,
    });
  });
  test('a quotation in the body’s face is measured by its own edges', () => {
    const quotation: readonly SetLine[] = [
      { text: '今年以来市场', x: 3 },
      { text: '统筹推进疫情防控', x: 1 },
      { text: '济社会发展持续优', x: 1 },
      { text: '商环境激发', x: 1 },
      { text: '营商环境', x: 3 },
    ];
    expect(faults([...PARAGRAPH, ...quotation])).toEqual({});
    const short = quotation.map((line, at) =>
      at === 1 ? { ...line, advances: { 0: 0.7 } } : line,
    );
    expect(faults([...PARAGRAPH, ...short])).toEqual({
      'pdf/ragged-edge': 1,
      'pdf/uneven-line': 1,
    });
  });
  test('a short text with a longer quotation has the edges of its own lines', () => {
    const quoted = (text: string, x = 2): SetLine => ({ text, x, font: 1 });
    const lines = [
      ...PARAGRAPH,
      quoted('今年以来', 4),
      ...Array.from({ length: 6 }, () => quoted('统筹推进疫情')),
      quoted('商环境。'),
    ];
    expect(proveText(setBook(lines)).report.faults['pdf/ragged-edge']).toBeUndefined();
  });
  test('a quotation of one line, a phrase space before a number and a short line before a product are no faults', () => {
    const quotation: SetLine = { text: '印那个鸟的。', x: 3 };
    expect(faults([...PARAGRAPH, quotation, ...paragraph(3)])).toEqual({});
    const phrase: SetLine = { text: '一 10推', x: 2, advances: { 1: 1, 3: 1 } };
    expect(faults([...PARAGRAPH, phrase, ...paragraph(3)])['pdf/western-gap']).toBeUndefined();
    const product = [FIRST, { text: '统筹推进疫情防' }, { text: '（20–60×80）和', x: -0.5 }];
    const found = faults([...product, LAST]);
    expect(found['pdf/ragged-edge']).toBeUndefined();
    expect(found['pdf/indent']).toBeUndefined();
  });
  test('a heading has a paragraph of one line after it, and the text goes on overleaf', () => {
    const greeting: SetLine = { text: '各位读者', x: 2 };
    expect(faults([...PARAGRAPH, heading, greeting], PARAGRAPH)).toEqual({
      'pdf/heading-at-foot': 1,
    });
    expect(faults([...PARAGRAPH, heading, greeting], [heading, ...PARAGRAPH])).toEqual({});
  });
  test('the last page of a chapter has one line', () => {
    expect(
      faults(
        [...PARAGRAPH],
        [{ text: '商环境激发', x: 2 }],
        [heading, { ...FIRST }, SECOND, THIRD, LAST],
      ),
    ).toEqual({ 'pdf/one-line-page': 1 });
  });
  test('cover, contents, running heads and folios are no text', () => {
    const head: SetLine = { text: '市场监管', row: 0, size: 10, x: 3 };
    const page = (folio: string): readonly SetLine[] => [
      head,
      ...paragraph(Number(folio)).map((line, i) => ({ ...line, row: i + 2 })),
      { text: folio, row: 12, x: 9 },
    ];
    const { report } = proveText(
      setBook(
        [
          { text: '研究新形势', size: 30 },
          { text: '一书', x: 4 },
        ],
        [
          { text: '目录', size: 15 },
          { text: '北京抓牢', row: 2 },
          { text: '上海统筹', row: 3 },
        ],
        [...page('1')],
        ...['2', '3', '4', '5', '6'].map(page),
      ),
    );
    expect(report.faults).toEqual({});
    expect(report.text).toMatchObject({ lines: 24, paragraphs: 6 });
  });
  test('a note’s mark stands between two marks: ）①，', () => {
    const line: SetLine = { text: '统筹推进）', advances: { 4: 1.1 } };
    const lines: readonly SetLine[] = [
      { ...(FIRST as SetLine), row: 0 },
      { ...line, row: 1 },
      { text: '1', x: 4.55, row: 1, dy: -4, size: 6 },
      { text: '，疫情防控', x: 5.1, row: 1, advances: { 0: 0.9 } },
      { ...(THIRD as SetLine), row: 2 },
      { ...(LAST as SetLine), row: 3 },
    ];
    expect(faults(lines)).toEqual({});
    const without = lines.filter(({ text }) => text !== '1');
    expect(faults(without)).toEqual({ 'pdf/unsqueezed-pair': 1 });
  });
  test('an item of a list ends before the number of the next one', () => {
    expect(
      faults([
        { text: '1.年以来市场监管', advances: { 1: 1.5 } },
        { text: '统筹推进疫情防。', x: 2 },
        { text: '2.进疫情防控和', advances: { 1: 1.5 } },
        { text: '济社会发展持续。', x: 2 },
        { text: '3.进疫情防控和', advances: { 1: 1.5 } },
      ])['pdf/line-end-mark'],
    ).toBeUndefined();
  });
  test('a page with a table of figures is no contents: its text is measured', () => {
    const rows = [12, 13, 14, 15].map((figure, at): SetLine[] => [
      { text: '粮食', size: 8, row: 5 + at },
      { text: `${figure}`, size: 8, row: 5 + at, x: 9 },
    ]);
    const { report } = proveText(setBook([...paragraph(1), ...rows.flat()], ...GOOD));
    expect(report.text).toMatchObject({ lines: 36, paragraphs: 9 });
  });
  test('mirrored margins have edges of their own', () => {
    const shifted = (lines: readonly SetLine[]) =>
      lines.map((l) => ({ ...l, x: (l.x ?? 0) + 2.5 }));
    const { report } = proveText(setBook(...GOOD.map((p, i) => (i % 2 ? shifted(p) : p))));
    expect(report.faults).toEqual({});
    expect(report.text?.measure).toBe(10);
  });
  test('a text of a few short paragraphs has its edges where its longest line ends and no line begins before', () => {
    const { report } = proveText(
      setBook(
        [
          { text: '今年以来市场监管', x: 2 },
          { text: '统筹推进疫情防控' },
          { text: '商环境激发。', x: 2 },
        ],
        [
          { text: '统筹推进疫情', x: 2 },
          { text: '经济社会发展', x: 2 },
        ],
      ),
    );
    expect(report.faults).toEqual({});
    expect(report.text).toMatchObject({ measure: 10, indents: { least: 2, most: 2 } });
  });
  test('a text whose lines all end with marks has edges as well', () => {
    const { report } = proveText(
      setBook([
        { text: '今年以来市场监管，', x: 2, advances: { 8: 0.5 } },
        { text: '统筹推进。' },
        { text: '商环境激发。', x: 2 },
      ]),
    );
    expect(report.text).toMatchObject({ lines: 3, paragraphs: 2 });
  });
  test('a note in another face and a narrower measure has edges of its own', () => {
    const note: readonly SetLine[] = [
      { text: '编者按今年', x: 3 },
      { text: '统筹推进疫情防', x: 1 },
      { text: '济社会发展持续', x: 1 },
      { text: '济社会发展持续', x: 1 },
      { text: '济社会发展持续', x: 1 },
      { text: '济社会发展持续', x: 1 },
      { text: '济社会发展持续', x: 1 },
      { text: '商环境激', x: 1 },
    ].map((line) => ({ ...line, font: 1, ...(line.x === 3 && { advances: {} }) }));
    expect(faults(note)).toEqual({});
  });
});

test('an order of two lines shows neither where the measure begins nor where the grid is', () => {
  const order: readonly SetLine[] = [
    { text: '第号', x: 4 },
    { text: '今年以来市场监管', x: 2 },
    { text: '统筹推进疫情防控和' },
    { text: '省长', x: 6, dy: 5 },
  ];
  const { diagnostics } = proveText(setBook(order));
  const rules = diagnostics.map(({ ruleId }) => ruleId);
  expect(rules.filter((rule) => rule === 'pdf/indent' || rule === 'pdf/off-grid')).toEqual([]);
});

describe('diagnostics', () => {
  test('are one for a rule and page, with the count and an example', () => {
    const wrong = { text: '，社会发展持续优化营' };
    const { diagnostics } = proveText(setBook([FIRST, wrong, wrong, LAST], ...GOOD), 'book.pdf');
    expect(diagnostics.map((d) => [d.file, d.severity, d.ruleId, messageText(d, 'zh')])).toEqual([
      [
        'book.pdf',
        'warning',
        'pdf/line-start',
        '第 1 页有 2 行以不能置于行首的标点开头：，社会发展持续优化营…。请按避头尾规则重排（GB/T 15834-2011 5.1）',
      ],
    ]);
  });
  test('name fonts that are not embedded, and glyphs that are no character', () => {
    const book = setBook(...GOOD);
    const [page] = book.pages;
    const [glyph] = page?.glyphs ?? [];
    if (!page || !glyph) throw new Error('a page has glyphs');
    const { diagnostics } = proveText({
      ...book,
      fonts: [{ name: 'SimSun', embedded: false, subset: false }],
      pages: [
        { ...page, glyphs: [{ ...glyph, unmapped: true }, ...page.glyphs.slice(1)] },
        ...book.pages.slice(1),
      ],
    });
    expect(diagnostics.map((d) => d.ruleId)).toEqual([
      'pdf/font-not-embedded',
      'pdf/unmapped-glyph',
    ]);
  });
  test('say so where there is no Chinese text to prove', () => {
    const { report, diagnostics } = proveText(setBook([{ text: 'No Chinese here' }]));
    expect(diagnostics.map((d) => d.ruleId)).toEqual(['pdf/no-chinese']);
    expect(report).not.toHaveProperty('text');
  });
});
