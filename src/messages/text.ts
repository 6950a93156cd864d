import type { Rule } from './rule.js';

/** Rules of texts without layout. */
export const textRules = {
  'text/not-utf8': {
    severity: 'error',
    what: { zh: '文件不是 UTF-8 文本', en: 'the file is not UTF-8 text' },
    mend: {
      zh: '请重新制作；仍有误时请报告',
      en: 'build it again, and report the fault if it stays',
    },
  },
  'text/control-character': {
    severity: 'error',
    what: { zh: '文本中有控制字符', en: 'the text contains a control character' },
    mend: { zh: '请从刊本中删去这个字符', en: 'delete the character from the edition' },
  },
} as const satisfies Record<string, Rule>;
