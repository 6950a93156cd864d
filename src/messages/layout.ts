import type { MessageText, Rule } from './rule.js';

/** Faults of the composition. */
export const composeRules = {
  'compose/missing-glyph': {
    severity: 'warning',
    what: {
      zh: '没有一种字体含有“{character}”（{code}），印作“〓”',
      en: 'no font of the template has “{character}” ({code}); 〓 is printed instead',
    },
    mend: {
      zh: '请用 kanben fonts add 加入含有它的字体（见 docs/fonts.zh-CN.md），在 edition.yaml 的 glyphs 下给它一幅图，或改用别的字',
      en: 'add a font that has it with kanben fonts add (docs/fonts.md), name a picture for it under glyphs in edition.yaml, or change the character',
    },
  },
  'compose/forced-break': {
    severity: 'warning',
    what: {
      zh: '第 {folio} 页“{text}”一行只能违反避头尾规则转行{more}',
      en: 'on page {folio} the line “{text}” can only be broken against the rules{more}',
    },
    mend: {
      zh: '这里有过长的西文或连排的标点，请改写，或换较宽的版式',
      en: 'a Western run or a row of marks is too long for the measure; reword it, or use a wider template',
    },
  },
  'compose/loose-line': {
    severity: 'warning',
    what: {
      zh: '第 {folio} 页“{text}”一行字距拉开 {em} 字{more}',
      en: 'on page {folio} the line “{text}” has {em} em of space between its characters{more}',
    },
    mend: {
      zh: '多因其后有不能拆开的网址、长词或连排的标点；可改写，西文长词可在版式中设 hyphenation',
      en: 'usually an address, a long word or a row of marks follows that cannot be divided; reword the text, or set hyphenation in the template for Western words',
    },
  },
  'compose/short-line': {
    severity: 'info',
    what: {
      zh: '第 {folio} 页“{text}”一行没有排满，短 {em} 字{more}',
      en: 'on page {folio} the line “{text}” ends {em} em short of the measure{more}',
    },
    mend: {
      zh: '其后的网址、算式或长词不能拆开，拉开字距更不好看；要排满，请改写这一句',
      en: 'an address, a formula or a long word follows that cannot be divided, and wider gaps would look worse; to fill it, reword the sentence',
    },
  },
  'compose/lonely-line': {
    severity: 'warning',
    what: {
      zh: '第 {folio} 页有一段的末行只有“{text}”一字',
      en: 'on page {folio} a paragraph ends with a line of one character, “{text}”',
    },
    mend: { zh: '请增删一二字', en: 'add or remove a character or two' },
  },
  'compose/broken-cell': {
    severity: 'warning',
    what: {
      zh: '第 {folio} 页的表格把“{text}”在数字或词的中间转了行{more}',
      en: 'on page {folio} a table divides a number or a word at “{text}”{more}',
    },
    mend: {
      zh: '请减少列数、缩短单元格的文字，或把表拆成两个',
      en: 'use fewer columns, shorten the cells, or divide the table in two',
    },
  },
  'compose/page-spill': {
    severity: 'info',
    what: {
      zh: '“{text}”的末页（第 {folio} 页）只有几行',
      en: 'the last page of “{text}”, page {folio}, holds only a few lines',
    },
    mend: {
      zh: '请增删几句，或在版式中设 divisions.spill: run-on',
      en: 'add or remove a sentence or two, or set divisions.spill: run-on in the template',
    },
  },
  'compose/float-astray': {
    severity: 'warning',
    what: {
      zh: '图表“{text}”排到了第 {folio} 页，离文中的位置两页以上',
      en: 'the figure or table “{text}” stands on page {folio}, two pages or more from its place in the text',
    },
    mend: {
      zh: '请缩小前面的图、减少浮动的图，给图加 fig-pos="h"，或把表移后几段',
      en: 'make the pictures before it smaller, let fewer of them float, give a picture fig-pos="h", or move a table some paragraphs on',
    },
  },
  'compose/table-too-wide': {
    severity: 'error',
    what: {
      zh: '表格有一列比版心的长边还宽，转为横向、分到两页都排不下',
      en: 'a column of this table is wider than the long side of the type area; it fits neither turned nor divided',
    },
    mend: {
      zh: '请缩短该列中最长的数字、网址或单词，或换较大的版式',
      en: 'shorten the longest number, address or word of that column, or use a larger template',
    },
  },
  'compose/substituted-face': {
    severity: 'info',
    what: {
      zh: '没有找到版式所用的字体“{wanted}”，改用“{set}”',
      en: 'the template’s font “{wanted}” was not found; “{set}” is used instead',
    },
    mend: {
      zh: '如有这种字体，请运行 kanben fonts add 字体文件夹；可免费使用的字体见 docs/fonts.zh-CN.md',
      en: 'if you have the font, run kanben fonts add FOLDER; docs/fonts.md lists free fonts',
    },
  },
  'compose/not-set': {
    severity: 'warning',
    what: {
      zh: '这里的内容（{kind}）不能排版，没有印出',
      en: 'this ({kind}) cannot be set and is not printed',
    },
    mend: { zh: '请改用段落、列表或表格', en: 'write it as a paragraph, a list or a table' },
  },
} as const satisfies Record<string, Rule>;

/** The words for the other lines of a paragraph, or rows of a table, that break the same rule as the line that is named. */
export function linesAlike(rule: string, count: number): MessageText | '' {
  if (count === 1) return '';
  return rule === 'compose/broken-cell'
    ? { zh: `（本表共 ${count} 行如此）`, en: ` (1 of ${count} such rows of the table)` }
    : { zh: `（本段共 ${count} 行如此）`, en: ` (1 of ${count} such lines of the paragraph)` };
}
