import type { Rule } from './rule.js';

/** What catalogues (fonts.yaml) and font files can get wrong. */
export const fontRules = {
  'font/bad-yaml': {
    severity: 'error',
    what: {
      zh: '字体目录不是正确的 YAML：{problem}',
      en: 'the font catalogue is not valid YAML: {problem}',
    },
    mend: { zh: '请检查缩进、冒号和引号', en: 'check indentation, colons and quotation marks' },
  },
  'font/bad-entry': {
    severity: 'error',
    what: {
      zh: '字体目录的“{key}”不对：{problem}',
      en: '“{key}” in the font catalogue is wrong: {problem}',
    },
    mend: {
      zh: '每种字体写作 faces 之下的“名称: {file: 文件}”，另可写 face、family、weight、style、licence、covers',
      en: 'write each font below faces as “name: {file: FILE}”; face, family, weight, style, licence and covers are optional',
    },
  },
  'font/unknown-face': {
    severity: 'error',
    what: { zh: '字体目录中没有“{id}”', en: 'no font in the catalogue is named “{id}”' },
    mend: {
      zh: '目录中有：{known}；可在 fonts/fonts.yaml 添加',
      en: 'the catalogue has {known}; add yours to fonts/fonts.yaml',
    },
  },
  'font/no-file': {
    severity: 'error',
    what: {
      zh: '“{id}”的字体文件 {path} 不存在或不能读取',
      en: 'the font file of “{id}”, {path}, is missing or cannot be read',
    },
    mend: {
      zh: '请核对 file；路径从字体目录所在的文件夹算起',
      en: 'check file; its path counts from the folder of the catalogue',
    },
  },
  'font/no-folder': {
    severity: 'error',
    what: { zh: '没有文件夹 {path}', en: 'there is no folder {path}' },
    mend: { zh: '请写字体所在的文件夹', en: 'name the folder in which the fonts lie' },
  },
  'font/no-fonts': {
    severity: 'error',
    what: { zh: '文件夹 {path} 中没有字体文件', en: 'the folder {path} has no font files' },
    mend: {
      zh: '字体文件以 .ttf、.otf 或 .ttc 结尾',
      en: 'font files end with .ttf, .otf or .ttc',
    },
  },
  'font/unreadable': {
    severity: 'error',
    what: {
      zh: '“{id}”的文件不是能用的字体（{problem}）',
      en: 'the file of “{id}” is not a usable font ({problem})',
    },
    mend: {
      zh: '请换用 TTF、OTF 或 TTC 文件',
      en: 'use a TTF, OTF or TTC file',
    },
  },
  'font/no-such-face': {
    severity: 'error',
    what: {
      zh: '“{id}”的字体集里没有 {face}',
      en: 'the collection of “{id}” has no face {face}',
    },
    mend: {
      zh: '字体集里有：{known}（也可写序号，从 0 起）',
      en: 'it has {known} (or their numbers, from 0)',
    },
  },
  'font/face-wanted': {
    severity: 'error',
    what: {
      zh: '“{id}”的文件是字体集，要写明用其中哪一种',
      en: 'the file of “{id}” is a collection; face must name one of its faces',
    },
    mend: { zh: '请加 face，可用：{known}', en: 'add face with one of {known}' },
  },
} as const satisfies Record<string, Rule>;
