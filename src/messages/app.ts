import type { Rule } from './rule.js';

/** Requests that a command cannot fulfil. */
export const requestRules = {
  'io/expression-not-run': {
    severity: 'error',
    what: {
      zh: '上次导入用的表达式“{expression}”可能永远算不完，没有执行',
      en: 'the expression “{expression}” of the last import might run without end; it was not used',
    },
    mend: {
      zh: '若确是您写的，请在 kanben import 时用 {flag} 再给一次，或改写成没有先行、后行断言和反向引用的表达式，用 --force 重新导入',
      en: 'if the expression is yours, give it again with {flag} of kanben import; or import again with --force and an expression without lookaround or back references',
    },
  },
  'io/same-id': {
    severity: 'error',
    what: {
      zh: '编号“{id}”已由 {other} 使用，输出会互相覆盖',
      en: '{other} has the id “{id}” too; their outputs would overwrite each other',
    },
    mend: { zh: '请改其中一个 edition.yaml 的 id', en: 'change the id in one edition.yaml' },
  },
  'io/other-edition': {
    severity: 'error',
    what: {
      zh: '{folder} 里是另一本书《{title}》，编号同为“{id}”，不能覆盖',
      en: '{folder} holds another edition with the id “{id}”, “{title}”, which would be overwritten',
    },
    mend: {
      zh: '请改 edition.yaml 的 id，或用 --to 换一个文件夹；不再需要旧书时，可删去这个文件夹',
      en: 'change the id in edition.yaml or choose another folder with --to; delete this folder if you do not need the old book',
    },
  },
  'io/other-origin': {
    severity: 'error',
    what: {
      zh: '{folder} 里是 {origin} 的输出，它的编号也是“{id}”，不能覆盖',
      en: '{folder} holds the outputs of {origin}, whose id is “{id}” too; they would be overwritten',
    },
    mend: {
      zh: '请改其中一个 edition.yaml 的 id，或用 --to 换一个文件夹；不再需要 {origin} 时，可删去它',
      en: 'change the id in one edition.yaml or choose another folder with --to; delete {origin} if you do not need it',
    },
  },
  'io/bad-id': {
    severity: 'error',
    what: {
      zh: '刊本编号“{id}”不能用作文件夹名',
      en: 'the edition id “{id}” cannot name a folder',
    },
    mend: {
      zh: '请用字母、数字、汉字和 - _ . 组成编号，如 briefing-2026-03：导入时写 --id，刊本写 edition.yaml 的 id',
      en: 'use letters, digits, Chinese characters and - _ . (briefing-2026-03); set it with --id of an import, or as id in edition.yaml',
    },
  },
  'io/not-an-edition': {
    severity: 'error',
    what: {
      zh: '这个文件夹已有别的内容，却没有 edition.yaml',
      en: 'this folder holds other files but no edition.yaml',
    },
    mend: {
      zh: '请用 --id 另起编号，或换一个文件夹（import 用 --to，make 用 --content）',
      en: 'choose another --id, or another folder (--to of import, --content of make)',
    },
  },
  'io/no-edition': {
    severity: 'error',
    what: { zh: '这里没有刊本', en: 'there is no edition here' },
    mend: {
      zh: '刊本是含 edition.yaml 的文件夹或一个 Markdown 文件；可先用 kanben import 导入源稿',
      en: 'an edition is a folder with edition.yaml, or one Markdown file; kanben import makes one from a source',
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
    mend: { zh: '可取的值见 kanben build --help', en: 'kanben build --help lists the values' },
  },
  'io/unused-option': {
    severity: 'error',
    what: {
      zh: '{flag} 对要生成的格式（{formats}）不起作用',
      en: '{flag} has no effect on the formats that are made ({formats})',
    },
    mend: {
      zh: '请去掉 {flag}，或在 --format 里加上 {needed}',
      en: 'leave {flag} out, or add {needed} to --format',
    },
  },
  'io/unknown-option': {
    severity: 'error',
    what: { zh: '各种输出格式都没有 {option} 这个选项', en: 'no output has the option {option}' },
    mend: { zh: '可用的选项：{known}', en: 'the options are {known}' },
  },
  'io/unknown-kind': {
    severity: 'error',
    what: { zh: '不知道如何检查这种文件', en: 'Kanben cannot check this kind of file' },
    mend: {
      zh: '可以检查刊本文件夹、Markdown，以及以这些结尾的文件：{known}',
      en: 'it checks an edition’s folder, a Markdown file, and files that end with {known}',
    },
  },
  'io/no-date': {
    severity: 'info',
    what: {
      zh: '刊本没有日期，文件内的制作日期记为 {date}',
      en: 'the edition has no date; its files are dated {date}',
    },
    mend: {
      zh: '请在 edition.yaml 写明 date，如 date: 2020-09-17',
      en: 'add a date to edition.yaml, such as date: 2020-09-17',
    },
  },
  'io/bad-epoch': {
    severity: 'error',
    what: {
      zh: 'SOURCE_DATE_EPOCH 的值“{value}”不是秒数',
      en: 'SOURCE_DATE_EPOCH is “{value}”, which is not a number of seconds',
    },
    mend: {
      zh: '请给出自 1970 年起的秒数，或不设此变量',
      en: 'set it to the seconds since 1970, or unset it',
    },
  },
  'io/exists': {
    severity: 'error',
    what: {
      zh: '这里已有同名的文件或文件夹',
      en: 'a file or folder with this name exists already',
    },
    mend: {
      zh: '没有写入任何文件；请换一个文件夹或编号，或先移走它',
      en: 'nothing was written; choose another folder or id, or move the old one away first',
    },
  },
  'io/not-a-template': {
    severity: 'error',
    what: { zh: '这里没有 template.yaml', en: 'there is no template.yaml here' },
    mend: {
      zh: '请写出版式文件夹的路径，其中应有 template.yaml',
      en: 'name a template folder, which contains template.yaml',
    },
  },
} as const satisfies Record<string, Rule>;
