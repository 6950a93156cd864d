import type { Rule } from './rule.js';

const MEND = {
  zh: '请在 Markdown 中改；导入时加 --apply-style 可代为改正',
  en: 'change it in the Markdown, or import with --apply-style',
};

/** What a house style (style.yaml) and the built-in lists of words find. */
export const styleRules = {
  'style/prefer': {
    severity: 'warning',
    what: { zh: '“{avoid}”宜写作“{prefer}”{why}', en: 'write “{prefer}” for “{avoid}”{why}' },
    mend: MEND,
  },
  'style/avoid': {
    severity: 'warning',
    what: { zh: '避免用“{avoid}”{why}', en: 'avoid “{avoid}”{why}' },
    mend: { zh: '请在 Markdown 中改写', en: 'write it another way in the Markdown' },
  },
  'style/misspelt': {
    severity: 'info',
    what: {
      zh: '“{avoid}”疑为“{prefer}”之误{why}',
      en: '“{avoid}” is likely a slip for “{prefer}”{why}',
    },
    mend: MEND,
  },
  'style/usage': {
    severity: 'info',
    what: { zh: '“{avoid}”通常写作“{prefer}”{why}', en: '“{avoid}” is usually “{prefer}”{why}' },
    mend: {
      zh: '确实不必改的，可在 style.yaml 中写 avoid 与 prefer 都是“{avoid}”的一行',
      en: 'if it is right, give style.yaml a row whose avoid and prefer are both “{avoid}”',
    },
  },
  'style/applied': {
    severity: 'info',
    what: {
      zh: '按本报体例把“{avoid}”改为“{prefer}”，已记入台账',
      en: '“{avoid}” became “{prefer}” by the house style; the ledger has it',
    },
  },
} as const satisfies Record<string, Rule>;
