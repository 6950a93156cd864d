import type { Rule } from './rule.js';

/** What reading and proving a finished PDF can find. `{page}` counts the file's pages from 1. */
export const proofRules = {
  'pdf/unreadable': {
    severity: 'error',
    what: {
      zh: '这不是能读取的 PDF，或文件已损坏',
      en: 'this is not a readable PDF, or it is damaged',
    },
    mend: { zh: '请重新生成或重新取得这个文件', en: 'make the file again, or get another copy' },
  },
  'pdf/encrypted': {
    severity: 'error',
    what: { zh: 'PDF 已加密，要有口令才能读取', en: 'the PDF is encrypted and needs a password' },
    mend: { zh: '请先解除加密', en: 'remove the encryption first' },
  },
  'pdf/no-pages': {
    severity: 'error',
    what: { zh: 'PDF 没有页面', en: 'the PDF has no pages' },
    mend: { zh: '请重新生成这个文件', en: 'make the file again' },
  },
  'pdf/bad-page': {
    severity: 'error',
    what: { zh: '第 {page} 页不能读取', en: 'page {page} cannot be read' },
    mend: { zh: '请重新生成这个文件', en: 'make the file again' },
  },
  'pdf/no-chinese': {
    severity: 'warning',
    what: {
      zh: 'PDF 的文字层没有成行的汉字，无从检查版面',
      en: 'the PDF’s text layer has no lines of Chinese text, so its composition cannot be checked',
    },
    mend: {
      zh: '扫描件请先识别文字；如果字体没有对应的文字编码，请换一种方式生成',
      en: 'run text recognition on a scan first; if the fonts map to no characters, make the file in another way',
    },
  },
  'pdf/line-start': {
    severity: 'warning',
    what: {
      zh: '第 {page} 页有 {count} 行以不能置于行首的标点开头：{example}',
      en: 'page {page}: {count|line starts|lines start} with a mark that must not start a line: {example}',
    },
    mend: {
      zh: '请按避头尾规则重排（GB/T 15834-2011 5.1）',
      en: 'choose other line breaks (GB/T 15834-2011 5.1)',
    },
  },
  'pdf/line-end': {
    severity: 'warning',
    what: {
      zh: '第 {page} 页有 {count} 行以不能置于行末的标点结尾：{example}',
      en: 'page {page}: {count|line ends|lines end} with a mark that must not end a line: {example}',
    },
    mend: {
      zh: '请按避头尾规则重排（GB/T 15834-2011 5.1）',
      en: 'choose other line breaks (GB/T 15834-2011 5.1)',
    },
  },
  'pdf/broken-run': {
    severity: 'warning',
    what: {
      zh: '第 {page} 页有 {count} 处数字、西文单词、破折号或省略号被拆到两行：{example}',
      en: 'page {page}: {count|number, word, dash or ellipsis is|numbers, words, dashes or ellipses are} split between lines: {example}',
    },
    mend: { zh: '请整体移到一行（CLREQ 3.1.5）', en: 'keep each on one line (CLREQ 3.1.5)' },
  },
  'pdf/ragged-edge': {
    severity: 'warning',
    what: {
      zh: '第 {page} 页有 {count} 行的行末没有与版心对齐，最多差 {value} pt：{example}',
      en: 'page {page}: {count|line misses|lines miss} the edge of the measure, by up to {value} pt: {example}',
    },
    mend: { zh: '请两端对齐（CLREQ 3.5）', en: 'justify them (CLREQ 3.5)' },
  },
  'pdf/line-end-mark': {
    severity: 'warning',
    what: {
      zh: '第 {page} 页有 {count} 行行末标点没有占半字：{example}',
      en: 'page {page}: {count|mark at a line end is|marks at line ends are} not half width: {example}',
    },
    mend: {
      zh: '行末标点占半个字（GB/T 15834-2011 5.1.10）',
      en: 'set them half width (GB/T 15834-2011 5.1.10)',
    },
  },
  'pdf/line-start-mark': {
    severity: 'warning',
    what: {
      zh: '第 {page} 页有 {count} 行行首的前引号、前括号没有顶格：{example}',
      en: 'page {page}: {count|opening mark at a line start is|opening marks at line starts are} not flush with the edge: {example}',
    },
    mend: { zh: '请去掉标点左边的半字空白', en: 'remove the blank half on their left' },
  },
  'pdf/unsqueezed-pair': {
    severity: 'warning',
    what: {
      zh: '第 {page} 页有 {count} 处相连的标点没有挤压：{example}',
      en: 'page {page}: {count|mark beside another is|marks beside others are} not squeezed: {example}',
    },
    mend: {
      zh: '两个标点相连共占一个半字（CLREQ 3.1.6.2）',
      en: 'two adjacent marks take one and a half em (CLREQ 3.1.6.2)',
    },
  },
  'pdf/loose-line': {
    severity: 'warning',
    what: {
      zh: '第 {page} 页有 {count} 行字距过松或过紧，最多 {value} 字：{example}',
      en: 'page {page}: {count|line is|lines are} set too loose or too tight, by up to {value} em: {example}',
    },
    mend: { zh: '请按整段统筹选择换行处', en: 'choose the line breaks over the whole paragraph' },
  },
  'pdf/uneven-line': {
    severity: 'warning',
    what: {
      zh: '第 {page} 页有 {count} 行字距不匀，相差至多 {value} 字：{example}',
      en: 'page {page}: {count|line has|lines have} uneven spacing, by up to {value} em: {example}',
    },
    mend: {
      zh: '行内同类的字距应一同增减（CLREQ 3.5.2）',
      en: 'widen or narrow all gaps of one class alike (CLREQ 3.5.2)',
    },
  },
  'pdf/western-gap': {
    severity: 'warning',
    what: {
      zh: '第 {page} 页有 {count} 处汉字与西文、数字之间的空隙不在 1/8 至 1/2 字之间：{example}',
      en: 'page {page}: {count|gap between Han and Western text is|gaps between Han and Western text are} not within 1/8 to 1/2 em: {example}',
    },
    mend: {
      zh: '汉字与西文之间留四分之一字（CLREQ 3.2.2）',
      en: 'set a quarter em (CLREQ 3.2.2)',
    },
  },
  'pdf/single-character-line': {
    severity: 'warning',
    what: {
      zh: '第 {page} 页有 {count} 段末行只有一个字：{example}',
      en: 'page {page}: the last line of {count|paragraph|paragraphs} is a single character: {example}',
    },
    mend: { zh: '请缩排或扩排，使末行不止一字', en: 'set the paragraph tighter or looser' },
  },
  'pdf/widow': {
    severity: 'warning',
    what: {
      zh: '第 {page} 页有 {count} 处段落的首行孤悬页末或末行孤悬页首：{example}',
      en: 'page {page}: {count|paragraph leaves|paragraphs leave} one line alone at the page’s head or foot: {example}',
    },
    mend: { zh: '请调整分页', en: 'move the page break' },
  },
  'pdf/heading-at-foot': {
    severity: 'warning',
    what: {
      zh: '第 {page} 页末的标题之下不足两行正文：{example}',
      en: 'page {page}: fewer than two lines of text follow the heading at its foot: {example}',
    },
    mend: { zh: '请把标题移到下页', en: 'move the heading to the next page' },
  },
  'pdf/one-line-page': {
    severity: 'warning',
    what: {
      zh: '第 {page} 页只有一行正文：{example}',
      en: 'page {page} has a single line of text: {example}',
    },
    mend: {
      zh: '请缩排前文，收回这一行',
      en: 'set the text before it tighter, so that the line fits there',
    },
  },
  'pdf/indent': {
    severity: 'warning',
    what: {
      zh: '第 {page} 页有 {count} 段首行缩进不是两字：{example}（{value} 字）',
      en: 'page {page}: {count|first line is|first lines are} not indented by two em: {example} ({value} em)',
    },
    mend: {
      zh: '首行缩进两字；以前引号、前括号开头的也是如此',
      en: 'indent by two em, also before an opening mark',
    },
  },
  'pdf/off-grid': {
    severity: 'warning',
    what: {
      zh: '第 {page} 页有 {count} 行不在行格上，最多差 {value} pt：{example}',
      en: 'page {page}: {count|baseline is|baselines are} off the grid, by up to {value} pt: {example}',
    },
    mend: {
      zh: '标题、引文和表格应占整行',
      en: 'let headings, quotations and tables take whole lines',
    },
  },
  'pdf/scaled-glyph': {
    severity: 'warning',
    what: {
      zh: '第 {page} 页有 {count} 个字被横向拉伸或压缩：{example}',
      en: 'page {page}: {count|glyph is|glyphs are} scaled sideways: {example}',
    },
    mend: { zh: '请用字体自带的半宽字形', en: 'use the font’s own half-width forms' },
  },
  'pdf/wrong-character': {
    severity: 'warning',
    what: {
      zh: '第 {page} 页的文字层有 {count} 个部首、兼容或隐形字符：{example}',
      en: 'page {page}: the text layer has {count|radical, compatibility or invisible character|radicals, compatibility or invisible characters}: {example}',
    },
    mend: {
      zh: '复制和检索会出错；文字层应与原文一字不差',
      en: 'copying and search give wrong results; make the text layer equal to the text',
    },
  },
  'pdf/unmapped-glyph': {
    severity: 'warning',
    what: {
      zh: '第 {page} 页有 {count} 个字没有对应的文字编码',
      en: 'page {page}: {count|glyph maps|glyphs map} to no character',
    },
    mend: { zh: '请给字体加上 ToUnicode 映射', en: 'add a ToUnicode map to the fonts' },
  },
  'pdf/font-not-embedded': {
    severity: 'warning',
    what: { zh: '字体 {name} 没有嵌入', en: 'the font {name} is not embedded' },
    mend: { zh: '印刷用的 PDF 须嵌入全部字体', en: 'embed all fonts in a PDF for print' },
  },
} as const satisfies Record<string, Rule>;
