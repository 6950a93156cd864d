/** The ids of Kanben's styles in a document, beside Word's headings. Other programs may give the styles other ids. */
export const STYLE = {
  quote: 'KanbenQuote',
  /** Quotations in quotations. */
  quote2: 'KanbenQuote2',
  quote3: 'KanbenQuote3',
  /** The further paragraphs of a list item. */
  item: 'KanbenItem',
  term: 'KanbenTerm',
  description: 'KanbenDescription',
  rule: 'KanbenRule',
  note: 'KanbenEditorsNote',
  code: 'KanbenCode',
  cell: 'KanbenTable',
  /** A heading of the first level that is the mark of an official document. */
  mark: 'KanbenMark',
  /** The heading of a briefing's editor's note, which names its text and is not in the contents. */
  noteName: 'KanbenNoteName',
  caption: 'Caption',
  tableTitle: 'KanbenTableTitle',
  tableUnit: 'KanbenTableUnit',
  tableNote: 'KanbenTableNote',
  footnote: 'FootnoteText',
  title: 'Title',
  subtitle: 'Subtitle',
  imprint: 'KanbenImprint',
  // Around the text of briefings and official documents: ids that begin with PART.
  partName: 'KanbenPartName',
  partIssue: 'KanbenPartIssue',
  partLine: 'KanbenPartLine',
  partSecrecy: 'KanbenPartSecrecy',
  partBody: 'KanbenPartBody',
  partTail: 'KanbenPartTail',
  /** In an official document: the names of those at a meeting (paragraph style), and the heading at the beginning of a paragraph (character style). */
  present: 'KanbenPresent',
  leadHei: 'KanbenLeadHei',
  leadKai: 'KanbenLeadKai',
  /** The break in a title where the printed page divides it (character style). */
  lineEnd: 'KanbenLineEnd',
  head: 'Header',
  folio: 'Footer',
} as const;

/** The styles of first-level headings beside Word's own. */
export const FIRST_LEVEL: ReadonlySet<string> = new Set([STYLE.mark, STYLE.noteName]);

export type StyleId = (typeof STYLE)[keyof typeof STYLE];

/** The names of the styles, by which they are recognised whichever program saved the file. */
export const STYLE_NAMES: Readonly<Record<StyleId, string>> = {
  [STYLE.quote]: '引文',
  [STYLE.quote2]: '引文 2',
  [STYLE.quote3]: '引文 3',
  [STYLE.item]: '列表续段',
  [STYLE.term]: '术语',
  [STYLE.description]: '释义',
  [STYLE.rule]: '分隔',
  [STYLE.note]: '编者按',
  [STYLE.code]: '代码',
  [STYLE.cell]: '表格文字',
  [STYLE.mark]: '公文标志',
  [STYLE.noteName]: '按语名称',
  [STYLE.caption]: 'caption',
  [STYLE.tableTitle]: '表题',
  [STYLE.tableUnit]: '表格单位',
  [STYLE.tableNote]: '表注',
  [STYLE.footnote]: 'footnote text',
  [STYLE.title]: 'Title',
  [STYLE.subtitle]: 'Subtitle',
  [STYLE.imprint]: '版权署名',
  [STYLE.partName]: '报头名称',
  [STYLE.partIssue]: '报头期号',
  [STYLE.partLine]: '报头单位日期',
  [STYLE.partSecrecy]: '密级',
  [STYLE.partBody]: '公文要素',
  [STYLE.partTail]: '版记',
  [STYLE.present]: '出席人员',
  [STYLE.leadHei]: '段首黑体',
  [STYLE.leadKai]: '段首楷体',
  [STYLE.lineEnd]: '标题换行',
  [STYLE.head]: 'header',
  [STYLE.folio]: 'footer',
};

/** The beginning of the ids of styles whose paragraphs are not part of the text. */
export const PART = 'KanbenPart';
