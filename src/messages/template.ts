import type { Rule } from './rule.js';

/** What a template can get wrong. */
export const templateRules = {
  'template/no-such-template': {
    severity: 'error',
    what: { zh: '没有“{name}”这种版式', en: 'there is no template “{name}”' },
    mend: {
      zh: '内置的有：{known}；也可以写含 template.yaml 的文件夹的路径',
      en: 'the built-in ones are {known}; a path to a folder with template.yaml works too',
    },
  },
  'template/outside': {
    severity: 'error',
    what: {
      zh: '版式“{name}”在刊本文件夹和当前文件夹以外，没有读取',
      en: 'the template “{name}” is outside the edition’s folder and the working directory; it was not read',
    },
    mend: {
      zh: '请把版式文件夹放到当前文件夹里，或在命令行用 --template 指明',
      en: 'move the template’s folder into the working directory, or name it with --template on the command line',
    },
  },
  'template/cycle': {
    severity: 'error',
    what: {
      zh: '版式互相继承，成了循环：{chain}',
      en: 'the templates extend each other in a circle: {chain}',
    },
    mend: { zh: '请改正 extends', en: 'correct extends' },
  },
  'template/bad-yaml': {
    severity: 'error',
    what: {
      zh: 'template.yaml 不是正确的 YAML：{problem}',
      en: 'template.yaml is not valid YAML: {problem}',
    },
    mend: { zh: '请检查缩进、冒号和引号', en: 'check indentation, colons and quotation marks' },
  },
  'template/unknown-key': {
    severity: 'error',
    what: { zh: '版式没有“{key}”这一项', en: 'a template has no key “{key}”' },
    mend: { zh: '{hint}', en: '{hint}' },
  },
  'template/bad-value': {
    severity: 'error',
    what: { zh: '“{key}”的值不对：{problem}', en: 'the value of “{key}” is wrong: {problem}' },
    mend: {
      zh: '写法见 docs/templates.zh-CN.md',
      en: 'docs/templates.md lists the values',
    },
  },
  'template/missing-keys': {
    severity: 'error',
    what: { zh: '版式缺少 {keys}', en: 'the template lacks {keys}' },
    mend: {
      zh: '请写 extends: booklet，由它补足没有写的各项',
      en: 'write extends: booklet, which supplies the other keys',
    },
  },
  'template/too-large': {
    severity: 'error',
    what: {
      zh: '版心（{width} × {height}）放不进页面（{page}）',
      en: 'the type area ({width} × {height}) does not fit the page ({page})',
    },
    mend: { zh: '请减少字数、行数或边距', en: 'reduce characters, lines or margins' },
  },
  'template/head-off-page': {
    severity: 'error',
    what: {
      zh: '页眉高出版心 {above}，超出了页面上边（天头只有 {top}）',
      en: 'running heads stand {above} above the type area and fall off the page, whose top margin is {top}',
    },
    mend: {
      zh: '请把 runningHeads.above 减到 {most} 以内，或加大 typeArea.top',
      en: 'reduce runningHeads.above to {most} or less, or enlarge typeArea.top',
    },
  },
  'template/folio-off-page': {
    severity: 'error',
    what: {
      zh: '页码低于版心 {below}，超出了页面下边（地脚只有 {bottom}）',
      en: 'folios stand {below} below the type area and fall off the page, whose bottom margin is {bottom}',
    },
    mend: {
      zh: '请把 folios.below 减到 {most} 以内，或减少行数、减小 typeArea.top',
      en: 'reduce folios.below to {most} or less, or reduce the lines or typeArea.top',
    },
  },
  'template/furniture-in-text': {
    severity: 'warning',
    what: {
      zh: '{key}（{length}）太小，页眉或页码会压住正文',
      en: '{key} ({length}) is too small: the head or folio is printed on the text',
    },
    mend: { zh: '请把 {key} 加到 {least} 以上', en: 'make {key} {least} or more' },
  },
  'template/no-room': {
    severity: 'error',
    what: {
      zh: '{key} 的字号、缩进或行数太大，版心里排不下一行',
      en: '{key} is too large or indented too far: the type area has no room for a line of it',
    },
    mend: {
      zh: '请减小它的字号、inset、firstIndent 或 lines',
      en: 'reduce its size, inset, firstIndent or lines',
    },
  },
  'template/tight-leading': {
    severity: 'error',
    what: {
      zh: '行距（{leading}）小于字号（{size}），各行会叠印',
      en: 'the leading ({leading}) is less than the size ({size}), so lines overlap',
    },
    mend: {
      zh: '请把 typeArea.leading 加到字号以上',
      en: 'make typeArea.leading as large as the size or larger',
    },
  },
  'template/bad-css': {
    severity: 'error',
    what: { zh: 'epub.css 有误：{problem}', en: 'epub.css has a fault: {problem}' },
    mend: { zh: '请检查括号、分号和引号', en: 'check braces, semicolons and quotation marks' },
  },
  'template/remote-css': {
    severity: 'error',
    what: {
      zh: 'epub.css 引用了外部文件（{address}），书中不会有它',
      en: 'epub.css refers to an outside file ({address}), which the book does not contain',
    },
    mend: {
      zh: '请删去，或把样式直接写入 epub.css',
      en: 'remove it, or write its rules into epub.css',
    },
  },
} as const satisfies Record<string, Rule>;
