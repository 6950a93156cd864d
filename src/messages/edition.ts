import type { Rule } from './rule.js';

/** What edition.yaml and the divisions can get wrong. */
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
      en: 'numbers are left out before “{issue}”: the last one is {last}',
    },
    mend: {
      zh: '请核对编号；前几期不在此文件夹的，可以不理',
      en: 'check the number; where the issues between lie elsewhere, leave it',
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
      zh: '标为“{secrecy}”的刊本不做成 {formats}，电子文件容易扩散',
      en: 'an edition marked “{secrecy}” is not made into {formats}, since such files spread easily',
    },
    mend: {
      zh: '请只用 --format pdf；确已获准时加 --allow-classified',
      en: 'use --format pdf alone, or add --allow-classified where that is permitted',
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
  'edition/too-deep': {
    severity: 'error',
    what: {
      zh: '引文、列表或强调层层相套，超过 {most} 层',
      en: 'quotations, lists or emphasis stand more than {most} deep in one another',
    },
    mend: { zh: '请减少嵌套的层数', en: 'reduce the number of levels' },
  },
  'edition/long-block': {
    severity: 'error',
    what: {
      zh: '从这一行起超过 {most} 行没有空行，这样长的一段、一表无法排版',
      en: 'from this line on more than {most} lines follow without an empty line; a paragraph or table of that length cannot be set',
    },
    mend: {
      zh: '请用空行分段，或把表格分成几个',
      en: 'part it by empty lines, or make several tables of it',
    },
  },
  'edition/too-many-lines': {
    severity: 'error',
    what: {
      zh: '到这个文件为止，全书超过 {most} 行，一本书放不下',
      en: 'with this file the book has more than {most} lines, which is too much for one book',
    },
    mend: { zh: '请分成几册', en: 'divide it into volumes' },
  },
  'edition/long-address': {
    severity: 'error',
    what: {
      zh: '这个地址有 {length} 个字符，引用次数又多，书会大得无法制作',
      en: 'this address has {length} characters and is referred to so often that the book would become too large',
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
  'edition/picture-width': {
    severity: 'error',
    what: { zh: '图片宽度“{size}”的写法不对', en: 'the picture width “{size}” has the wrong form' },
    mend: {
      zh: '请写成 图.png#width=60% 或 图.png#width=80mm',
      en: 'write map.png#width=60% or map.png#width=80mm',
    },
  },
  'edition/cmyk-picture': {
    severity: 'info',
    what: {
      zh: '图片 {path} 是四色（CMYK）JPEG，已转为 RGB：书的颜色空间是 sRGB',
      en: 'the picture {path} is a JPEG in four inks (CMYK); it is converted to RGB, since the colours of a book are those of sRGB',
    },
    mend: {
      zh: '请在校样上看颜色；若要自己定颜色，请先转为 sRGB 再放进来',
      en: 'look at its colours in the proof; to choose them yourself, convert it to sRGB first',
    },
  },
  'edition/picture-converted': {
    severity: 'info',
    what: {
      zh: '图片 {path} 是 {kind}，已转为像素相同的 PNG',
      en: 'the picture {path} is a {kind}; it is converted to a PNG with the same pixels',
    },
  },
  'edition/bad-picture': {
    severity: 'error',
    what: {
      zh: '图片 {path} 是损坏的 {kind}，或像素超过一亿，不能读取',
      en: 'the picture {path} is a damaged {kind}, or has more than 100 million pixels, and cannot be read',
    },
    mend: { zh: '请重新导出，或换成 PNG、JPEG', en: 'export it again, or save it as PNG or JPEG' },
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
      en: 'the comment “{text}” is printed in no book',
    },
    mend: {
      zh: '要印出来，请去掉 <!-- 和 -->',
      en: 'to print it, take <!-- and --> away',
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
  'edition/no-image': {
    severity: 'error',
    what: { zh: '没有图片“{path}”', en: 'there is no image “{path}”' },
    mend: {
      zh: '请把图片放进刊本的文件夹，并核对文件名',
      en: 'put it into the edition’s folder and check the file name',
    },
  },
  'edition/outside-image': {
    severity: 'error',
    what: {
      zh: '图片“{path}”不在刊本的文件夹里',
      en: 'the image “{path}” is outside the edition’s folder',
    },
    mend: {
      zh: '请把图片放进刊本的文件夹，写相对路径',
      en: 'put it into the edition’s folder and write a relative path',
    },
  },
  'edition/remote-image': {
    severity: 'warning',
    what: {
      zh: '图片“{path}”在网络上，制作时不联网，没有收入',
      en: 'the image “{path}” is on the network, which a build does not read; it was left out',
    },
    mend: {
      zh: '请下载后放进刊本的文件夹，写相对路径',
      en: 'download it into the edition’s folder and write a relative path',
    },
  },
  'edition/no-alt': {
    severity: 'warning',
    what: {
      zh: '图片“{path}”没有文字说明，读屏软件无从朗读',
      en: 'the image “{path}” has no description; a screen reader cannot read it',
    },
    mend: {
      zh: '请写“![说明]({path})”',
      en: 'write “![what it shows]({path})”',
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
  'edition/no-such-figure': {
    severity: 'warning',
    what: {
      zh: '没有编号为“{id}”的图，照原样印出',
      en: 'no picture has the id “{id}”; the reference is printed as it is written',
    },
    mend: {
      zh: '请在图的后面写 {#{id}}，或改正这里的编号',
      en: 'write {#{id}} behind the picture, or correct the id here',
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
  'edition/no-such-region': {
    severity: 'warning',
    what: {
      zh: '没有行政区划代码 {code}',
      en: 'there is no region with the code {code}',
    },
    mend: {
      zh: '填写 GB/T 2260 的六位代码，或删去 region',
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
