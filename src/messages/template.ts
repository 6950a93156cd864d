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
      en: 'put its folder into the working directory, or name it with --template on the command line',
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
    mend: { zh: '可用的是：{hint}', en: 'the keys are: {hint}' },
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
      en: 'write extends: booklet, which supplies the missing keys',
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
  'template/bad-css': {
    severity: 'error',
    what: { zh: 'epub.css 有误：{problem}', en: 'epub.css has a fault: {problem}' },
    mend: { zh: '请检查括号、分号和引号', en: 'check braces, semicolons and quotation marks' },
  },
  'template/remote-css': {
    severity: 'error',
    what: {
      zh: 'epub.css 引用了外部文件（{address}），书中不会有它',
      en: 'epub.css refers to an outside file ({address}), which the book will not contain',
    },
    mend: {
      zh: '请删去，或把样式直接写入 epub.css',
      en: 'remove it, or write its rules into epub.css',
    },
  },
} as const satisfies Record<string, Rule>;
