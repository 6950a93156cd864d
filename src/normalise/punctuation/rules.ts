/** A rule of punctuation as the ledger names it: its source in the standard, and what it does to an example. */
export interface PunctuationRule {
  readonly id: string;
  readonly source: string;
  readonly written: string;
  readonly becomes: string;
}

const MARK = (clause: string) => `GB/T 15834-2011 ${clause}`;
const NUMBER = (clause: string) => `GB/T 15835-2011 ${clause}`;

/** Every rule by which an import changes punctuation; the edits of the ledger carry their ids. */
export const PUNCTUATION_RULES: readonly PunctuationRule[] = [
  { id: 'gbt15834/full-stop', source: MARK('4.1'), written: '缺一不可.', becomes: '缺一不可。' },
  { id: 'gbt15834/question', source: MARK('4.2'), written: '真的吗?', becomes: '真的吗？' },
  { id: 'gbt15834/exclamation', source: MARK('4.3'), written: '真好!', becomes: '真好！' },
  {
    id: 'gbt15834/comma',
    source: MARK('4.4'),
    written: '共12,345人,已报到',
    becomes: '共12,345人，已报到',
  },
  {
    id: 'gbt15834/semicolon',
    source: MARK('4.6'),
    written: '一是快;二是准',
    becomes: '一是快；二是准',
  },
  {
    id: 'gbt15834/colon',
    source: MARK('4.7'),
    written: '他说:3:00开始',
    becomes: '他说：3:00开始',
  },
  {
    id: 'gbt15834/quotation',
    source: MARK('4.8'),
    written: '他说"听\'好\'了"',
    becomes: '他说“听‘好’了”',
  },
  {
    id: 'gbt15834/parenthesis',
    source: MARK('4.9'),
    written: '中国(西部)',
    becomes: '中国（西部）',
  },
  {
    id: 'gbt15834/interpunct',
    source: MARK('4.14'),
    written: '诺曼•白求恩来了',
    becomes: '诺曼·白求恩来了',
  },
  {
    id: 'gbt15834/space',
    source: MARK('5.1.1'),
    written: '快速 、 安全。',
    becomes: '快速、安全。',
  },
  {
    id: 'gbt15835/half-width',
    source: NUMBER('5.1.7'),
    written: '共１２项',
    becomes: '共12项',
  },
  {
    id: 'gbt15835/time',
    source: NUMBER('5.1.5'),
    written: '上午9：30开会',
    becomes: '上午9:30开会',
  },
  {
    id: 'cyt154/western',
    source: 'CY/T 154-2017',
    written: '他说“How are you，Tom？”',
    becomes: '他说“How are you, Tom?”',
  },
  { id: 'gbt15834/dash', source: MARK('4.10'), written: '一句话--回家', becomes: '一句话——回家' },
  { id: 'gbt15834/ellipsis', source: MARK('4.11'), written: '石头...都在', becomes: '石头……都在' },
];
