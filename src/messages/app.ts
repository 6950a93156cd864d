import type { Rule } from './rule.js';

/** What the disk and the command line can get wrong. */
export const ioRules = {
  'io/no-such-file': {
    severity: 'error',
    what: { zh: '没有这个文件', en: 'no such file' },
    mend: { zh: '请核对路径和文件名', en: 'check the path and the spelling' },
  },
  'io/is-folder': {
    severity: 'error',
    what: { zh: '这是文件夹，需要的是文件', en: 'this is a folder where a file is wanted' },
    mend: { zh: '请写出其中源稿的文件名', en: 'name the source files inside it' },
  },
  'io/unreadable': {
    severity: 'error',
    what: { zh: '文件不能读取（{code}）', en: 'the file cannot be read ({code})' },
    mend: { zh: '请检查文件的权限', en: 'check its permissions' },
  },
  'io/unwritable': {
    severity: 'error',
    what: { zh: '不能写入（{code}）', en: 'cannot be written ({code})' },
    mend: {
      zh: '请换一个可写的文件夹，或检查权限和磁盘空间',
      en: 'choose a folder that can be written, or check permissions and free space',
    },
  },
  'io/output-is-input': {
    severity: 'error',
    what: { zh: '输出文件就是输入文件', en: 'the output would replace the input' },
    mend: { zh: '请用 --to 另起文件名', en: 'give another file with --to' },
  },
  'io/bad-id': {
    severity: 'error',
    what: {
      zh: '刊本编号“{id}”不能用作文件夹名',
      en: 'the edition id “{id}” cannot name a folder',
    },
    mend: {
      zh: '请用 --id 给出字母、数字、汉字和 - _ . 组成的编号，如 briefing-2026-03',
      en: 'give an --id of letters, digits and - _ . such as briefing-2026-03',
    },
  },
  'io/hand-edited': {
    severity: 'error',
    what: {
      zh: '这个文件改动过，与重新导入的结果不同：现为“{has}”，导入得“{wants}”',
      en: 'this file was edited by hand and differs from what the import gives: it has “{has}”, the import “{wants}”',
    },
    mend: {
      zh: '没有覆盖任何文件；要放弃手工改动，请加 --force',
      en: 'nothing was overwritten; to give up the edits, add --force',
    },
  },
  'io/overwritten': {
    severity: 'warning',
    what: {
      zh: '按 --force 覆盖了手工改动：原为“{has}”，现为“{wants}”',
      en: 'an edit by hand was overwritten because of --force: it had “{has}”, now it has “{wants}”',
    },
  },
  'io/other-source': {
    severity: 'error',
    what: {
      zh: '这个编号的刊本来自另一份源稿（{name}）',
      en: 'an edition of this id is there already, made from another source ({name})',
    },
    mend: {
      zh: '请用 --id 另起编号；要替换它，请加 --force',
      en: 'give this one another --id, or replace the old one with --force',
    },
  },
  'io/not-an-edition': {
    severity: 'error',
    what: {
      zh: '这个文件夹已有别的内容，却没有 edition.yaml',
      en: 'this folder holds other files and no edition.yaml',
    },
    mend: {
      zh: '请用 --id 或 --to 换一个位置',
      en: 'choose another place with --id or --to',
    },
  },
  'io/no-edition': {
    severity: 'error',
    what: { zh: '这里没有刊本', en: 'there is no edition here' },
    mend: {
      zh: '刊本是含 edition.yaml 的文件夹或一个 Markdown 文件；可先用 kanben import 导入源稿',
      en: 'an edition is a folder with edition.yaml or one Markdown file; make one with kanben import',
    },
  },
  'io/unknown-format': {
    severity: 'error',
    what: { zh: '没有“{format}”这种输出格式', en: 'there is no output format “{format}”' },
    mend: { zh: '可用的格式：{known}', en: 'the formats are {known}' },
  },
  'io/bad-option': {
    severity: 'error',
    what: {
      zh: '输出格式 {format} 的选项 {option} 不能取这个值：{problem}',
      en: 'the option {option} of the output {format} has a wrong value: {problem}',
    },
  },
  'io/unknown-kind': {
    severity: 'error',
    what: { zh: '不知道如何检查这种文件', en: 'do not know how to check this kind of file' },
    mend: {
      zh: '可以检查刊本文件夹、Markdown、.epub 和 .pdf',
      en: 'an edition folder, a Markdown file, an .epub and a .pdf can be checked',
    },
  },
  'io/no-date': {
    severity: 'info',
    what: {
      zh: '刊本没有日期，文件内的制作日期记为 {date}',
      en: 'the edition has no date, so its files are dated {date}',
    },
    mend: {
      zh: '请在 edition.yaml 写明 date，如 date: 2020-09-17',
      en: 'give one in edition.yaml, such as date: 2020-09-17',
    },
  },
  'io/bad-epoch': {
    severity: 'error',
    what: {
      zh: 'SOURCE_DATE_EPOCH 的值“{value}”不是秒数',
      en: 'SOURCE_DATE_EPOCH is “{value}”, which is no number of seconds',
    },
    mend: {
      zh: '请给出自 1970 年起的秒数，或不设此变量',
      en: 'give seconds since 1970, or unset it',
    },
  },
  'io/exists': {
    severity: 'error',
    what: {
      zh: '这里已有同名的文件或文件夹',
      en: 'there is a file or folder of this name already',
    },
    mend: {
      zh: '没有写入任何文件；请换一个文件夹，或用 --id 另起编号，或先移走它',
      en: 'nothing was written; choose another folder, give another --id, or move it away first',
    },
  },
  'io/not-a-template': {
    severity: 'error',
    what: { zh: '这里没有 template.yaml', en: 'there is no template.yaml here' },
    mend: {
      zh: '请写出版式文件夹的路径，其中应有 template.yaml',
      en: 'name the folder of a template, with template.yaml in it',
    },
  },
} as const satisfies Record<string, Rule>;
