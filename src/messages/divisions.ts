import type { Rule } from './rule.js';

/** Faults of the divisions' Markdown. */
export const divisionRules = {
  'edition/no-divisions': {
    severity: 'error',
    what: { zh: '刊本里没有一个 Markdown 文件', en: 'the edition has no Markdown file' },
    mend: { zh: '请加入如 01-chapter.md 的文件', en: 'add a file such as 01-chapter.md' },
  },
  'edition/no-heading': {
    severity: 'error',
    what: { zh: '这一篇没有一级标题', en: 'this division has no level 1 heading' },
    mend: { zh: '请在正文前写“# 标题”', en: 'write “# Heading” before its text' },
  },
  'edition/text-before-heading': {
    severity: 'warning',
    what: { zh: '一级标题之前还有内容', en: 'there is content before the level 1 heading' },
    mend: { zh: '请把标题移到最前', en: 'move the heading to the top' },
  },
  'edition/two-headings': {
    severity: 'warning',
    what: { zh: '这一篇不止一个一级标题', en: 'this division has more than one level 1 heading' },
    mend: {
      zh: '请改为“##”，或另立一个文件',
      en: 'change it to “##”, or move it to a separate file',
    },
  },
  'edition/list-numbers': {
    severity: 'warning',
    what: {
      zh: '列表的编号不连续：{before} 之后是 {number}；各项照原样编号',
      en: 'the list’s numbers are not in sequence: {number} follows {before}; they are printed as written',
    },
    mend: {
      zh: '请核对编号；要自动编号的，每项都写“1.”',
      en: 'check the number; write “1.” before every item to have them counted',
    },
  },
  'edition/run-on-item': {
    severity: 'warning',
    what: {
      zh: '以“{mark}”开头的这一行接在上一行之后，排成同一段',
      en: 'the line that begins with “{mark}” is joined to the line above it, as one paragraph',
    },
    mend: {
      zh: '请在这一行之前空一行，或写成 Markdown 列表（“1. ”后有空格）',
      en: 'leave an empty line before it, or write a Markdown list (“1. ” with a space)',
    },
  },
  'edition/too-deep': {
    severity: 'error',
    what: {
      zh: '引文、列表或强调嵌套超过 {most} 层',
      en: 'quotations, lists or emphasis are nested more than {most} deep',
    },
    mend: { zh: '请减少嵌套的层数', en: 'reduce the number of levels' },
  },
  'edition/long-block': {
    severity: 'error',
    what: {
      zh: '从这一行起超过 {most} 行没有空行，这样长的段落或表格无法排版',
      en: 'from this line on more than {most} lines follow without an empty line; a paragraph or table of that length cannot be set',
    },
    mend: {
      zh: '请用空行分段，把表格分成几个，或用 --max-lines 提高上限（费时、费内存）',
      en: 'divide the paragraph with empty lines, divide the table, or raise the limit with --max-lines (at the cost of time and memory)',
    },
  },
  'edition/many-cells': {
    severity: 'error',
    what: {
      zh: '这个表格的单元格（行数乘列数）超过 {most} 个，无法排版',
      en: 'this table has more than {most} cells (rows times columns); a table of that size cannot be set',
    },
    mend: {
      zh: '请把表格分成几个，或用 --max-lines 提高上限（费时、费内存）',
      en: 'divide the table, or raise the limit with --max-lines (at the cost of time and memory)',
    },
  },
  'edition/many-marks': {
    severity: 'error',
    what: {
      zh: '从这一行起的一段里，Markdown 标记（* _ ~ [ ] ! < 和反引号）超过 {most} 个，无法处理',
      en: 'the paragraph that begins here has more than {most} marks of Markdown (* _ ~ [ ] ! < and backquotes) and cannot be read',
    },
    mend: { zh: '请用空行分段', en: 'divide it with empty lines' },
  },
  'edition/many-ends': {
    severity: 'error',
    what: {
      zh: '到这一行为止，这个文件的引文、列表和带下划线的标题超过 {most} 处，处理时间过长',
      en: 'up to this line the file has more than {most} quotations, lists and underlined headings, which take too long to read',
    },
    mend: {
      zh: '请分成几个文件，或用 --max-lines 提高上限（费时）',
      en: 'divide it into several files, or raise the limit with --max-lines (at the cost of time)',
    },
  },
  'edition/many-descriptions': {
    severity: 'error',
    what: {
      zh: '到这一行为止，这个文件的定义列表超过 {most} 条，无法处理',
      en: 'up to this line the definition lists of the file have more than {most} descriptions, which is too many',
    },
    mend: { zh: '请分成几个文件', en: 'divide it into several files' },
  },
  'edition/too-many-lines': {
    severity: 'error',
    what: {
      zh: '到这个文件为止，全书超过 {most} 行，一本书放不下',
      en: 'with this file the book has more than {most} lines, which is too much for one book',
    },
    mend: {
      zh: '请分成几册，或用 --max-lines 提高上限（费时、费内存）',
      en: 'divide it into volumes, or raise the limit with --max-lines (at the cost of time and memory)',
    },
  },
  'edition/long-address': {
    severity: 'error',
    what: {
      zh: '这个地址有 {length} 个字符，引用次数又多，书会大得无法制作',
      en: 'this address has {length|character|characters} and is referred to so often that the book would become too large',
    },
    mend: { zh: '请缩短地址，或减少引用', en: 'shorten the address or refer to it less often' },
  },
  'edition/skipped-level': {
    severity: 'warning',
    what: {
      zh: '标题从 {from} 级跳到 {to} 级',
      en: 'the heading level jumps from {from} to {to}',
    },
    mend: { zh: '请逐级使用标题', en: 'do not skip a level' },
  },
  'edition/empty-division': {
    severity: 'warning',
    what: { zh: '这一篇只有标题，没有正文', en: 'this division has a heading but no text' },
  },
  'edition/math': {
    severity: 'warning',
    what: {
      zh: '不支持数学公式，按文字原样排出',
      en: 'formulas are not supported; this one is set as plain text',
    },
    mend: {
      zh: '请用 <sup>、<sub> 和 Unicode 符号写出，或改用图片',
      en: 'use <sup>, <sub> and Unicode signs, or a picture',
    },
  },
  'edition/comment': {
    severity: 'info',
    what: {
      zh: '注释“{text}”不印在书里',
      en: 'the comment “{text}” is not printed',
    },
    mend: {
      zh: '要印出来，请去掉 <!-- 和 -->',
      en: 'to print it, remove <!-- and -->',
    },
  },
  'edition/raw-html': {
    severity: 'warning',
    what: {
      zh: '不支持 HTML（{tag}），只保留其中的文字',
      en: 'HTML ({tag}) is not supported; only its text is kept',
    },
    mend: { zh: '请改用 Markdown', en: 'write it as Markdown' },
  },
  'edition/html-left-out': {
    severity: 'warning',
    what: {
      zh: '不支持 HTML（{tag}），其中 <script>、<style>、<template> 的内容不进书',
      en: 'HTML ({tag}) is not supported; the content of <script>, <style> and <template> is left out',
    },
    mend: {
      zh: '要让读者看到的文字，请写成 Markdown',
      en: 'write what readers should see as Markdown',
    },
  },
  'edition/no-such-note': {
    severity: 'warning',
    what: { zh: '没有注释“{name}”的内容', en: 'the note “{name}” has no text' },
    mend: { zh: '请写“[^{name}]: 注文”', en: 'write “[^{name}]: its text”' },
  },
  'edition/unused-note': {
    severity: 'warning',
    what: { zh: '正文没有用到注释“{name}”', en: 'nothing in the text refers to the note “{name}”' },
  },
  'edition/bad-link': {
    severity: 'error',
    what: { zh: '链接“{url}”不能放进书里', en: 'the link “{url}” is not allowed in a book' },
    mend: {
      zh: '请用 https、mailto 或 # 开头的链接',
      en: 'use https, mailto, or a link that begins with #',
    },
  },
  'edition/dead-link': {
    severity: 'warning',
    what: {
      zh: '链接“{url}”没有目标，只保留文字',
      en: 'the link “{url}” leads nowhere; only its text is kept',
    },
    mend: {
      zh: '书内的链接写作 # 加标题，书外的写完整的 https 地址',
      en: 'write # and a heading for a place in the book, a complete https address for a place outside',
    },
  },
} as const satisfies Record<string, Rule>;
