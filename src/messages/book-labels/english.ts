import { withNoun } from '../fill.js';
import type { Labels } from './labels.js';

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

/** The labels in English. */
export const ENGLISH: Labels = {
  cover: 'Cover',
  start: 'Start of the text',
  pages: 'Pages',
  landmarks: 'Landmarks',
  notes: 'Notes',
  figure: (number) => `Figure ${number}`,
  boxes: new Map([
    ['NOTE', 'Note'],
    ['INFO', 'Information'],
    ['TIP', 'Tip'],
    ['HINT', 'Hint'],
    ['IMPORTANT', 'Important'],
    ['WARNING', 'Warning'],
    ['CAUTION', 'Caution'],
    ['DANGER', 'Danger'],
    ['DETAILS', 'Details'],
    ['EXAMPLE', 'Example'],
    ['QUOTE', 'Quotation'],
  ]),
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
  publishedOn: (date) => `published ${date}`,
  coverOf: (title) => `Cover: ${title}`,
  issue: (number) => `No. ${number}`,
  totalIssue: (number) => `no. ${number} in all`,
  volume: (number) => `vol. ${number}`,
  date: englishDate,
  tail: { report: 'To (report): ', send: 'To (information): ', distribute: 'Distribution: ' },
  copies: (count) => withNoun(count, 'copy', 'copies'),
  contents: new Map([
    ['目录', 'Contents'],
    ['目次', 'Contents'],
    ['本期目录', 'In this issue'],
  ]),
  pageNumbers: (pages) =>
    `those of the PDF of the same edition, ${withNoun(pages, 'page', 'pages')}`,
  madeBy: (tool, template) => `${tool}, template “${template}”`,
  summary: {
    readable:
      'All text can be read aloud; size, typeface and colours are the reader’s own; contents and headings can be navigated.',
    undescribed:
      'The text can be read aloud, contents and headings can be navigated; some images have no description.',
    pages: 'Its page numbers are those of the PDF of the same edition.',
  },
};
