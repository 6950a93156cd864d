/** What the book itself says beside the edition's text: names of its parts, of its facts, of its accessibility. */
export interface Labels {
  readonly cover: string;
  readonly start: string;
  readonly pages: string;
  readonly landmarks: string;
  readonly notes: string;
  /** A picture's number: 图1. */
  readonly figure: (number: number) => string;
  /** Over the part of a table that goes on on a further page. */
  readonly tableContinued: string;
  readonly backToText: string;
  /** At the head of each page of a proof. */
  readonly proof: string;
  readonly colophon: string;
  readonly facts: Readonly<Record<Fact, string>>;
  /** Of a creator whose role isn't said. */
  readonly creator: string;
  /** MARC relator codes in words. */
  readonly roles: Readonly<Record<string, string>>;
  readonly publishedOn: string;
  readonly coverOf: (title: string) => string;
  readonly issue: (number: string) => string;
  readonly totalIssue: (number: string) => string;
  /** A volume of a series. */
  readonly volume: (number: string) => string;
  /** Names on a cover with what they did (著、编、译), by MARC relator code. */
  readonly coverRoles: ReadonlyMap<string, (names: string) => string>;
  /** Before an ISBN and before the name of a series. */
  readonly bookNumber: string;
  readonly seriesName: string;
  /** Over the data of cataloguing in publication (GB/T 12451). */
  readonly cip: string;
  /** A date as its reader writes it; month and day are absent where the date has none. */
  readonly date: (year: number, month?: number, day?: number) => string;
  /** What stands before the addressees of a briefing's tail. */
  readonly tail: Readonly<Record<'report' | 'send' | 'distribute', string>>;
  readonly copies: (count: number) => string;
  /** The heading of the contents, by the one that the built-in templates write. */
  readonly contents: ReadonlyMap<string, string>;
  readonly pageNumbers: (pages: number) => string;
  readonly madeBy: (tool: string, template: string) => string;
  readonly summary: Readonly<Record<'readable' | 'undescribed' | 'pages', string>>;
}

/** The facts of a colophon, in its order. */
export const FACTS = [
  'title',
  'subtitle',
  'series',
  'issue',
  'unit',
  'publisher',
  'date',
  'source',
  'report',
  'send',
  'distribute',
  'copies',
  'secrecy',
  'copyNumber',
  'subjects',
  'identifier',
  'pages',
  'rights',
  'maker',
] as const;
export type Fact = (typeof FACTS)[number];

/** 2020年9月17日: the same in both scripts. */
function chineseDate(year: number, month?: number, day?: number): string {
  return `${year}年${month === undefined ? '' : `${month}月`}${day === undefined ? '' : `${day}日`}`;
}

/** A word behind the names, a space of one em between. */
function rolesBehind(
  words: Readonly<Record<string, string>>,
): ReadonlyMap<string, (names: string) => string> {
  return new Map(
    Object.entries(words).map(([role, word]) => [role, (names: string) => `${names}　${word}`]),
  );
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** 17 September 2020. */
function englishDate(year: number, month?: number, day?: number): string {
  const name = month === undefined ? undefined : MONTHS[month - 1];
  return [day, name, year].filter((part) => part !== undefined).join(' ');
}

const SIMPLIFIED: Labels = {
  cover: '封面',
  start: '正文',
  pages: '页码',
  landmarks: '导览',
  notes: '注释',
  figure: (number) => `图${number}`,
  tableContinued: '续表',
  backToText: '返回正文',
  proof: '样稿',
  colophon: '版权页',
  facts: {
    title: '书名',
    subtitle: '副题',
    series: '刊名',
    issue: '期号',
    unit: '编印单位',
    publisher: '出版者',
    date: '日期',
    source: '来源',
    report: '报',
    send: '送',
    distribute: '发',
    copies: '印数',
    secrecy: '密级',
    copyNumber: '份号',
    subjects: '主题',
    identifier: '标识',
    pages: '页码',
    rights: '版权',
    maker: '制作',
  },
  roles: {
    aut: '作者',
    edc: '主编',
    edt: '编者',
    trl: '译者',
    com: '汇编',
    ctb: '撰稿',
    ill: '插图',
    pht: '摄影',
    red: '责任编辑',
    pfr: '校对',
    bkd: '装帧设计',
    pbl: '出版者',
    pbd: '出版负责人',
    spk: '发言人',
    rpt: '记者',
  },
  coverRoles: rolesBehind({ aut: '著', edt: '编', edc: '主编', com: '编', trl: '译' }),
  bookNumber: '书号',
  seriesName: '丛书名',
  cip: '图书在版编目（CIP）数据',
  creator: '责任者',
  publishedOn: '发布于',
  coverOf: (title) => `封面：${title}`,
  issue: (number) => `第${number}期`,
  totalIssue: (number) => `总第${number}期`,
  volume: (number) => `第${number}卷`,
  date: chineseDate,
  tail: { report: '报：', send: '送：', distribute: '发：' },
  copies: (count) => `共印${count}份`,
  contents: new Map(),
  pageNumbers: (pages) => `与同版 PDF 一致，共 ${pages} 页`,
  madeBy: (tool, template) => `${tool}，版式“${template}”`,
  summary: {
    readable: '全书文字可由读屏软件朗读，字号、字体和颜色可由读者调整；有目录和各级标题可供跳转。',
    undescribed: '正文可由读屏软件朗读，有目录和各级标题可供跳转；部分图片没有文字说明。',
    pages: '标有与同版 PDF 一致的页码。',
  },
};

const TRADITIONAL: Labels = {
  ...SIMPLIFIED,
  pages: '頁碼',
  landmarks: '導覽',
  notes: '註釋',
  figure: (number) => `圖${number}`,
  tableContinued: '續表',
  colophon: '版權頁',
  facts: {
    title: '書名',
    subtitle: '副題',
    series: '刊名',
    issue: '期號',
    unit: '編印單位',
    publisher: '出版者',
    date: '日期',
    source: '來源',
    report: '報',
    send: '送',
    distribute: '發',
    copies: '印數',
    secrecy: '密級',
    copyNumber: '份號',
    subjects: '主題',
    identifier: '識別碼',
    pages: '頁碼',
    rights: '版權',
    maker: '製作',
  },
  roles: {
    aut: '作者',
    edc: '主編',
    edt: '編者',
    trl: '譯者',
    com: '彙編',
    ctb: '撰稿',
    ill: '插圖',
    pht: '攝影',
    red: '責任編輯',
    pfr: '校對',
    bkd: '裝幀設計',
    pbl: '出版者',
    pbd: '出版負責人',
    spk: '發言人',
    rpt: '記者',
  },
  coverRoles: rolesBehind({ aut: '著', edt: '編', edc: '主編', com: '編', trl: '譯' }),
  bookNumber: '書號',
  seriesName: '叢書名',
  cip: '圖書在版編目（CIP）資料',
  creator: '責任者',
  publishedOn: '發佈於',
  totalIssue: (number) => `總第${number}期`,
  tail: { report: '報：', send: '送：', distribute: '發：' },
  copies: (count) => `共印${count}份`,
  contents: new Map([
    ['目录', '目錄'],
    ['本期目录', '本期目錄'],
  ]),
  pageNumbers: (pages) => `與同版 PDF 一致，共 ${pages} 頁`,
  madeBy: (tool, template) => `${tool}，版式「${template}」`,
  summary: {
    readable: '全書文字可由讀屏軟體朗讀，字級、字型和顏色可由讀者調整；有目錄和各級標題可供跳轉。',
    undescribed: '正文可由讀屏軟體朗讀，有目錄和各級標題可供跳轉；部分圖片沒有文字說明。',
    pages: '標有與同版 PDF 一致的頁碼。',
  },
};

const ENGLISH: Labels = {
  cover: 'Cover',
  start: 'Start of the text',
  pages: 'Pages',
  landmarks: 'Landmarks',
  notes: 'Notes',
  figure: (number) => `Figure ${number}`,
  tableContinued: '(continued)',
  backToText: 'Back to the text',
  proof: 'PROOF',
  colophon: 'Colophon',
  facts: {
    title: 'Title',
    subtitle: 'Subtitle',
    series: 'Series',
    issue: 'Issue',
    unit: 'Issued by',
    publisher: 'Publisher',
    date: 'Date',
    source: 'Source',
    report: 'To (report)',
    send: 'To (information)',
    distribute: 'Distribution',
    copies: 'Copies',
    secrecy: 'Classification',
    copyNumber: 'Copy number',
    subjects: 'Subjects',
    identifier: 'Identifier',
    pages: 'Page numbers',
    rights: 'Rights',
    maker: 'Made with',
  },
  roles: {
    aut: 'Author',
    edc: 'Editor in chief',
    edt: 'Editor',
    trl: 'Translator',
    com: 'Compiler',
    ctb: 'Contributor',
    ill: 'Illustrator',
    pht: 'Photographer',
    red: 'Managing editor',
    pfr: 'Proofreader',
    bkd: 'Book designer',
    pbl: 'Publisher',
    pbd: 'Publishing director',
    spk: 'Speaker',
    rpt: 'Reporter',
  },
  coverRoles: new Map([
    ['edt', (names) => `edited by ${names}`],
    ['edc', (names) => `edited by ${names}`],
    ['com', (names) => `compiled by ${names}`],
    ['trl', (names) => `translated by ${names}`],
  ]),
  bookNumber: 'Number',
  seriesName: 'Series',
  cip: 'Cataloguing in publication',
  creator: 'By',
  publishedOn: 'published',
  coverOf: (title) => `Cover: ${title}`,
  issue: (number) => `No. ${number}`,
  totalIssue: (number) => `no. ${number} in all`,
  volume: (number) => `vol. ${number}`,
  date: englishDate,
  tail: { report: 'To (report): ', send: 'To (information): ', distribute: 'Distribution: ' },
  copies: (count) => `${count} copies`,
  contents: new Map([
    ['目录', 'Contents'],
    ['目次', 'Contents'],
    ['本期目录', 'In this issue'],
  ]),
  pageNumbers: (pages) => `those of the PDF of the same edition, ${pages} pages`,
  madeBy: (tool, template) => `${tool}, template “${template}”`,
  summary: {
    readable:
      'All text can be read aloud; size, typeface and colours are the reader’s own; contents and headings can be navigated.',
    undescribed:
      'The text can be read aloud, contents and headings can be navigated; some images have no description.',
    pages: 'Its page numbers are those of the PDF of the same edition.',
  },
};

/** What a new edition begins with, until its editor writes it. */
export const NEW_EDITION = {
  title: { digest: '新刊', briefing: '简报', gongwen: '关于××××的通知', book: '新书' },
  heading: { digest: '标题', briefing: '标题', gongwen: '关于××××的通知', book: '第一章' },
  letter: '关于××××的函',
  text: '在此写正文。',
} as const;

/** In the language of the edition: Chinese by its script (BCP 47), English for every other. */
export function labelsFor(language: string): Labels {
  if (!/^zh\b/i.test(language)) return ENGLISH;
  return /^zh-(?:hant|tw|hk|mo)\b/i.test(language) ? TRADITIONAL : SIMPLIFIED;
}

/** An ISO 8601 date as the edition's reader writes it; a text that is no date stays. */
export function printedDate(date: string | undefined, language: string): string | undefined {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(date ?? '')?.slice(1);
  if (parts === undefined) return date;
  const [year = 0, month, day] = parts.map((part) => (part ? Number(part) : undefined));
  return labelsFor(language).date(year, month, day);
}
