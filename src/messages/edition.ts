import type { Rule } from './rule.js';

/** What edition.yaml can get wrong. */
export const editionRules = {
  'edition/bad-yaml': {
    severity: 'error',
    what: { zh: '不是正确的 YAML：{problem}', en: 'this is not valid YAML: {problem}' },
    mend: { zh: '请检查缩进、冒号和引号', en: 'check indentation, colons and quotation marks' },
  },
  'edition/unknown-key': {
    severity: 'error',
    what: { zh: '没有“{key}”这一项', en: 'there is no key “{key}”' },
    mend: { zh: '{hint}', en: '{hint}' },
  },
  'edition/foreign-keys': {
    severity: 'info',
    what: {
      zh: '这些项属于别的程序，没有使用：{keys}',
      en: 'these keys belong to another program and were not used: {keys}',
    },
  },
  'edition/other-extension': {
    severity: 'warning',
    what: {
      zh: '这个文件没有收入：刊本的篇目只读扩展名为 .md 的文件',
      en: 'this file is not part of the book: the chapters of an edition are its files that end in .md',
    },
    mend: {
      zh: '请把扩展名改为 .md，或移出文件夹',
      en: 'rename it to .md, or move it out of the folder',
    },
  },
  'edition/bidi-marks': {
    severity: 'warning',
    what: {
      zh: '这里起有 {count} 个看不见的方向控制符（{code} 等），显示的次序可能与实际不同',
      en: 'from here on {count|invisible mark turns|invisible marks turn} the direction of the text ({code}): it may be shown in another order than it is written in',
    },
    mend: {
      zh: '文字照原样保留；如不是阿拉伯文、希伯来文所需，请删去',
      en: 'the text stays as it is; delete the marks unless Arabic or Hebrew needs them',
    },
  },
  'edition/bad-value': {
    severity: 'error',
    what: { zh: '“{key}”的值不对：{problem}', en: 'the value of “{key}” is wrong: {problem}' },
    mend: {
      zh: '写法见 docs/edition-format.zh-CN.md',
      en: 'docs/edition-format.md lists the values',
    },
  },
  'edition/masthead-lacks': {
    severity: 'error',
    what: { zh: '简报的报头缺“{key}”', en: 'the briefing’s masthead lacks “{key}”' },
    mend: {
      zh: '请在 edition.yaml 的 masthead 下写明 name、issue、unit、date',
      en: 'add name, issue, unit and date below masthead in edition.yaml',
    },
  },
  'edition/tail-lacks': {
    severity: 'error',
    what: { zh: '简报的报尾缺“{key}”', en: 'the briefing’s tail lacks “{key}”' },
    mend: {
      zh: '请在 edition.yaml 的 tail 下写明 copies，以及 report、send、distribute 中至少一项',
      en: 'add copies, and at least one of report, send and distribute, below tail in edition.yaml',
    },
  },
  'edition/issue-form': {
    severity: 'error',
    what: { zh: '期号“{issue}”的写法不对', en: 'the issue number “{issue}” has the wrong form' },
    mend: {
      zh: '请写成 12、第12期、2020年第12期、〔2020〕12号 或 增刊第2期',
      en: 'write 12, 第12期, 2020年第12期, 〔2020〕12号 or 增刊第2期',
    },
  },
  'edition/issue-repeated': {
    severity: 'warning',
    what: {
      zh: '编号“{issue}”与刊本 {id} 重复',
      en: 'the number “{issue}” is that of edition {id} too',
    },
    mend: { zh: '请核对两者的编号', en: 'compare the numbers of both' },
  },
  'edition/issue-gap': {
    severity: 'warning',
    what: {
      zh: '编号“{issue}”之前缺号：上一个是 {last}',
      en: 'numbers are missing before “{issue}”: the last one is {last}',
    },
    mend: {
      zh: '请核对编号；缺的几期如在别的文件夹里，不必理会',
      en: 'check the number; ignore this if the issues between are in another folder',
    },
  },
  'edition/issue-order': {
    severity: 'warning',
    what: {
      zh: '编号“{issue}”小于日期更早的刊本 {id}',
      en: 'the number “{issue}” is lower than that of edition {id}, which is earlier',
    },
    mend: { zh: '请核对编号和日期', en: 'check number and date' },
  },
  'edition/secrecy-form': {
    severity: 'error',
    what: {
      zh: '密级“{secrecy}”的写法不对',
      en: 'the secrecy mark “{secrecy}” has the wrong form',
    },
    mend: { zh: '请写成“秘密”“机密★1年”这样的形式', en: 'write it like 秘密 or 机密★1年' },
  },
  'edition/no-copy-number': {
    severity: 'error',
    what: {
      zh: '标为“{secrecy}”的刊本没有份号',
      en: 'an edition marked “{secrecy}” has no copy number',
    },
    mend: {
      zh: '请在 masthead 下写明 copyNumber，如 "000001"',
      en: 'add copyNumber below masthead, such as "000001"',
    },
  },
  'edition/classified': {
    severity: 'error',
    what: {
      zh: '标为“{secrecy}”的刊本不做成 {formats}，因为电子文件容易扩散',
      en: 'an edition marked “{secrecy}” is not made into {formats}, since such files spread easily',
    },
    mend: {
      zh: '请只用 --format pdf；确已获准时加 --allow-classified',
      en: 'use --format pdf alone, or add --allow-classified if that is permitted',
    },
  },
  'edition/other-size': {
    severity: 'warning',
    what: {
      zh: '版式不能印在 {size} 的页面上，仍用它自己的开本',
      en: 'the template cannot be printed on pages of {size}; its own size is used',
    },
    mend: {
      zh: '请删去 options.size，或换一种版式',
      en: 'delete options.size or use another template',
    },
  },
  'edition/bad-identifier': {
    severity: 'warning',
    what: {
      zh: '标识“{identifier}”的校验位不对',
      en: 'the check digit of the identifier “{identifier}” is wrong',
    },
    mend: { zh: '请与批准的号码核对', en: 'compare it with the number that was assigned' },
  },
  'edition/no-such-region': {
    severity: 'warning',
    what: {
      zh: '行政区划代码中没有 {code}',
      en: 'there is no region with the code {code}',
    },
    mend: {
      zh: '请写 GB/T 2260 的六位代码，或删去 region',
      en: 'write a code of six digits from GB/T 2260, or remove region',
    },
  },
  'edition/unknown-region': {
    severity: 'warning',
    what: {
      zh: '行政区划代码 {code} 与栏头“{label}”不符',
      en: 'the region code {code} does not belong to “{label}”',
    },
    mend: { zh: '“{label}”的代码是 {wants}', en: 'the code of “{label}” is {wants}' },
  },
  'edition/id-differs': {
    severity: 'warning',
    what: {
      zh: '编号“{id}”与文件夹名“{folder}”不同',
      en: 'the id “{id}” differs from the folder’s name “{folder}”',
    },
  },
} as const satisfies Record<string, Rule>;
