import type { Rule } from './rule.js';

/** Rules of Word files that Kanben makes. */
export const docxRules = {
  'docx/unreadable': {
    severity: 'error',
    what: {
      zh: '不是可读的 Word 文档：{problem}',
      en: 'the file is no readable Word file: {problem}',
    },
    mend: { zh: '请重新制作这个文件', en: 'build the file again' },
  },
  'docx/missing-part': {
    severity: 'error',
    what: { zh: '文档缺少部件 {path}', en: 'the file lacks the part {path}' },
    mend: { zh: '请重新制作这个文件', en: 'build the file again' },
  },
  'docx/unreferred-note': {
    severity: 'warning',
    what: {
      zh: '正文没有引用注释“{note}”，Word 文档里不会显示',
      en: 'nothing refers to the note “{note}”; Word does not show it',
    },
    mend: { zh: '请在正文中标出它', en: 'put its mark into the text' },
  },
} as const satisfies Record<string, Rule>;
