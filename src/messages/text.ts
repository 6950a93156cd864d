import type { Rule } from './rule.js';

/** Rules of texts without layout. */
export const textRules = {
  'text/not-utf8': {
    severity: 'error',
    what: { zh: '文件不是 UTF-8 文本', en: 'the file is no UTF-8 text' },
  },
  'text/control-character': {
    severity: 'error',
    what: { zh: '文本中有控制字符', en: 'the text holds a control character' },
  },
} as const satisfies Record<string, Rule>;
