import type { Rule } from './rule.js';

/** What composing can't set as it stands. */
export const composeRules = {
  'compose/missing-glyph': {
    severity: 'error',
    what: {
      zh: '没有一种字体含有“{character}”（{code}）',
      en: 'no font of the template has “{character}” ({code})',
    },
    mend: {
      zh: '请在 fonts/fonts.yaml 添加含有它的字体并列入版式，或改用别的字',
      en: 'add a font that has it to fonts/fonts.yaml and to the template, or change the character',
    },
  },
  'compose/not-set': {
    severity: 'warning',
    what: {
      zh: '这里的内容（{kind}）不能排版，没有印出',
      en: 'this ({kind}) cannot be set and is not printed',
    },
    mend: { zh: '请改用段落、列表或表格', en: 'write it as a paragraph, a list or a table' },
  },
} as const satisfies Record<string, Rule>;
