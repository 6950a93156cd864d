import type { Labels } from './labels.js';

/** 2020年9月17日: the same in both scripts. */
function chineseDate(year: number, month?: number, day?: number): string {
  return `${year}年${month === undefined ? '' : `${month}月`}${day === undefined ? '' : `${day}日`}`;
}

/** Puts a word behind names, with a space of one em between. */
export function rolesBehind(
  words: Readonly<Record<string, string>>,
): ReadonlyMap<string, (names: string) => string> {
  return new Map(
    Object.entries(words).map(([role, word]) => [role, (names: string) => `${names}　${word}`]),
  );
}

/** The labels in Chinese with simplified characters. */
export const SIMPLIFIED: Labels = {
  cover: '封面',
  start: '正文',
  pages: '页码',
  landmarks: '导览',
  notes: '注释',
  figure: (number) => `图${number}`,
  boxes: new Map([
    ['NOTE', '注'],
    ['INFO', '说明'],
    ['TIP', '提示'],
    ['HINT', '提示'],
    ['IMPORTANT', '重要'],
    ['WARNING', '注意'],
    ['CAUTION', '当心'],
    ['DANGER', '危险'],
    ['DETAILS', '详情'],
    ['EXAMPLE', '示例'],
    ['QUOTE', '引文'],
  ]),
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
  publishedOn: (date) => `发布于${date}`,
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
